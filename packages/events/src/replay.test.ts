import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bench, type Bench, delivery } from '../test/bench.ts';
import { changeThings, notes, takeNote, thingChanged } from '../test/shop-and-desk.ts';
import { handler } from './handler.ts';
import { parkedEvents } from './parked-events.ts';
import { replay } from './replay.ts';

const notesOf = handler(thingChanged, 'desk.notes', takeNote);

async function threeTaken($: Bench): Promise<void> {
  await using running = await delivery($, [notesOf]);
  await changeThings($.shop, ['thing_1'], 3);
  await running.idle();
}

test('a copy is rebuilt by a replay from the beginning, while delivery runs', async () => {
  await using $ = await bench();
  await threeTaken($);
  await using running = await delivery($, [notesOf]);
  await $.desk.db.transaction(async (tx) => {
    await replay(tx, 'desk.notes', 'beginning');
    await tx.execute(sql`delete from desk.note`);
  });
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_1@3']);
});

test('a replay goes on after the position given, and one that is rolled back never was', async () => {
  await using $ = await bench();
  await threeTaken($);
  await $.desk.db
    .transaction(async (tx) => {
      await replay(tx, 'desk.notes', 'beginning');
      tx.rollback();
    })
    .catch(() => {});
  await $.desk.db.transaction((tx) => replay(tx, 'desk.notes', { after: 2 }));
  await using running = await delivery($, [notesOf]);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2', 'thing_1@3', 'thing_1@3']);
});

test('what was set aside and comes again is forgotten', async () => {
  await using $ = await bench();
  {
    const refusing = handler(thingChanged, 'desk.notes', () => Promise.reject(new Error('no')));
    await using running = await delivery($, [refusing]);
    await changeThings($.shop, ['thing_1'], 2);
    await running.idle();
    expect(await parkedEvents($.desk.db)).toHaveLength(2);
  }
  await $.desk.db.transaction((tx) => replay(tx, 'desk.notes', 'beginning'));
  await using running = await delivery($, [notesOf]);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_1@2']);
  expect(await parkedEvents($.desk.db)).toEqual([]);
});

test('a replay to now leaves out what was not taken yet', async () => {
  await using $ = await bench();
  await threeTaken($);
  {
    await using other = await delivery($, []);
    await changeThings($.shop, ['thing_1'], 2);
    await other.idle();
  }
  await $.desk.db.transaction((tx) => replay(tx, 'desk.notes', 'now'));
  await using running = await delivery($, [notesOf]);
  await running.idle();
  expect(await notes($.desk)).toHaveLength(3);
});

test('a consumer or position that does not exist is refused', async () => {
  await using $ = await bench();
  await threeTaken($);
  const replaying = (consumer: string, after: number) => $.desk.db.transaction((tx) => replay(tx, consumer, { after }));
  await expect(replaying('desk.nobody', 0)).rejects.toThrow("There is no consumer 'desk.nobody'.");
  await expect(replaying('desk.notes', 4)).rejects.toThrow('There is no position 4: the last is 3.');
  await expect(replaying('desk.notes', -1)).rejects.toThrow('There is no position -1');
});
