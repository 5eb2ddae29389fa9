import { silentLog } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { eventually } from '../test/eventually.ts';
import { bench, type Bench } from '../test/bench.ts';
import { changeThing, changeThings } from '../test/shop-and-desk.ts';
import { givePositions, lockKey, startSequencer } from './sequencer.ts';

/** Longer than any test: what happens before it was not the poll's doing. */
const never = 3_600_000;

async function sequencer(hub: Connection, pollMs = never) {
  const started = await startSequencer({ connection: hub, log: silentLog, pollMs, batchSize: 7 });
  return { [Symbol.asyncDispose]: () => started.stop() };
}

/** `thing@version` by position; fails when positions are not 1, 2, 3 … */
async function sequence(hub: Connection): Promise<string[]> {
  const rows = await hub.sql<{ position: string; event: string }[]>`
    select position, aggregate_id || '@' || aggregate_version as event from hub.outbox
    where position is not null order by position`;
  expect(rows.map((row) => Number(row.position))).toEqual(rows.map((_, index) => index + 1));
  return rows.map((row) => row.event);
}

/** A transaction that stays open until told to commit. */
async function openTransaction({ shop }: Bench, thing: string) {
  const mayCommit = Promise.withResolvers<void>();
  const hasWritten = Promise.withResolvers<void>();
  const committed = shop.db.transaction(async (tx) => {
    await changeThing(tx, thing);
    hasWritten.resolve();
    await mayCommit.promise;
  });
  await hasWritten.promise;
  return {
    async commit() {
      mayCommit.resolve();
      await committed;
    },
  };
}

test('committed events get positions in their order, and a rollback leaves no gap', async () => {
  await using $ = await bench();
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_1'));
  await $.shop.db
    .transaction(async (tx) => {
      await changeThing(tx, 'thing_2');
      tx.rollback();
    })
    .catch(() => {});
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_3'));
  expect(await givePositions($.hub, 10)).toBe(2);
  expect(await sequence($.hub)).toEqual(['thing_1@1', 'thing_3@1']);
  expect(await givePositions($.hub, 10)).toBe(0);
});

test('a slow transaction holds nobody back and is not skipped', async () => {
  await using $ = await bench();
  await using _ = await sequencer($.hub);
  const slow = await openTransaction($, 'thing_slow');
  await changeThings($.shop, ['thing_1', 'thing_2'], 2);
  await eventually(() => sequence($.hub), ['thing_1@1', 'thing_2@1', 'thing_1@2', 'thing_2@2']);
  await slow.commit();
  await eventually(async () => (await sequence($.hub)).at(-1), 'thing_slow@1');
});

test('two sequencers at once give each event one position, in order for each thing', async () => {
  await using $ = await bench();
  await using one = await sequencer($.hub);
  await using two = await sequencer($.hub);
  expect(one).not.toBe(two);
  const things = ['thing_1', 'thing_2', 'thing_3'];
  await Promise.all(Array.from({ length: 4 }, () => changeThings($.shop, things, 10)));
  await eventually(async () => (await sequence($.hub)).length, 120);
  const events = await sequence($.hub);
  for (const thing of things) {
    expect(events.filter((event) => event.startsWith(thing))).toEqual(
      Array.from({ length: 40 }, (_, index) => `${thing}@${index + 1}`),
    );
  }
});

test('who holds the lock and dies is followed by whoever is woken next', async () => {
  await using $ = await bench();
  await using _ = await sequencer($.hub, 50);
  const holder = postgres($.url, { max: 1 });
  await holder`select pg_advisory_lock(${lockKey})`;
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_1'));
  expect(await givePositions($.hub, 10)).toBe(0);
  expect(await sequence($.hub)).toEqual([]);

  const killer = postgres($.url, { max: 1 });
  await killer`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database()) and objid = ${lockKey}`;
  await eventually(() => sequence($.hub), ['thing_1@1']);
  await Promise.all([holder.end(), killer.end()]);
});

test('a wake-up that was lost costs one poll', async () => {
  await using $ = await bench();
  await using _ = await sequencer($.hub, 20);
  const owner = postgres($.url, { max: 1 });
  await owner`alter table hub.outbox disable trigger announce_outbox`;
  await owner.end();
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_1'));
  await eventually(() => sequence($.hub), ['thing_1@1']);
});
