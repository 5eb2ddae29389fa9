import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { eventually } from '../test/eventually.ts';
import { bench, delivery } from '../test/bench.ts';
import {
  changeThing,
  changeThings,
  noon,
  note,
  notes,
  noteTaken,
  takeNote,
  thingChanged,
} from '../test/shop-and-desk.ts';
import type { HubEvent } from './define-event.ts';
import { handler } from './handler.ts';
import { publish } from './outbox.ts';

const notesOf = handler(thingChanged, 'desk.notes', takeNote);

test('a handler gets the event as it was published, in a CloudEvents envelope', async () => {
  await using $ = await bench();
  const taken: HubEvent[] = [];
  await using running = await delivery($, [
    handler(thingChanged, 'desk.notes', async (event) => void taken.push(event)),
  ]);
  const id = await $.shop.db.transaction((tx) =>
    publish(tx, thingChanged, {
      aggregateId: 'thing_1',
      aggregateVersion: 3,
      data: { id: 'thing_1', colour: 'red' },
      occurredAt: Temporal.Instant.from('2026-03-09T07:00:00.25-05:00'),
      causationId: 'message_7',
    }),
  );
  await running.idle();
  expect(taken).toEqual([
    {
      specversion: '1.0',
      id,
      source: '/shop',
      type: 'shop.thing-changed',
      subject: 'thing_1',
      time: Temporal.Instant.from('2026-03-09T12:00:00.25Z'),
      datacontenttype: 'application/json',
      data: { id: 'thing_1', colour: 'red' },
      dataversion: 1,
      causationid: 'message_7',
      aggregate: 'thing',
      aggregateversion: 3,
      position: 1,
    },
  ]);
});

test('an event wakes its consumers at once, without a poll', async () => {
  await using $ = await bench();
  await using _ = await delivery($, [notesOf], { pollMs: 3_600_000 });
  await changeThings($.shop, ['thing_1'], 2);
  await eventually(() => notes($.desk), ['thing_1@1', 'thing_1@2']);
});

test('a new consumer catches up from the first event, over many batches', async () => {
  await using $ = await bench();
  await changeThings($.shop, ['thing_1', 'thing_2', 'thing_3'], 7);
  await using running = await delivery($, [notesOf], { batchSize: 4 });
  await running.idle();
  const taken = await notes($.desk);
  expect(taken).toHaveLength(21);
  expect(taken.filter((each) => each.startsWith('thing_2'))).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `thing_2@${n}`));
});

test('a new consumer may start from now', async () => {
  await using $ = await bench();
  const late = handler(thingChanged, 'desk.late', (event, { tx }) => note(tx, 'desk.late', event), {
    startsFrom: 'now',
  });
  await changeThings($.shop, ['thing_1'], 3);
  {
    await using running = await delivery($, [notesOf]);
    await running.idle();
  }
  await using running = await delivery($, [notesOf, late]);
  await changeThings($.shop, ['thing_1'], 2);
  await running.idle();
  expect(await notes($.desk, 'desk.late')).toEqual(['thing_1@4', 'thing_1@5']);
});

test('a consumer goes on where it was', async () => {
  await using $ = await bench();
  for (const _ of [1, 2, 3]) {
    await using running = await delivery($, [notesOf]);
    await changeThings($.shop, ['thing_1'], 1);
    await running.idle();
  }
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_1@3']);
});

test('each handler works under its own subgraph’s role', async () => {
  await using $ = await bench();
  const roles: unknown[] = [];
  const tell = (name: string) =>
    handler(thingChanged, name, async (_, { tx }) => {
      const [row] = await tx.execute(sql`select current_user as role, current_schema as schema`);
      roles.push(row);
    });
  await using running = await delivery($, [], {
    subgraphs: [
      { connection: $.desk, handlers: [tell('desk.notes')] },
      { connection: $.shop, handlers: [tell('shop.echo')] },
    ],
  });
  await changeThings($.shop, ['thing_1'], 1);
  await running.idle();
  expect(roles).toHaveLength(2);
  expect(roles).toContainEqual({ role: 'hub_desk', schema: 'desk' });
  expect(roles).toContainEqual({ role: 'hub_shop', schema: 'shop' });
});

