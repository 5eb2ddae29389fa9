import { ManualClock } from '@supply-hub/clock';
import { StateConflict } from '@supply-hub/errors';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bench, delivery } from '../test/bench.ts';
import { eventually } from '../test/eventually.ts';
import { changeThing, changeThings, noon, notes, takeNote, thingChanged } from '../test/shop-and-desk.ts';
import type { EventOf } from './define-event.ts';
import { handler, type HandlerContext } from './handler.ts';
import { parkedEvents, redrive } from './parked-events.ts';

/** Takes notes, except of what it is told to refuse. */
function refusing() {
  const refused = new Set<string>();
  return {
    refused,
    handler: handler(thingChanged, 'desk.notes', async (event, context) => {
      await takeNote(event, context);
      if (refused.has(`${event.subject}@${event.aggregateversion}`))
        throw new StateConflict('The desk has no room for it.');
    }),
  };
}

test('an event that cannot be taken holds back its own thing, and nothing else', async () => {
  await using $ = await bench();
  const desk = refusing();
  desk.refused.add('thing_1@2');
  await using running = await delivery($, [desk.handler]);
  await changeThings($.shop, ['thing_1', 'thing_2'], 3);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_2@1', 'thing_2@2', 'thing_2@3']);
  expect(
    (await parkedEvents($.desk.db)).map(({ aggregateId, position, state }) => ({ aggregateId, position, state })),
  ).toEqual([
    { aggregateId: 'thing_1', position: 3, state: 'RETRYING' },
    { aggregateId: 'thing_1', position: 5, state: 'BEHIND' },
  ]);
});

test('it is tried again after 1, 2, 4 … seconds, and what waits behind it follows in order', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  const desk = refusing();
  desk.refused.add('thing_1@1');
  await using running = await delivery($, [desk.handler], { clock });
  await changeThings($.shop, ['thing_1'], 3);
  const attemptsAfter = async (ms: number) => {
    clock.advance(ms);
    await running.idle();
    return (await parkedEvents($.desk.db))[0]?.attempts;
  };
  expect(await attemptsAfter(0)).toBe(1);
  expect(await attemptsAfter(999)).toBe(1);
  expect(await attemptsAfter(1)).toBe(2);
  expect(await attemptsAfter(1999)).toBe(2);
  expect(await attemptsAfter(1)).toBe(3);
  expect(await attemptsAfter(3999)).toBe(3);
  desk.refused.clear();
  clock.advance(1);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_1@3']);
  expect(await parkedEvents($.desk.db)).toEqual([]);
});

test('after its last attempt it waits for a person, with a sentence, and is taken when re-driven', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  const desk = refusing();
  desk.refused.add('thing_1@1');
  await using running = await delivery($, [desk.handler], { clock, maxAttempts: 3 });
  await changeThings($.shop, ['thing_1', 'thing_2'], 1);
  for (const _ of [1, 2, 3, 4]) {
    await running.idle();
    clock.advance(60_000);
  }
  await changeThings($.shop, ['thing_1', 'thing_2'], 1);
  await running.idle();
  const [parked, behind] = await parkedEvents($.hub.db, 'desk.notes');
  expect(parked).toMatchObject({
    consumer: 'desk.notes',
    type: 'shop.thing-changed',
    aggregateId: 'thing_1',
    position: 1,
    state: 'PARKED',
    attempts: 3,
    since: noon,
    reason:
      'desk.notes cannot take shop.thing-changed of thing_1: The desk has no room for it. Tried 3 times. ' +
      'Put it right, then re-drive the event; what follows of the same thing waits for it.',
  });
  expect(behind).toMatchObject({
    state: 'BEHIND',
    reason: 'Waits behind the event at position 1, which is about the same thing.',
  });

  desk.refused.clear();
  expect(await redrive($.desk.db, { consumer: 'desk.notes', eventId: parked?.eventId ?? '' })).toBe(1);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_2@1', 'thing_2@2', 'thing_1@1', 'thing_1@2']);
  expect(await parkedEvents($.desk.db)).toEqual([]);
  expect(await redrive($.desk.db, { consumer: 'desk.notes' })).toBe(0);
});

