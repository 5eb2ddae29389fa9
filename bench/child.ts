import { fork } from 'node:child_process';

/** Longer than a hub takes to finish what it has in hand, its PostgreSQL with it. */
const patienceMs = 60_000;

/** A process that a benchmark measures. */
export interface Child {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: Record<string, unknown>;
  /** Sends a command and gives the answer. */
  tell(command: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts a file of this folder as a process; it is stopped with the stack at the latest. */
export async function startChild(
  stack: AsyncDisposableStack,
  file: string,
  options: Readonly<Record<string, string>>,
): Promise<Child> {
  const running = fork(new URL(file, import.meta.url), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    if (running.connected) running.send('stop');
    const hard = setTimeout(() => running.kill('SIGKILL'), patienceMs);
    await gone;
    clearTimeout(hard);
  };
  stack.defer(stop);
  const next = () => {
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    const ended = (code: number | null) => reject(new Error(`${file} ended (${code})`));
    running.once('exit', ended);
    running.once('message', (message) => {
      running.off('exit', ended);
      resolve(message as Record<string, unknown>);
    });
    return promise;
  };
  const ready = await next();
  return {
    pid: running.pid ?? 0,
    ready,
    tell(command) {
      const answered = next();
      running.send(command);
      return answered;
    },
    stop,
  };
}
