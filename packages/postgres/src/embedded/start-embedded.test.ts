import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, type Log } from '@supply-hub/log';
import { openClient } from '../client.ts';
import { noted } from './cluster-home.ts';
import { isPostmasterOf } from './postmaster.ts';
import { keepRunning } from './keep-running.ts';
import { startEmbedded, type EmbeddedServer } from './start-embedded.ts';

// One cluster for the file, stopped before each test: making one takes longer than all of them.
const folder = join(tmpdir(), `embedded test ${process.pid}`);
const stateDir = join(folder, 'state');
const options = { stateDir, durable: false, log: silentLog };
const children: ChildProcess[] = [];

beforeAll(async () => {
  await mkdir(folder);
  await (await startEmbedded(options)).stop();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await (await startEmbedded(options)).stop();
});
afterAll(() => rm(folder, { recursive: true }));

async function query(server: EmbeddedServer, statement: string): Promise<readonly unknown[]> {
  const sql = openClient(server.url, { name: 'test', max: 1 });
  return sql.unsafe(statement).finally(() => sql.end());
}

/** Starts in a process of its own, which then does nothing until it is killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; pid: number; adopted: boolean }> {
  const module = JSON.stringify(new URL('start-embedded.ts', import.meta.url).href);
  const script = `
    const { startEmbedded } = await import(${module});
    const log = { info() {}, warn() {} };
    const { pid, adopted } = await startEmbedded({ stateDir: ${JSON.stringify(stateDir)}, durable: false, log });
    console.log(JSON.stringify({ pid, adopted }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, ...JSON.parse(String(said)) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const cluster = join(stateDir, 'postgres', 'data');

describe('a server that is kept running', () => {
  it('is started again when it was killed, on the same port with what was committed, and stays stopped when stopped', async () => {
    const server = await keepRunning({ stateDir, log: silentLog });
    await query(server, 'create table if not exists kept (n int)');
    for (const n of [1, 2]) {
      await query(server, `insert into kept values (${n})`);
      const [row] = (await query(server, `select pg_read_file('postmaster.pid', 0, 20) as pid`)) as { pid: string }[];
      process.kill(Number.parseInt(row?.pid ?? '', 10), 'SIGKILL');
      await expect
        .poll(() => query(server, 'select count(*)::int as n from kept').catch((error: unknown) => String(error)), {
          timeout: 30_000,
        })
        .toEqual([{ n }]);
    }
    await server.stop();
    await expect(query(server, 'select 1')).rejects.toThrow();
    const next = await startEmbedded(options);
    expect(next.adopted).toBe(false);
    await query(next, 'drop table kept');
  }, 60_000);
});

describe('the embedded server', () => {
  it('is durable, UTF-8, in locale C, asks for a password, listens on loopback alone and logs to a file', async () => {
    const server = await startEmbedded({ stateDir, log: silentLog });
    expect(server.adopted).toBe(false);
    const settings = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'server_encoding',
      'lc_messages',
      'listen_addresses',
    ];
    const values = settings.map((name) => `current_setting('${name}') as ${name}`).join(', ');
    expect(await query(server, `select ${values}, datcollate from pg_database where datname = 'supply_hub'`)).toEqual([
      {
        fsync: 'on',
        full_page_writes: 'on',
        synchronous_commit: 'on',
        server_encoding: 'UTF8',
        lc_messages: 'C',
        listen_addresses: '127.0.0.1',
        datcollate: 'C',
      },
    ]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(query({ ...server, url: wrong.href }, 'select 1')).rejects.toThrow('password authentication failed');
    expect(readFileSync(join(stateDir, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
    await server.stop();
    expect(isPostmasterOf(server.pid, cluster)).toBe(false);
    await server.stop();
  });

  it('is started by one of many at once and adopted by the others', async () => {
    const [elsewhere, ...here] = await Promise.all([startElsewhere(), startEmbedded(options), startEmbedded(options)]);
    expect(new Set([elsewhere.pid, ...here.map((server) => server.pid)]).size).toBe(1);
    expect([elsewhere, ...here].filter((server) => !server.adopted)).toHaveLength(1);
  });

  it('outlives a killed hub, and the next start adopts it with all it holds', async () => {
    const first = await startElsewhere();
    await kill(first.child);
    const second = await startEmbedded(options);
    expect(second).toMatchObject({ pid: first.pid, adopted: true });
    await second.stop();
    expect(isPostmasterOf(first.pid, cluster)).toBe(false);
  });

  it('recovers what was committed when it was killed itself', async () => {
    const first = await startEmbedded({ stateDir, log: silentLog });
    await query(first, 'create table kept as select 1 as id');
    process.kill(first.pid, 'SIGKILL');
    const second = await startEmbedded({ stateDir, log: silentLog });
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select id from kept')).toEqual([{ id: 1 }]);
    await query(second, 'drop table kept');
  });

  it('starts although its pid file names a living stranger', async () => {
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n1\n\n127.0.0.1\n0\nready   \n`);
    expect((await startEmbedded(options)).adopted).toBe(false);
  });

  it('is not confused by what the environment says about other databases', async () => {
    Object.assign(process.env, { PGDATA: '/nowhere', PGPORT: '1', PGOPTIONS: '-c role=nobody', LC_ALL: 'de_DE.UTF-8' });
    try {
      expect(await query(await startEmbedded(options), 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      for (const name of ['PGDATA', 'PGPORT', 'PGOPTIONS', 'LC_ALL']) Reflect.deleteProperty(process.env, name);
    }
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(startEmbedded({ ...options, port })).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`);
    other.close();
    await once(other, 'close');
    const server = await startEmbedded({ ...options, port });
    expect(new URL(server.url).port).toBe(String(port));
  });

  it('refuses a cluster of another major version, and says what to do', async () => {
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    try {
      await expect(startEmbedded(options)).rejects.toThrow(
        /made by PostgreSQL 17, and this hub brings 18.*HUB_STATE_DIR/,
      );
    } finally {
      writeFileSync(join(cluster, 'PG_VERSION'), '18\n');
    }
  });

  it('says what PostgreSQL said when it cannot start, and where all of it is', async () => {
    writeFileSync(join(cluster, 'postgresql.auto.conf'), 'no such setting\n');
    try {
      await expect(startEmbedded(options)).rejects.toThrow(/did not start.*postgres\.log.*postgresql\.auto\.conf/s);
    } finally {
      writeFileSync(join(cluster, 'postgresql.auto.conf'), '');
    }
  });
});

describe.runIf(process.getuid?.() === 0)('as root, with a state folder that no other user can reach', () => {
  it('keeps the cluster elsewhere, says so in the folder, and starts anew when the folder is gone', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'closed ')); // 0700
    const inside = { ...options, stateDir: join(closed, 'state') };
    const first = await startEmbedded(inside);
    expect(first.home).toMatch(/^\/var\/lib\/supply-hub\/[0-9a-f]{16}$/);
    expect(await noted(inside.stateDir)).toBe(first.home);
    await query(first, 'create table kept ()');
    await first.stop();
    const again = await startEmbedded(inside);
    expect(again.home).toBe(first.home);
    expect(await query(again, 'select * from kept')).toEqual([]);
    await again.stop();

    await rm(inside.stateDir, { recursive: true });
    const warnings: unknown[] = [];
    const log: Log = Object.create(silentLog, { warn: { value: (fields: unknown) => warnings.push(fields) } });
    const anew = await startEmbedded({ ...inside, log });
    expect(anew.home).not.toBe(first.home);
    expect(warnings).toMatchObject([{ clusters: expect.arrayContaining([first.home]) }]);
    await anew.stop();
    for (const path of [closed, first.home, anew.home]) await rm(path, { recursive: true });
  });
});

describe.runIf(process.getuid?.() === 0)('as root, with an empty folder of its own', () => {
  it('lets the server’s user pass through it, and keeps the cluster inside', async () => {
    const given = join(folder, 'given');
    await mkdir(given, { mode: 0o700 });
    const server = await startEmbedded({ ...options, stateDir: given });
    expect(server.home).toBe(join(given, 'postgres'));
    await server.stop();
  });
});

describe.runIf(process.getuid?.() === 0)('another user', () => {
  const startAs = (uid: number, path: string) => {
    const module = JSON.stringify(new URL('start-embedded.ts', import.meta.url).href);
    const script = `
      const { startEmbedded } = await import(${module});
      await startEmbedded({ stateDir: ${JSON.stringify(path)}, log: { info() {}, warn() {} } }).catch((error) => console.log(error.message));`;
    const args = ['--input-type=module', '-e', script];
    return spawnSync(process.execPath, args, { uid, gid: uid, cwd: '/', encoding: 'utf8' }).stdout;
  };

  it('is told that the state folder is closed to it', () => {
    expect(startAs(12_345, stateDir)).toMatch(/state folder .* cannot be used: .*HUB_STATE_DIR/);
  });

  it('is told whose the database in an open folder is', async () => {
    const open = join(folder, 'open');
    await mkdir(join(open, 'postgres', 'data'), { recursive: true });
    await chmod(open, 0o777);
    expect(startAs(12_345, open)).toMatch(/belongs to another user \(uid 0\).*HUB_STATE_DIR/);
  });
});
