import postgres from 'postgres';
import { expect, test } from 'vitest';
import { handler } from '../src/handler.ts';
import { bench, delivery } from './bench.ts';
import { eventually } from './eventually.ts';
import { changeThings, notes, takeNote, thingChanged } from './shop-and-desk.ts';

const notesOf = handler(thingChanged, 'desk.notes', takeNote);

test('cut connections are made again, and nothing is lost or doubled', async () => {
  await using $ = await bench();
  await using running = await delivery($, [notesOf], { pollMs: 50, batchSize: 5 });
  const killer = postgres($.url, { max: 1 });
  for (const _ of [1, 2, 3]) {
    await changeThings($.shop, ['thing_1', 'thing_2'], 10);
    await killer`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('events-test-hub', 'events-test-desk')`;
  }
  await killer.end();
  await eventually(() => notes($.desk).then((taken) => taken.length), 60);
  await running.idle();
  expect(new Set(await notes($.desk)).size).toBe(60);
});
