import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `soak`: a hundred thousand broken inputs for each parser, or as many as SOAK says. Runs the tests that try a few
 * hundred every day (packages/testkit/src/soak.ts) and prints, a line each, how many inputs were tried and accepted
 * and what CPU the dearest one took. Fails when one breaks a parser, or keeps it busy.
 */
const runs = process.env['SOAK'] ?? '100000';
if (!/^[1-9][0-9]{0,7}$/.test(runs)) throw new Error(`SOAK is the number of inputs for each parser, not "${runs}"`);

const root = fileURLToPath(new URL('..', import.meta.url));
const reporter = fileURLToPath(new URL('soak-reporter.ts', import.meta.url));
const tests = [
  'packages/hl7v2/test/fuzz',
  'packages/identifiers/src/fuzz',
  'packages/identifiers/src/gs1-judge',
  'packages/quantities/src/fuzz',
  'packages/x12/test/fuzz',
];

// A group of its own: a parser that hangs hears no signal but the last.
const vitest = spawn('vitest', ['run', ...tests, `--reporter=${reporter}`], {
  cwd: root,
  stdio: 'inherit',
  detached: true,
  env: { ...process.env, SOAK: runs },
});
const end = (signal: NodeJS.Signals): void => {
  try {
    if (vitest.pid !== undefined) process.kill(-vitest.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end('SIGKILL'));
process.exitCode = await new Promise<number>((resolve, reject) => {
  vitest.once('error', reject);
  vitest.once('exit', (code) => resolve(code ?? 1));
});
end('SIGKILL');
