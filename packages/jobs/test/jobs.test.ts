import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { silentLog } from '@supply-hub/log';
import { connect, type Connection } from '@supply-hub/postgres';
import { testDatabase, type TestDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boundTo } from '../src/engine.ts';
import { enqueue, jobsMigrations, prepareJobs, startWorkers, type JobWork, type RunningWorkers } from '../src/jobs.ts';
import { noteJob, noteWork } from './note-job.ts';

let database: TestDatabase;
let caller: Connection;
let workers: RunningWorkers[];

beforeEach(async () => {
  // `caller` stands for a subgraph: a role that may enqueue and nothing else.
  database = await testDatabase([
    jobsMigrations,
    { name: 'caller', schema: 'caller', directory: new URL('./caller/', import.meta.url) },
  ]);
  await prepareJobs(database.url, { log: silentLog });
  caller = connect({ url: database.url, schema: 'caller', name: 'caller' });
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((each) => each.stop()));
  await caller.close();
  await database.drop();
});

const put = (key: string, text: string, startAfter?: Temporal.Instant) =>
  caller.db.transaction((tx) => enqueue(tx, noteJob, { key, data: { text }, ...(startAfter && { startAfter }) }));
async function start(work: JobWork, pollMs?: number): Promise<RunningWorkers> {
  const running = await startWorkers({ url: database.url, work: [work], log: silentLog, ...(pollMs && { pollMs }) });
  workers.push(running);
  return running;
}
async function rows(): Promise<Record<string, unknown>[]> {
  await using owner = connect({ url: database.url, schema: 'jobs', name: 'look', max: 1 });
  return [...(await owner.db.execute(sql`select * from jobs.job`))];
}

test('a job is done if its transaction commits, and never was if not', async () => {
  const done: string[] = [];
  const running = await start(noteWork(async ({ text }) => void done.push(text)));
  await put('a', 'kept');
  await expect(
    caller.db.transaction(async (tx) => {
      await enqueue(tx, noteJob, { key: 'a', data: { text: 'lost' } });
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await running.idle();
  expect(done).toEqual(['kept']);
  expect(await rows()).toEqual([]);
});

test('a job wakes a worker when it commits, long before the poll', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await start(
    noteWork(async () => resolve()),
    3_600_000,
  );
  await put('a', 'now');
  await promise;
});

test('a job that may not start yet waits, and does not hold back its key', async () => {
  const done: string[] = [];
  const running = await start(noteWork(async ({ text }) => void done.push(text)));
  await put('a', 'tomorrow', Temporal.Now.instant().add({ hours: 24 }));
  await put('a', 'today');
  await running.idle();
  expect(done).toEqual(['today']);
});

test('data that does not fit the definition is not enqueued', async () => {
  const misfit = { text: 7 } as unknown as { text: string };
  await expect(caller.db.transaction((tx) => enqueue(tx, noteJob, { key: 'a', data: misfit }))).rejects.toThrow(
    TypeError,
  );
  await expect(put('', 'no key')).rejects.toThrow(TypeError);
});

test("a caller's role may enqueue, and neither see nor change jobs", async () => {
  await put('a', 'mine');
  await expect(caller.sql`select * from jobs.job`).rejects.toThrow('permission denied');
  await expect(caller.sql`delete from jobs.job_common`).rejects.toThrow('permission denied');
});

test('what is enqueued is what the installed pg-boss would have sent', async () => {
  await using owner = connect({ url: database.url, schema: 'jobs', name: 'owner', max: 1 });
  const boss = new PgBoss({ db: boundTo(owner.db), schema: 'jobs', migrate: false, supervise: false, schedule: false });
  await boss.start();
  await put('a', 'same');
  await boss.send('test.note', { text: 'same' }, { singletonKey: 'a' });
  await boss.stop({ graceful: false });
  const [ours, theirs] = (await rows()).map((row) => {
    const { id: _, created_on: _1, start_after: _2, keep_until: _3, ...rest } = row;
    return rest;
  });
  expect(ours).toEqual(theirs);
});

test('R70: jobs of a key come one after another in order, whatever runs beside them, in two processes’ worth of workers', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const seen = new Map<string, number[]>(keys.map((key) => [key, []]));
  const running = new Set<string>();
  let most = 0;
  const work = () =>
    noteWork(async ({ text }, { key }) => {
      expect(running.has(key)).toBe(false);
      running.add(key);
      most = Math.max(most, running.size);
      await wait(Math.random() * 3);
      seen.get(key)?.push(Number(text));
      running.delete(key);
    });
  for (let number = 0; number < 20; number += 1) await Promise.all(keys.map((key) => put(key, String(number))));
  const both = await Promise.all([start(work()), start(work())]);
  await Promise.all(both.map((each) => each.idle()));
  for (const key of keys) expect(seen.get(key)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBeGreaterThan(1);
});

test('jobs of one key that are enqueued in one transaction keep its order', async () => {
  const done: string[] = [];
  const texts = Array.from({ length: 20 }, (_, index) => String(index));
  await caller.db.transaction(async (tx) => {
    for (const text of texts) await enqueue(tx, noteJob, { key: 'a', data: { text } });
  });
  await (await start(noteWork(async ({ text }) => void done.push(text)))).idle();
  expect(done).toEqual(texts);
});

test('a job that fails is tried again, holds back its own key alone, and is given up with its last error', async () => {
  const done: string[] = [];
  const tried: number[] = [];
  const givenUp: unknown[] = [];
  const running = await start(
    noteWork(
      async ({ text }, { number }) => {
        if (text !== 'bad') return void done.push(text);
        tried.push(number);
        throw new Error(`attempt ${number}`);
      },
      { onExhausted: async (note, { number }, error) => void givenUp.push([note.text, number, error]) },
    ),
    20,
  );
  await put('a', 'bad');
  await put('a', 'after it');
  await put('b', 'beside it');
  await vi.waitFor(() => expect(done).toContain('after it'));
  expect(done).toEqual(['beside it', 'after it']);
  expect(tried).toEqual([1, 2, 3]);
  expect(givenUp).toEqual([['bad', 3, new Error('attempt 3')]]);
  await running.idle();
  expect(await rows()).toEqual([]);
});

test('a job that cannot even be given up is kept', async () => {
  const running = await start(
    noteWork(
      async () => {
        throw new Error('no');
      },
      {
        onExhausted: async () => {
          throw new Error('nor this');
        },
      },
    ),
    20,
  );
  await put('a', 'bad');
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'retry', retry_count: 2 }]));
  await running.idle();
});

