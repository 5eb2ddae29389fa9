import { spawn } from 'node:child_process';
import { isatty } from 'node:tty';

/**
 * Runs a program in this process's place: its input and output, its exit code, its signals.
 *
 * Ctrl-C reaches the whole foreground group, so at a terminal the program has it already and a second one
 * would look like impatience; without a terminal a signal was meant for us alone and is passed on.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export async function runToEnd(program, args, { cwd, env }) {
  const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) {
    let passedOn = -Infinity;
    process.on(signal, () => {
      if (atTerminal && signal !== 'SIGTERM') return;
      // One sent to the whole group comes again from npm, which passes its own on.
      if (performance.now() - passedOn < 1_000) return;
      passedOn = performance.now();
      child.kill(signal);
    });
  }
  const stopWatching = endWithNpm(child);
  const { code, signal } = await ended;
  stopWatching();
  if (signal === null) {
    process.exitCode = code;
    return;
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** npm killed outright passes nothing on: seen by this process having another parent. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 200);
  return () => clearInterval(timer);
}
