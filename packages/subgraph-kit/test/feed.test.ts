import { SourceUnavailable } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assertLoaded, copyFeed, createFeedRunner, feedStatuses, idOf, type FeedPage } from '../src/subgraph-kit.ts';
import { sampleHub, type Shelf } from './sample.ts';

const ref = (key: string) => ({ type: 'stock', system: 'keeper', key: [key] }) as const;

async function feedHub(
  changedSince: (cursor: string | null) => AsyncIterable<FeedPage<Shelf>>,
  options: { isWhole?: boolean } = {},
) {
  const hub = await sampleHub();
  const feed = copyFeed({
    name: 'shelf',
    system: { id: 'keeper', name: 'Shelf Keeper' },
    everyMs: 30_000,
    spec: hub.spec,
    db: hub.db,
    changedSince,
    ...options,
  });
  const runner = (leaseMs?: number) =>
    createFeedRunner({
      subgraph: 'sample',
      feeds: [feed],
      db: hub.db,
      clock: hub.clock,
      log: silentLog,
      ...(leaseMs !== undefined && { leaseMs }),
    });
  return Object.assign(hub, { runner });
}

const page = (cursor: string, ...labels: string[]): FeedPage<Shelf> => ({
  cursor,
  reads: labels.map((label) => ({ ref: ref(label), value: { label, facilityId: null } })),
});

test('the first run loads everything, later ones what changed since the cursor', async () => {
  const cursors: (string | null)[] = [];
  await using hub = await feedHub(async function* (cursor) {
    cursors.push(cursor);
    yield page('1', 'a');
    yield page('2', 'b');
  });
  await using _ = { [Symbol.asyncDispose]: () => hub.writes.idle() };
  expect(await hub.runner().runAll()).toBe(true);
  expect(await hub.runner().runAll()).toBe(true);
  expect(cursors).toEqual([null, '2']);
});

test('a run that finds no change confirms every row its feed loaded, in one place', async () => {
  await using hub = await feedHub(async function* (cursor) {
    if (cursor === null) yield page('1', 'a', 'b');
  });
  await hub.runner().runAll();
  hub.clock.advance(300_000);
  await hub.runner().runAll();
  expect(await hub.load([idOf(ref('a'))])).toMatchObject([
    { provenance: { freshness: 'FRESH', asOf: '2026-03-09T12:05:00Z' } },
  ]);
  expect(hub.source.calls).toEqual([]);
});

test('a feed that fails half-way keeps the pages it saved, confirms nothing, and says what is wrong', async () => {
  let isBroken = true;
  await using hub = await feedHub(async function* () {
    yield page('1', 'a');
    if (isBroken) throw new SourceUnavailable('Shelf Keeper', 'it refused the connection');
  });
  const loaded = () => assertLoaded(hub.db, { name: 'shelf', systemName: 'Shelf Keeper' });
  expect(await hub.runner().runAll()).toBe(false);
  expect(await feedStatuses(hub.db)).toMatchObject([
    { confirmedThrough: null, failure: expect.stringContaining('Shelf Keeper is not available') },
  ]);
  await expect(loaded()).rejects.toThrow('has not been loaded yet');
  expect(await hub.load([idOf(ref('a'))])).toMatchObject([{ value: { label: 'a' } }]);
  hub.statements.length = 0;
  expect(await Promise.allSettled([loaded(), loaded(), loaded()])).toMatchObject([{}, {}, { status: 'rejected' }]);
  expect(hub.statements).toHaveLength(1);
  isBroken = false;
  expect(await hub.runner().runAll()).toBe(true);
  expect(await feedStatuses(hub.db)).toMatchObject([{ failingSince: null, failure: null }]);
  await loaded();
});

test('two workers never run one feed at once', async () => {
  let running = 0;
  let most = 0;
  await using hub = await feedHub(async function* () {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    yield page('1', 'a');
    running -= 1;
  });
  await Promise.all(Array.from({ length: 6 }, () => hub.runner().runAll()));
  expect(most).toBe(1);
});

test('a feed in the hands of a killed worker is taken over soon, one in a living worker’s hands never', async () => {
  const finish = Promise.withResolvers<void>();
  let runs = 0;
  await using hub = await feedHub(async function* () {
    runs += 1;
    await finish.promise;
    yield page('1', 'a');
  });
  await hub.db.execute(sql`
    insert into hub.feed (subgraph, name, system, leased_by, leased_until)
    values ('sample', 'shelf', 'keeper', gen_random_uuid(), clock_timestamp() + interval '300 ms')`);
  const living = hub.runner(200);
  living.start();
  await expect.poll(() => runs).toBe(1);
  const waiting = hub.runner(200);
  waiting.start();
  const lease = async () => (await hub.db.execute(sql`select leased_until::text from hub.feed`))[0]?.['leased_until'];
  const before = await lease();
  await expect.poll(lease).not.toBe(before);
  expect(await hub.runner(200).runAll()).toBe(false);
  expect(runs).toBe(1);
  finish.resolve();
  await Promise.all([living.stop(), waiting.stop()]);
});

test('a started runner repeats its feeds and stops when told', async () => {
  let runs = 0;
  await using hub = await feedHub(async function* () {
    runs += 1;
    yield page('1', 'a');
  });
  const runner = hub.runner();
  runner.start();
  await expect.poll(() => runs).toBeGreaterThan(0);
  await runner.stop();
});

test('of a feed that reads everything each time, what it no longer finds is gone', async () => {
  let labels = ['a', 'b'];
  await using hub = await feedHub(
    async function* () {
      yield page('1', ...labels);
    },
    { isWhole: true },
  );
  const load = () => hub.load([idOf(ref('a')), idOf(ref('b'))]);
  await hub.runner().runAll();
  hub.clock.set('2026-03-09T12:00:10.0007Z');
  labels = ['b'];
  await hub.runner().runAll();
  expect(await load()).toMatchObject([null, { value: { label: 'b' } }]);
  expect(hub.forgotten).toEqual([idOf(ref('a'))]);
  hub.clock.advance(1000);
  labels = ['a', 'b'];
  await hub.runner().runAll();
  expect(await load()).toMatchObject([{ value: { label: 'a' } }, { value: { label: 'b' } }]);
  expect(hub.source.calls).toEqual([]);
});

test('a copy whose system sends something unreadable is no longer confirmed, and is read by its key', async () => {
  let isReadable = true;
  await using hub = await feedHub(async function* () {
    yield isReadable ? page('1', 'a', 'b') : { reads: page('2', 'b').reads, unreadable: [ref('a')] };
  });
  await hub.runner().runAll();
  isReadable = false;
  hub.clock.advance(61_000);
  await hub.runner().runAll();
  hub.source.state = 'away';
  expect(await hub.load([idOf(ref('a')), idOf(ref('b'))])).toMatchObject([
    { provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' } },
    { provenance: { freshness: 'FRESH' } },
  ]);
});