test('what a handler publishes is delivered, and idle waits for it', async () => {
  await using $ = await bench();
  const seen: string[] = [];
  const announce = handler(thingChanged, 'desk.announce', async (event, { tx }) => {
    const about = {
      aggregateId: `note_${event.position}`,
      aggregateVersion: 1,
      occurredAt: noon,
      causationId: event.id,
    };
    await publish(tx, noteTaken, { ...about, data: { about: event.subject } });
  });
  // One handler of two definitions tells its events apart by their type.
  const both = handler([thingChanged, noteTaken], 'desk.both', async (event) => {
    seen.push(event.type === 'desk.note-taken' ? `note of ${event.data.about}` : `${event.data.colour} thing`);
  });
  await using running = await delivery($, [announce, both]);
  await changeThings($.shop, ['thing_1'], 1);
  await running.idle();
  expect(seen).toEqual(['red thing', 'note of thing_1']);
});

test('two deliveries at once have each effect once', async () => {
  await using $ = await bench();
  const things = ['thing_1', 'thing_2', 'thing_3', 'thing_4'];
  await using one = await delivery($, [notesOf], { batchSize: 3 });
  await using two = await delivery($, [notesOf], { batchSize: 5 });
  await Promise.all(things.map((thing) => changeThings($.shop, [thing], 25)));
  await Promise.all([one.idle(), two.idle()]);
  const taken = await notes($.desk);
  for (const thing of things) {
    expect(taken.filter((each) => each.startsWith(thing))).toEqual(
      Array.from({ length: 25 }, (_, index) => `${thing}@${index + 1}`),
    );
  }
});

test('a transaction that is slow to commit delays its own events alone', async () => {
  await using $ = await bench();
  await using running = await delivery($, [notesOf]);
  await $.shop.db.transaction(async (slow) => {
    await changeThing(slow, 'thing_slow');
    await changeThings($.shop, ['thing_1'], 2);
    await running.idle();
    expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2']);
  });
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_slow@1']);
});

test('after its connection was cut, delivery is woken again without the poll', async () => {
  await using $ = await bench();
  await using running = await delivery($, [notesOf], { pollMs: 3_600_000 });
  await running.idle();
  const killer = postgres($.url, { max: 1 });
  await killer`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'events-test-hub'`;
  // Listening again is a statement like any other; it can be seen.
  await eventually(async () => {
    const rows = await killer`select from pg_stat_activity
      where datname = current_database() and application_name = 'events-test-hub' and query ilike 'listen %'`;
    return rows.length;
  }, 1);
  await killer.end();
  await changeThings($.shop, ['thing_1'], 1);
  await eventually(() => notes($.desk), ['thing_1@1']);
});

test('stopping lets what runs be finished, and starts nothing more', async () => {
  await using $ = await bench();
  const started = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow = handler(thingChanged, 'desk.notes', async (event, context) => {
    started.resolve();
    await mayEnd.promise;
    await takeNote(event, context);
  });
  const running = await delivery($, [slow], { batchSize: 1 });
  await changeThings($.shop, ['thing_1'], 3);
  await started.promise;
  const stopped = running.stop();
  mayEnd.resolve();
  await stopped;
  expect(await notes($.desk)).toEqual(['thing_1@1']);
  await expect(running.idle()).rejects.toThrow('stopped');
});

test('two handlers of one name are refused', async () => {
  await using $ = await bench();
  await expect(delivery($, [notesOf, notesOf])).rejects.toThrow("Two handlers are named 'desk.notes'");
});

test('ten thousand events arrive, each thing’s in order', async () => {
  await using $ = await bench();
  await $.shop.sql`
    insert into hub.outbox (id, type, data_version, aggregate, aggregate_id, aggregate_version, occurred_at, data)
    select gen_random_uuid(), 'shop.thing-changed', 1, 'thing', 'thing_' || n % 500, 1 + n / 500, ${noon.toString()},
      jsonb_build_object('id', 'thing_' || n % 500, 'colour', 'red')
    from generate_series(0, 9999) as n`;
  const taken = new Map<string, number[]>();
  const versions = handler(thingChanged, 'desk.versions', async (event) => {
    const before = taken.get(event.subject) ?? [];
    taken.set(event.subject, [...before, event.aggregateversion]);
  });
  await using running = await delivery($, [versions]);
  await running.idle();
  expect(taken.size).toBe(500);
  const expected = Array.from({ length: 20 }, (_, index) => index + 1);
  for (const [, each] of taken) expect(each).toEqual(expected);
});
