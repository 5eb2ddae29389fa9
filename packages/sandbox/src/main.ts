import { fstatSync } from 'node:fs';
import { HubError } from '@supply-hub/errors';
import { createLog } from '@supply-hub/log';
import { parseCommandLine } from './command-line.ts';
import { startSandbox } from './sandbox.ts';

/**
 * The sandbox as a process. Standard output carries one line, when it is ready; the log goes to standard error.
 */
try {
  const { exitWithParent, ...options } = parseCommandLine(process.argv.slice(2));
  const sandbox = await startSandbox({ ...options, log: createLog({ name: 'sandbox', destination: 2 }) });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (exitWithParent) {
    // A parent that keeps the other end of our input is missed at once; any other, when we have become an orphan.
    const input = fstatSync(0);
    if (input.isFIFO() || input.isSocket()) process.stdin.on('end', stop).on('error', stop).resume();
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) stop();
    }, 500).unref();
  }
  process.stdout.write(
    `${JSON.stringify({ ready: true, controlUrl: sandbox.controlUrl, hubYaml: sandbox.hubYaml })}\n`,
  );
} catch (error) {
  const message = error instanceof HubError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
