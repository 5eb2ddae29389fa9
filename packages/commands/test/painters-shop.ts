import { ManualClock } from '@supply-hub/clock';
import { SourceUnavailable } from '@supply-hub/errors';
import { eventsMigrations } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ask, commandsMigrations, commandTask, defineCommand, performer, type Asking } from '../src/commands.ts';

export const paint = defineCommand({
  kind: 'PAINT',
  body: z.object({ colour: z.string() }),
  outcome: z.object({ coats: z.number() }),
});

/** What somebody asks for who finds the wall bare. */
export const asking = (colour: string, other: Partial<Asking<{ colour: string }>> = {}) => ({
  owner: 'orders',
  system: 'painter',
  key: 'wall',
  body: { colour },
  idempotencyKey: colour,
  askedBy: 'ruth',
  reason: 'The wall is bare.',
  about: ['facility_00000000000000000001'],
  facilityIds: ['facility_00000000000000000001'],
  supplierIds: [],
  ...other,
});

/** A painter's shop whose door can be shut, and who may forget to answer. */
export async function shop() {
  const database = await testDatabase([eventsMigrations, commandsMigrations]);
  const { db, close } = connect({ url: database.url, schema: 'hub', name: 'test' });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const painted: string[] = [];
  const ends: string[] = [];
  const repeats: boolean[] = [];
  const stuck: string[][] = [];
  let mood: (colour: string) => void = () => undefined;
  const task = (owner = 'orders') =>
    commandTask({
      owner,
      system: { id: 'painter', name: 'Painter' },
      db,
      clock,
      log: silentLog,
      whenStuck: {
        patienceMs: () => Promise.resolve(1_800_000),
        tell(_, commands) {
          stuck.push(commands.map(({ body }) => paint.body.parse(body).colour));
          return Promise.resolve();
        },
      },
      performers: [
        performer(paint, {
          async perform({ body: { colour } }, { isRepeat }) {
            repeats.push(isRepeat);
            if (!painted.includes(colour)) {
              mood(colour);
              painted.push(colour);
            }
            return Promise.resolve({ coats: 2 });
          },
          async ended(tx, command) {
            await tx.execute(sql`select 1`);
            ends.push(
              `${command.body.colour} ${command.state}${command.state === 'DONE' ? ` ${command.outcome.coats}` : ''}`,
            );
          },
        }),
      ],
    });
  return {
    db,
    clock,
    task,
    painted,
    ends,
    repeats,
    /** What was told to be stuck, each time. */
    stuck,
    ask: (colour: string, other: Partial<Asking<{ colour: string }>> = {}) =>
      db.transaction((tx) => ask(tx, paint, asking(colour, other), clock.now())),
    becomes(how: (colour: string) => void) {
      mood = how;
    },
    states: async () => {
      const rows = await db.execute<{ line: string }>(
        sql`select concat_ws(' ', body ->> 'colour', state, attempts) as line from hub.command order by seq`,
      );
      return rows.map(({ line }) => line);
    },
    async [Symbol.asyncDispose]() {
      await close();
      await database.drop();
    },
  };
}

/** A shop that fails at red for ever, and has done so for half an hour. */
export async function stuckShop() {
  const hub = await shop();
  hub.becomes((colour) => {
    if (colour === 'red') throw new SourceUnavailable('Painter', 'the red pot leaks', { isAnswer: true });
  });
  const { command: red } = await hub.ask('red');
  await hub.ask('rust');
  await hub.ask('blue', { key: 'door' });
  const task = hub.task();
  for (let tries = 0; tries < 7; tries += 1) {
    await task.step();
    hub.clock.advance(300_000);
  }
  return { ...hub, red, run: task };
}
