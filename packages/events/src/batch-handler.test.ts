import { ManualClock } from '@supply-hub/clock';
import { StateConflict } from '@supply-hub/errors';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bench, delivery } from '../test/bench.ts';
import { changeThings, noon, notes, thingChanged } from '../test/shop-and-desk.ts';
import type { EventOf } from './define-event.ts';
import { batchHandler, type HandlerContext } from './handler.ts';
import { parkedEvents } from './parked-events.ts';

/** Takes all notes of a batch in one statement; throws behind it when one is of what it is told to refuse. */
function notesAtOnce() {
  const batches: string[][] = [];
  const refused = new Set<string>();
  return {
    batches,
    refused,
    handler: batchHandler(thingChanged, 'desk.notes', async (events, { tx }: HandlerContext) => {
      const taken = events.map(noteOf);
      batches.push(taken);
      const rows = events.map(({ subject: thing, aggregateversion: version }) => ({ thing, version }));
      await tx.execute(sql`
        insert into desk.note (consumer, thing, version)
        select 'desk.notes', thing, version
        from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (thing text, version bigint))
          with ordinality as note order by ordinality`);
      if (taken.some((note) => refused.has(note))) throw new StateConflict('The desk has no room for it.');
    }),
  };
}

const noteOf = ({ subject, aggregateversion }: EventOf<typeof thingChanged>) => `${subject}@${aggregateversion}`;
const all = ['thing_1@1', 'thing_2@1', 'thing_1@2', 'thing_2@2', 'thing_1@3', 'thing_2@3'];

test('a batch handler gets what waits in order, as much at a time as a step takes', async () => {
  await using $ = await bench();
  await changeThings($.shop, ['thing_1', 'thing_2'], 3);
  const desk = notesAtOnce();
  await using running = await delivery($, [desk.handler], { batchSize: 4 });
  await running.idle();
  expect(desk.batches).toEqual([all.slice(0, 4), all.slice(4)]);
  expect(await notes($.desk)).toEqual(all);
});

test('a batch that throws leaves nothing; its events come again one by one, and the bad one holds back its own thing', async () => {
  await using $ = await bench();
  const clock = new ManualClock(noon);
  await changeThings($.shop, ['thing_1', 'thing_2'], 3);
  const desk = notesAtOnce();
  desk.refused.add('thing_1@2');
  await using running = await delivery($, [desk.handler], { clock });
  await running.idle();
  expect(desk.batches).toEqual([all, ...all.filter((note) => note !== 'thing_1@3').map((note) => [note])]);
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_2@1', 'thing_2@2', 'thing_2@3']);
  expect((await parkedEvents($.desk.db)).map(({ state }) => state)).toEqual(['RETRYING', 'BEHIND']);

  // Others are batches again meanwhile, and what waits is in none of them.
  desk.batches.length = 0;
  await changeThings($.shop, ['thing_1', 'thing_2', 'thing_3'], 1);
  await running.idle();
  expect(desk.batches.flat()).toEqual(['thing_2@4', 'thing_3@1']);

  desk.refused.clear();
  clock.advance(1000);
  await running.idle();
  expect((await notes($.desk)).filter((note) => note.startsWith('thing_1'))).toEqual(
    [1, 2, 3, 4].map((version) => `thing_1@${version}`),
  );
  expect(await parkedEvents($.desk.db)).toEqual([]);
});

test('what is checked only at commit undoes the batch, and is found in the one event', async () => {
  await using $ = await bench();
  await changeThings($.shop, ['thing_1', 'thing_2', 'thing_3'], 1);
  const broken = batchHandler(thingChanged, 'desk.notes', async (events, { tx }) => {
    for (const event of events) {
      await tx.execute(
        sql`insert into desk.note (consumer, thing, version) values ('desk.notes', ${event.subject}, 1)`,
      );
      if (event.subject === 'thing_2') await tx.execute(sql`insert into desk.promise values ('given', 'nobody')`);
    }
  });
  await using running = await delivery($, [broken]);
  await running.idle();
  expect(await notes($.desk)).toEqual(['thing_1@1', 'thing_3@1']);
});

test('two deliveries of a batch handler have each effect once', async () => {
  await using $ = await bench();
  const things = ['thing_1', 'thing_2', 'thing_3'];
  const desk = notesAtOnce();
  await using one = await delivery($, [desk.handler], { batchSize: 3 });
  await using two = await delivery($, [desk.handler], { batchSize: 7 });
  await Promise.all(things.map((thing) => changeThings($.shop, [thing], 20)));
  await Promise.all([one.idle(), two.idle()]);
  const taken = await notes($.desk);
  for (const thing of things) {
    expect(taken.filter((note) => note.startsWith(thing))).toEqual(
      Array.from({ length: 20 }, (_, index) => `${thing}@${index + 1}`),
    );
  }
});
