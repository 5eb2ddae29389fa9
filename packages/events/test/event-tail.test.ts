import { silentLog } from '@supply-hub/log';
import { connect, type Connection } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEventTail, type EventTail } from '../src/event-tail.ts';
import { eventsMigrations } from '../src/migrations.ts';
import { startSequencer } from '../src/sequencer.ts';
import { changeThing, thingChanged } from './shop-and-desk.ts';

let stack: AsyncDisposableStack;
let shop: Connection;
const opened: EventTail[] = [];
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const migrations = { name: 'shop', schema: 'shop', directory: new URL('migrations/shop/', import.meta.url) };
  const database = stack.adopt(await testDatabase([eventsMigrations, migrations]), (it) => it.drop());
  shop = stack.use(connect({ url: database.url, schema: 'shop', name: 'shop' }));
  const hub = stack.use(connect({ url: database.url, schema: 'hub', name: 'hub' }));
  stack.adopt(await startSequencer({ connection: hub, log: silentLog }), (it) => it.stop());
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tail) => tail.stop()));
  await stack.disposeAsync();
});

function tail(keep?: number): EventTail {
  const one = openEventTail({
    connection: shop,
    definitions: [thingChanged],
    log: silentLog,
    ...(keep !== undefined && { keep }),
  });
  opened.push(one);
  return one;
}

/** So many events behind a position, as `thing@version`, and what each was before. */
async function follow(from: EventTail, after: number, count: number) {
  const told: string[] = [];
  const signal = AbortSignal.timeout(20_000);
  for (let position = after; told.length < count;) {
    const next = await from.next(position, signal);
    expect(next.position).toBeGreaterThan(position);
    position = next.position;
    told.push(...next.events.map(({ event, before }) => `${event.subject}@${event.aggregateversion}${said(before)}`));
  }
  return told;
}
const said = (before: unknown) =>
  before !== null && typeof before === 'object' && 'colour' in before ? ` was ${String(before.colour)}` : '';
const change = (id: string, colour?: string) => shop.db.transaction((tx) => changeThing(tx, id, colour));

test('a follower is told what happens from where it began, in order, and what each thing was before', async () => {
  const one = tail();
  const start = await one.head();
  const waiting = follow(one, start, 3);
  await change('a', 'red');
  await change('b', 'blue');
  await change('a', 'green');
  expect(await waiting).toEqual(['a@1', 'b@1', 'a@2 was red']);
});

test('one reader serves any number of followers, and who is far behind misses nothing', async () => {
  const small = tail(2);
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const early = follow(small, 0, 6);
  for (const id of ids) await change(id);
  const expected = ids.map((id) => `${id}@1`);
  expect(await early).toEqual(expected);
  // Memory holds two of the six by now.
  expect(await follow(small, 0, 6)).toEqual(expected);
  expect(await follow(small, 3, 3)).toEqual(expected.slice(3));
});

test('an event no release can read is left out, and those behind it come', async () => {
  const one = tail();
  const waiting = follow(one, await one.head(), 1);
  await shop.db.execute(sql`
    insert into hub.outbox (id, type, data_version, aggregate, aggregate_id, aggregate_version, occurred_at, data)
    values (gen_random_uuid(), ${thingChanged.type}, 99, 'thing', 'x', 1, '2026-03-09T12:00:00Z', '{}')`);
  await change('a');
  expect(await waiting).toEqual(['a@1']);
});

test('waiting ends with the signal, and with the tail', async () => {
  const one = tail();
  const gone = new AbortController();
  const first = expect(one.next(await one.head(), gone.signal)).rejects.toThrow('the follower left');
  gone.abort(new Error('the follower left'));
  await first;
  const second = expect(one.next(await one.head(), AbortSignal.timeout(20_000))).rejects.toThrow('stopped');
  await one.stop();
  await second;
});