test('a job whose process was killed in the midst of it is done by another, at once', async () => {
  await put('a', 'orphan');
  await put('a', 'next');
  const child = spawn(process.execPath, [fileURLToPath(new URL('hanging-worker.ts', import.meta.url)), database.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const done: [string, number][] = [];
  await start(
    noteWork(async ({ text }, { number }) => void done.push([text, number])),
    50,
  );
  // While the other process lives, what it is at stays its own.
  await wait(150);
  expect(done).toEqual([]);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await vi.waitFor(
    () =>
      expect(done).toEqual([
        ['orphan', 1],
        ['next', 1],
      ]),
    5000,
  );
});

test('a job that takes its process with it each time is given up in the end', async () => {
  await put('a', 'poison');
  await using owner = connect({ url: database.url, schema: 'jobs', name: 'owner', max: 1 });
  await owner.db.execute(sql`update jobs.job_common set state = 'retry', retry_count = 19, started_on = now()`);
  let begun = 0;
  const givenUp: unknown[] = [];
  const running = await start(
    noteWork(async () => void (begun += 1), { onExhausted: async (_, __, error) => void givenUp.push(error) }),
  );
  await running.idle();
  expect([begun, givenUp]).toEqual([0, [new Error('Each process that began it ended.')]]);
});

test('stopping finishes what is in hand and takes no more', async () => {
  const done: string[] = [];
  const { promise: release, resolve } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const running = await start(
    noteWork(
      async ({ text }) => {
        begin();
        await release;
        done.push(text);
      },
      { parallel: 1 },
    ),
  );
  await put('a', 'in hand');
  await begun;
  await put('b', 'later');
  const stopped = running.stop();
  resolve();
  await stopped;
  expect(done).toEqual(['in hand']);
  expect(await rows()).toMatchObject([{ data: { text: 'later' } }]);
});

/** As a failover does, or an operator. */
async function endSessions(): Promise<void> {
  await using admin = connect({ url: database.url, schema: 'jobs', name: 'admin', max: 1 });
  await admin.db.execute(sql`set role none`);
  await admin.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'jobs'`);
}

test('a job in hand when its session ends is finished, and not begun again by its own process', async () => {
  let begun = 0;
  const { promise: release, resolve } = Promise.withResolvers<void>();
  const { promise: inHand, resolve: begin } = Promise.withResolvers<void>();
  await start(
    noteWork(async () => {
      begun += 1;
      begin();
      await release;
    }),
    10,
  );
  await put('a', 'in hand');
  await inHand;
  await endSessions();
  // Until it has looked for abandoned jobs on its new session.
  await vi.waitFor(async () => expect(await sessions()).toBeGreaterThan(1), 10_000);
  resolve();
  await vi.waitFor(async () => expect(await rows()).toEqual([]), 10_000);
  expect(begun).toBe(1);
});

async function sessions(): Promise<number> {
  await using owner = connect({ url: database.url, schema: 'jobs', name: 'look', max: 1 });
  const found = await owner.db.execute(sql`
    select from pg_stat_activity where datname = current_database() and application_name = 'jobs'`);
  return found.length;
}

test('a database that ends every session loses no job and stops no worker', async () => {
  const done: string[] = [];
  await start(
    noteWork(async ({ text }) => void done.push(text)),
    20,
  );
  await put('a', 'before');
  await vi.waitFor(() => expect(done).toEqual(['before']));
  await endSessions();
  await put('a', 'after');
  await vi.waitFor(() => expect(done).toEqual(['before', 'after']), 10_000);
});

test('any number of processes may prepare at once', async () => {
  await using fresh = await testDatabase([jobsMigrations]);
  await Promise.all(Array.from({ length: 4 }, () => prepareJobs(fresh.url, { log: silentLog })));
});
