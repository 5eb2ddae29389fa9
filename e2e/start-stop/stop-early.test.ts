import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startSandboxProcess } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import { stateHolder } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { describe, expect, it, vi } from 'vitest';
import { hubProcess, stateFolder } from '../hub-process.ts';
import { processesOf } from './processes-of.ts';

const anyPorts = { HUB_PORT: '0', HUB_EXCHANGE_PORT: '0', HUB_MLLP_PORT: '0' };

/** A system that takes every call and answers none: a first load from it does not end. */
async function silentSystem(): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whatever sandbox is started on this state never comes up: what it reads first, nobody writes. */
function blockSandbox(stateDir: string): void {
  mkdirSync(join(stateDir, 'sandbox'), { recursive: true });
  execFileSync('mkfifo', [join(stateDir, 'sandbox', 'world.json')]);
}

describe.runIf(process.platform === 'linux')('hub start, asked to stop before it is ready', { timeout: 60_000 }, () => {
  it('stops during the first load, at the first signal', async () => {
    await using state = await stateFolder();
    await using database = await testDatabase([]);
    await using erp = await silentSystem();
    mkdirSync(state.path);
    const file = join(state.path, 'hub.yaml');
    writeFileSync(
      file,
      `systems:
  erp: { kind: sap-s4hana, name: Silent ERP, baseUrl: '${erp.url}', timeout: 2m }
facilities:
  - { id: north, name: North, timeZone: UTC, bufferBeforeCaseMinutes: 0, codes: { erp: H100 }, stockSystem: erp, locations: [] }
`,
    );
    const settings = { ...anyPorts, HUB_STATE_DIR: state.path, HUB_CONFIG: file, DATABASE_URL: database.url };
    await using hub = hubProcess(['start'], settings);
    await vi.waitFor(
      async () => {
        const response = await fetch(`${stateHolder(state.path)?.address}/health/ready`);
        expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('Silent ERP')]);
      },
      { timeout: 30_000, interval: 50 },
    );
    hub.signal('SIGTERM');
    expect(await hub.ended).toBe(0);
    expect(hub.stdout).toEqual([]);
    expect(hub.stderr.at(-1)).toBe('Stopping …');
    expect(processesOf(state.path)).toEqual([]);
  });

  it('stops while the sandbox has not come up, at the first signal', async () => {
    await using state = await stateFolder();
    await using database = await testDatabase([]);
    blockSandbox(state.path);
    const settings = { ...anyPorts, HUB_STATE_DIR: state.path, DATABASE_URL: database.url };
    await using hub = hubProcess(['start'], settings);
    await vi.waitFor(() => expect(processesOf(join(state.path, 'sandbox'))).toHaveLength(1), { timeout: 30_000 });
    hub.signal('SIGTERM');
    expect(await hub.ended).toBe(0);
    expect(hub.stderr.at(-1)).toBe('Stopping …');
    expect(processesOf(state.path)).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('hub start, when a part does not come up', { timeout: 60_000 }, () => {
  it('ends the sandbox when the database cannot be used: exit code 2', async () => {
    await using state = await stateFolder();
    const settings = {
      ...anyPorts,
      HUB_STATE_DIR: state.path,
      DATABASE_URL: 'postgres://hub:hub@127.0.0.1:1/hub',
    };
    await using hub = hubProcess(['start'], settings);
    expect(await hub.ended).toBe(2);
    expect(hub.stderr.at(-1)).toContain('Check DATABASE_URL');
    expect(processesOf(state.path)).toEqual([]);
  });

  it('ends its PostgreSQL when the sandbox cannot come up: exit code 2', async () => {
    await using state = await stateFolder();
    mkdirSync(state.path);
    writeFileSync(join(state.path, 'sandbox'), 'not a folder');
    await using hub = hubProcess(['start'], { ...anyPorts, HUB_STATE_DIR: state.path });
    expect(await hub.ended).toBe(2);
    expect(hub.stderr.join('\n')).toContain('The sandbox ended before it was ready');
    expect(processesOf(state.path)).toEqual([]);
  });

  it('does not wait for ever for the sandbox', async () => {
    await using state = await stateFolder();
    blockSandbox(state.path);
    const starting = startSandboxProcess({ stateDir: state.path, size: 'small', log: silentLog, patienceMs: 200 });
    await expect(starting).rejects.toThrow('The sandbox was not ready after 0.2 s');
    expect(processesOf(state.path)).toEqual([]);
  });
});
