import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Somebody other than root, to run commands as. */
export interface Person {
  uid: number;
  gid: number;
  /** What HOME says; need not exist. */
  home: string;
}

/** A command that runs in a clone, in a process group of its own and without a terminal. */
export interface Running {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Its exit code (null: ended by a signal), and what it printed on each side. */
  ended: Promise<{ code: number | null; out: string; err: string }>;
}

/**
 * What a stranger has: the repository as committed, in a folder of their choosing, with the machine's own Node and npm.
 */
export interface Clone extends AsyncDisposable {
  path: string;
  npm(args: readonly string[], env?: NodeJS.ProcessEnv): Running;
  /** A line as it is typed into a shell. */
  type(line: string): Running;
  /** The same at a terminal: what its standard input is sent are keys. */
  typeAtTerminal(line: string): Running;
  /** Command lines of processes that belong to this clone. */
  processes(): string[];
}

export async function freshClone(path: string, person?: Person): Promise<Clone> {
  await rm(path, { recursive: true, force: true });
  const cloned = spawnSync('git', ['clone', '--quiet', root, path], { encoding: 'utf8' });
  if (cloned.status !== 0) throw new Error(`git clone failed: ${cloned.stderr}`);
  if (person !== undefined) {
    await chown(path, person.uid, person.gid);
    spawnSync('chown', ['-R', `${person.uid}:${person.gid}`, path]);
  }
  const run = (
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    stdin: 'ignore' | 'pipe' = 'ignore',
  ) =>
    running(
      spawn(program, [...args], {
        cwd: path,
        env: { ...strangersEnvironment(), ...(person && { HOME: person.home }), ...env },
        ...(person && { uid: person.uid, gid: person.gid }),
        detached: true,
        stdio: [stdin, 'pipe', 'pipe'],
      }),
    );
  const processes = () => commandLines([path, clusterOf(path)]);
  const dispose = async () => {
    const elsewhere = clusterOf(path);
    for (const pid of pidsOf([path, elsewhere])) process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => {
      if (processes().length > 0) throw new Error(`still running: ${processes().join('\n')}`);
    });
    await rm(path, { recursive: true, force: true });
    if (elsewhere.startsWith('/var/lib/supply-hub/')) await rm(elsewhere, { recursive: true, force: true });
  };
  return {
    path,
    npm: (args, env) => run('npm', args, env),
    type: (line) => run('sh', ['-ec', line]),
    // exec: a shell that sees Ctrl-C itself would put its own exit code in the command's place.
    typeAtTerminal: (line) =>
      run('script', ['--quiet', '--flush', '--return', '--command', `exec ${line}`, '/dev/null'], {}, 'pipe'),
    processes,
    [Symbol.asyncDispose]: dispose,
  };
}

/** Makes a folder that only its owner may enter, as a home often is. */
export async function closedFolder(path: string): Promise<{ path: string } & AsyncDisposable> {
  await mkdir(path, { mode: 0o700 });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** Resolves with the hub's address when `npm start` says that it is ready. */
export async function ready(start: Running): Promise<string> {
  const failed = start.ended.then(({ code, err }) => Promise.reject(new Error(`it ended with ${code}: ${err}`)));
  const address = vi.waitFor(
    () => {
      const found = /^ {2}graph +(http:\S+)\/graphql$/m.exec(start.output())?.[1];
      if (found === undefined) throw new Error(`not ready: ${start.output()}`);
      return found;
    },
    { timeout: 300_000, interval: 100 },
  );
  return Promise.race([address, failed]);
}

/** A signal to the command's whole process group, as a terminal or a supervisor sends it. */
export function signalGroup({ child }: Running, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) process.kill(-child.pid, signal);
}

function running(child: ChildProcess): Running {
  let out = '';
  let err = '';
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended, output: () => out + err };
}

/** This run's own Node 26, npm and vitest settings are not a stranger's. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const own = /^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|TEST|CI|HUB_|DATABASE_URL$|TEST_DATABASE_URL$)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(root.replace(/\/$/, '')));
  // Port 0: any free one, so that runs beside this one do not meet.
  return { ...env, PATH: path.join(delimiter), HUB_PORT: '0', HUB_EXCHANGE_PORT: '0', HUB_MLLP_PORT: '0' };
}

/** Where the clone's database is, if not inside it. */
function clusterOf(path: string): string {
  const note = join(path, '.hub', 'postgres-is-elsewhere.txt');
  return existsSync(note) ? (readFileSync(note, 'utf8').split('\n', 1)[0] ?? path) : path;
}

function pidsOf(needles: readonly string[]): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && needles.some((needle) => commandLine(pid).includes(needle)));
}

function commandLines(needles: readonly string[]): string[] {
  return pidsOf(needles).map((pid) => `${pid} ${commandLine(pid)}`);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return ''; // it has just ended
  }
}
