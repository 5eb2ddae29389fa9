import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig, type SystemConfig } from '@supply-hub/config';
import { request } from 'undici';
import { startSandbox, type Sandbox, type SandboxOptions, type SystemId } from '../sandbox.ts';

/** A Monday morning in Chicago. */
export const worldStart = '2026-03-09T12:00:00Z';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** What stands in the JSON body at `d/results/0/Product`; undefined where nothing does. */
  readonly at: (path: string) => unknown;
  /** The list of objects at a path; empty where there is none. */
  readonly rows: (path: string) => Readonly<Record<string, unknown>>[];
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly withoutAuth?: boolean;
}

/** A sandbox in a folder of its own, gone with the test. */
export interface RunningSandbox extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly stateDir: string;
  readonly clock: ManualClock;
  /** Asks a system; `path` is below its base URL, or a whole URL. */
  readonly ask: (system: SystemId, path: string, options?: AskOptions) => Promise<Reply>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Reply>;
}

export async function runSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-')));
  const clock = new ManualClock(worldStart);
  const sandbox = await startSandbox({ stateDir, clock, start: worldStart, ...options });
  const { systems } = parseHubConfig(sandbox.hubYamlText, {});
  return {
    sandbox,
    stateDir,
    clock,
    ask: (system, path, asked) => askSystem(systems[system], path, asked),
    control: (method, path, body) =>
      send(sandbox.controlUrl + path, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      if (options.stateDir === undefined) await rm(stateDir, { recursive: true, force: true });
    },
  };
}

export function askSystem(system: SystemConfig | undefined, path: string, options: AskOptions = {}): Promise<Reply> {
  if (system === undefined) throw new RangeError('no such system');
  const { auth } = system;
  const authorization =
    auth === undefined
      ? ''
      : 'bearerToken' in auth
        ? `Bearer ${auth.bearerToken}`
        : `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
  return send(path.startsWith('http') ? path : system.baseUrl + path, {
    ...options,
    headers: {
      accept: 'application/json',
      ...(options.withoutAuth === true ? {} : { authorization }),
      ...options.headers,
    },
  });
}

async function send(url: string, { method = 'GET', headers = {}, body }: AskOptions): Promise<Reply> {
  const answer = await request(url, { method: method as 'GET', headers, body: body ?? null });
  const text = await answer.body.text();
  const at = (path: string) => valueAt(JSON.parse(text), path);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    at,
    rows: (path) => {
      const found = at(path);
      return Array.isArray(found) ? found : [];
    },
  };
}

export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.split('/')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
  }
  return found;
}

/** A session that may write: the token and the cookies that belong to it. */
export async function csrfSession(running: RunningSandbox, root: string): Promise<Record<string, string>> {
  const reply = await running.ask('erp', root, { headers: { 'x-csrf-token': 'Fetch' } });
  const cookies = [reply.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
  return {
    'x-csrf-token': String(reply.headers['x-csrf-token']),
    cookie: cookies.join('; '),
    'content-type': 'application/json',
  };
}

/** `$filter` and the rest, encoded. */
export const query = (options: Record<string, string>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
