import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { z } from 'zod';
import { whenAborted } from './command.ts';

const readyLine = z.object({ ready: z.literal(true), controlUrl: z.url(), hubYaml: z.string() });
const stateFile = z.object({ pid: z.number(), controlUrl: z.url() });

/** The hospital group beside the hub, as a process of its own. */
export interface SandboxProcess {
  readonly controlUrl: string;
  /** The configuration that describes its systems. */
  readonly hubYamlPath: string;
  stop(): Promise<void>;
}

/** Where the sandbox keeps its state, below the hub's. */
export function sandboxFolder(stateDir: string): string {
  return join(stateDir, 'sandbox');
}

/**
 * Starts the sandbox and waits until its systems answer. It ends with this process, however that ends: it
 * watches the pipe between them.
 * @throws Misconfigured when it does not come up, with its last words | the reason of `signal`
 */
export async function startSandboxProcess(options: {
  stateDir: string;
  size: 'small' | 'regional';
  /** The instant a new world begins. @default now */
  start?: string;
  /**
   * How often its EHR changes a case and tells of it: so many times an hour, or as its size suggests.
   * @default never
   */
  siuPerHour?: number | 'usual';
  /** How many orders an hour its buyers place with suppliers on EDI, or as its size suggests. @default none */
  ordersPerHour?: number | 'usual';
  log: Log;
  /**
   * How long it may take to come up. A regional group is seconds of work, and its journal is read besides.
   * @default 120000
   */
  patienceMs?: number;
  /** Gives up while it comes up; of no effect afterwards. */
  signal?: AbortSignal | undefined;
}): Promise<SandboxProcess> {
  const main = fileURLToPath(new URL('main.ts', import.meta.resolve('@supply-hub/sandbox')));
  const child = spawn(
    process.execPath,
    [
      main,
      '--size',
      options.size,
      '--state',
      sandboxFolder(options.stateDir),
      '--exit-with-parent',
      ...(options.start === undefined ? [] : ['--start', options.start]),
      ...(options.siuPerHour === undefined ? [] : ['--siu-per-hour', String(options.siuPerHour)]),
      ...(options.ordersPerHour === undefined ? [] : ['--orders-per-hour', String(options.ordersPerHour)]),
    ],
    // Detached from the terminal's process group: Ctrl-C reaches the hub alone, which stops it in its turn.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let isStopping = false;
  const lastWords: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Misconfigured('The sandbox could not be started.', { cause: error })));
    child.once('exit', (code, signal) =>
      reject(new Misconfigured(`The sandbox ended before it was ready (${signal ?? code}):\n${lastWords.join('\n')}`)),
    );
  });
  const ready = new Promise<z.output<typeof readyLine>>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = readyLine.safeParse(jsonOrUndefined(line));
      if (parsed.success) resolve(parsed.data);
    });
  });
  const stop = async (): Promise<void> => {
    isStopping = true;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(hard);
  };
  const { patienceMs = 120_000, signal } = options;
  const patience = AbortSignal.timeout(patienceMs);
  const givenUp = whenAborted(signal === undefined ? patience : AbortSignal.any([signal, patience])).then(() => {
    signal?.throwIfAborted();
    throw new Misconfigured(`The sandbox was not ready after ${patienceMs / 1000} s:\n${lastWords.join('\n')}`);
  });
  let said: z.output<typeof readyLine>;
  try {
    said = await Promise.race([ready, gone, givenUp]);
  } catch (error) {
    await stop();
    throw error;
  }
  gone.catch((error: unknown) => {
    if (!isStopping)
      options.log.error(
        { err: error instanceof Error ? error.message : String(error) },
        'the sandbox has ended: its systems no longer answer',
      );
  });
  return {
    controlUrl: said.controlUrl,
    hubYamlPath: said.hubYaml,
    stop,
  };
}

/** The control address of the sandbox that runs on a state folder; undefined when none ever did. */
export function sandboxControlUrl(stateDir: string): string | undefined {
  try {
    const text = readFileSync(join(sandboxFolder(stateDir), 'sandbox.json'), 'utf8');
    return stateFile.parse(JSON.parse(text)).controlUrl;
  } catch {
    return undefined;
  }
}

function jsonOrUndefined(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
