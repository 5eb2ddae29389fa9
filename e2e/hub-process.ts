import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** How a process ended: its exit code, or the signal that ended it. */
export type Ending = number | NodeJS.Signals;

/** The `hub` command as a process, in a process group of its own as a shell would start it. */
export interface HubProcess extends AsyncDisposable {
  readonly pid: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** The first line of standard output that is like this. @throws when the process ends without one, with its words */
  says(like: RegExp): Promise<string>;
  readonly ended: Promise<Ending>;
  /** Sends a signal to the process alone. */
  signal(name: NodeJS.Signals): void;
  /** Sends a signal to the whole group, as Ctrl-C at a terminal does. */
  signalGroup(name: NodeJS.Signals): void;
}

/** @param env added to PATH and HOME alone: no setting of whoever runs the tests gets in */
export function hubProcess(args: readonly string[], env: Readonly<Record<string, string>>): HubProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [`${root}packages/hub/src/main.ts`, ...args], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the process could not be started');
  const stdout: string[] = [];
  const stderr: string[] = [];
  const heard = new EventTarget();
  const keep = (lines: string[], line: string) => {
    lines.push(line);
    heard.dispatchEvent(new Event('line'));
  };
  createInterface({ input: child.stdout }).on('line', (line) => keep(stdout, line));
  createInterface({ input: child.stderr }).on('line', (line) => keep(stderr, line));
  let isOver = false;
  const ended = new Promise<Ending>((resolve) =>
    child.once('close', (code, signal) => {
      isOver = true;
      resolve(signal ?? code ?? -1);
      heard.dispatchEvent(new Event('line'));
    }),
  );
  const signalGroup = (name: NodeJS.Signals) => {
    if (!isOver) process.kill(-pid, name);
  };
  return {
    pid,
    stdout,
    stderr,
    ended,
    signal: (name) => void child.kill(name),
    signalGroup,
    async says(like) {
      for (;;) {
        const found = stdout.find((line) => like.test(line));
        if (found !== undefined) return found;
        if (isOver) throw new Error(`the process ended without saying ${like}:\n${[...stdout, ...stderr].join('\n')}`);
        await new Promise((resolve) => heard.addEventListener('line', resolve, { once: true }));
      }
    },
    async [Symbol.asyncDispose]() {
      signalGroup('SIGTERM');
      const hard = setTimeout(() => signalGroup('SIGKILL'), 20_000);
      await ended;
      clearTimeout(hard);
    },
  };
}

/** Settles when `hub start` says that it is ready. */
export const isReady = (hub: HubProcess): Promise<string> => hub.says(/Ctrl-C stops everything/);

/** The address that `hub start` printed. */
export function addressOf({ stdout }: HubProcess): string {
  const found = stdout.flatMap((line) => /^ {2}graph +(\S+)\/graphql$/.exec(line)?.[1] ?? []);
  return found[0] ?? '';
}

/** A state folder that everybody may pass through to, as one in a home usually is; gone when disposed. */
export async function stateFolder(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'hub state '));
  await chmod(folder, 0o755);
  return { path: join(folder, 'state'), [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
