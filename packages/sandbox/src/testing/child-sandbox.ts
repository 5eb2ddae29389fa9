import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { request } from 'undici';
import { worldStart } from './running-sandbox.ts';

/** A sandbox in a process of its own, to be killed. */
export interface ChildSandbox {
  readonly child: ChildProcess;
  readonly controlUrl: string;
  /** @returns status and body */
  readonly control: (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<[number, unknown]>;
  readonly kill: () => Promise<void>;
}

export async function childSandbox(stateDir: string, ...more: string[]): Promise<ChildSandbox> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--state', stateDir, '--start', worldStart, ...more], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [chunk] = await once(child.stdout, 'data');
  const ready: unknown = JSON.parse(String(chunk));
  if (typeof ready !== 'object' || ready === null || !('controlUrl' in ready)) throw new Error('not ready');
  const controlUrl = String(ready.controlUrl);
  return {
    child,
    controlUrl,
    async control(method, path, body) {
      const reply = await request(controlUrl + path, {
        method,
        headers: { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      return [reply.statusCode, await reply.body.json()];
    },
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