test('re-driven and refused again, it counts its attempts from the first', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  const desk = refusing();
  desk.refused.add('thing_1@1');
  await using running = await delivery($, [desk.handler], { clock, maxAttempts: 2 });
  await changeThings($.shop, ['thing_1'], 1);
  const untilParked = async () => {
    await running.idle();
    clock.advance(60_000);
    await running.idle();
    expect(await parkedEvents($.desk.db)).toMatchObject([{ state: 'PARKED', attempts: 2 }]);
  };
  await untilParked();
  await redrive($.desk.db, { consumer: 'desk.notes' });
  expect(await parkedEvents($.desk.db)).toMatchObject([{ state: 'RETRYING', attempts: 0 }]);
  await untilParked();
});

test('one that waited behind may be refused in its turn, and the rest wait behind that', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  const desk = refusing();
  desk.refused.add('thing_1@1').add('thing_1@2');
  await using running = await delivery($, [desk.handler], { clock });
  await changeThings($.shop, ['thing_1'], 3);
  await running.idle();
  desk.refused.delete('thing_1@1');
  clock.advance(1000);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1']);
  expect(await parkedEvents($.desk.db)).toMatchObject([
    { position: 2, state: 'RETRYING', attempts: 1 },
    { position: 3, state: 'BEHIND' },
  ]);
  desk.refused.clear();
  clock.advance(1000);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_1@3']);
});

test('what failed in the database is told by its code: statements and values stay out of the sentence', async () => {
  await using $ = await bench();
  const careless = handler(thingChanged, 'desk.notes', async (event, { tx }: HandlerContext) => {
    await tx.execute(sql`select ${event.data.colour}::text::int`);
  });
  await using running = await delivery($, [careless]);
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_1', 'a secret'));
  await running.idle();
  const [parked] = await parkedEvents($.desk.db);
  expect(parked?.reason).toBe(
    'desk.notes cannot take shop.thing-changed of thing_1: an unexpected fault (PostgresError 22P02); ' +
      'the log says where. It is tried again.',
  );
});

test('an event that only a commit would refuse does not take its whole batch with it', async () => {
  await using $ = await bench();
  const promising = handler(thingChanged, 'desk.notes', async (event, context: HandlerContext) => {
    await takeNote(event, context);
    if (event.subject !== 'thing_2') return;
    // Nobody keeps it; the constraint is deferred, so only the commit finds out.
    await context.tx.execute(sql`insert into desk.promise values ('p', 'nobody')`);
  });
  await using running = await delivery($, [promising]);
  await changeThings($.shop, ['thing_1', 'thing_2', 'thing_3'], 1);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_3@1']);
  expect(await parkedEvents($.desk.db)).toMatchObject([{ aggregateId: 'thing_2', state: 'RETRYING' }]);
});

test('an event of a newer release waits until this one is updated', async () => {
  await using $ = await bench();
  await $.shop.sql`
    insert into hub.outbox (id, type, data_version, aggregate, aggregate_id, aggregate_version, occurred_at, data)
    values (gen_random_uuid(), 'shop.thing-changed', 2, 'thing', 'thing_1', 1, ${noon.toString()}, '{"hue": "red"}')`;
  const taken: EventOf<typeof thingChanged>[] = [];
  await using running = await delivery($, [
    handler(thingChanged, 'desk.notes', async (event) => void taken.push(event)),
  ]);
  await running.idle();
  expect(taken).toEqual([]);
  const [parked] = await parkedEvents($.desk.db);
  expect(parked?.reason).toContain('shop.thing-changed has version 2; this release reads up to version 1.');
});

test('a retry is made when it is due, without anything else happening', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  const desk = refusing();
  desk.refused.add('thing_1@1');
  await using running = await delivery($, [desk.handler], { clock, pollMs: 20 });
  await changeThings($.shop, ['thing_1'], 1);
  await running.idle();
  desk.refused.clear();
  clock.advance(1000);
  await eventually(() => notes($.desk), ['thing_1@1']);
});
