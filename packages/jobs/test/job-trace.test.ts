import { silentLog } from '@supply-hub/log';
import { connect, type Connection } from '@supply-hub/postgres';
import { testDatabase, type TestDatabase } from '@supply-hub/testkit';
import { inSpan, traceOf } from '@supply-hub/tracing';
import { recordSpans } from '@supply-hub/tracing/sdk';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enqueue, jobsMigrations, jobWork, prepareJobs, startWorkers, type JobWork } from '../src/jobs.ts';
import { noteJob, noteWork } from './note-job.ts';

let database: TestDatabase;
let caller: Connection;
let recorded: ReturnType<typeof recordSpans> | undefined;

beforeEach(async () => {
  const directory = new URL('./caller/', import.meta.url);
  database = await testDatabase([jobsMigrations, { name: 'caller', schema: 'caller', directory }]);
  await prepareJobs(database.url, { log: silentLog });
  caller = connect({ url: database.url, schema: 'caller', name: 'caller' });
});
afterEach(async () => {
  await recorded?.stop();
  recorded = undefined;
  await caller.close();
  await database.drop();
});

const put = (text: string) => caller.db.transaction((tx) => enqueue(tx, noteJob, { key: 'a', data: { text } }));
async function does(work: JobWork): Promise<void> {
  const running = await startWorkers({ url: database.url, work: [work], log: silentLog });
  await running.idle();
  await running.stop();
}
async function kept(): Promise<unknown> {
  await using owner = connect({ url: database.url, schema: 'jobs', name: 'look', max: 1 });
  const [row] = await owner.db.execute(sql`select data from jobs.job`);
  return row?.['data'];
}

test('a job goes on with the trace it was enqueued in, and is given its data as it was', async () => {
  recorded = recordSpans();
  const done: unknown[] = [];
  await inSpan({ name: 'request', parent: null }, () => put('one'));
  await does(noteWork(async (note) => void done.push(note)));
  const [request, job] = recorded.spans();
  expect(job).toMatchObject({ name: 'job test.note', traceId: request?.traceId, parentId: request?.spanId });
  expect(done).toEqual([{ text: 'one' }]);
});

test('a job that was enqueued without a trace begins one, or goes on with what it is about', async () => {
  await put('one');
  recorded = recordSpans();
  await does(noteWork(async () => undefined));
  await put('two');
  await does(
    jobWork(noteJob, {
      handle: async () => undefined,
      onExhausted: async () => undefined,
      traceOf: ({ text }) => traceOf(text),
    }),
  );
  await inSpan({ name: 'arrival', parent: null, seed: 'two' }, async () => undefined);
  const [one, two, arrival] = recorded.spans();
  expect(one?.parentId).toBeUndefined();
  expect(two).toMatchObject({ traceId: arrival?.traceId, parentId: arrival?.spanId });
});

test('without tracing a job is kept as it is; one of a process that traces is done as any other', async () => {
  await inSpan({ name: 'request' }, () => put('one'));
  expect(await kept()).toEqual({ text: 'one' });
  recorded = recordSpans();
  await inSpan({ name: 'request' }, () => put('two'));
  await recorded.stop();
  recorded = undefined;
  const done: unknown[] = [];
  await does(noteWork(async (note) => void done.push(note)));
  expect(done).toEqual([{ text: 'one' }, { text: 'two' }]);
});
