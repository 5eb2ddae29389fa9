import { runCommandLine } from './command-line.ts';

/**
 * Aborted at the first SIGINT or SIGTERM. One more a second later ends the process at once; sooner it is the same one,
 * for a signal to the whole group comes again through npm.
 */
function stopAsked(): AbortSignal {
  const stop = new AbortController();
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined && performance.now() - askedAt > 1000) process.exit(130);
      askedAt ??= performance.now();
      stop.abort();
    });
  }
  return stop.signal;
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  stopAsked,
});
