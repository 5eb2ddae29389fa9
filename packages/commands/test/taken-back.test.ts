import { ManualClock } from '@supply-hub/clock';
import { SourceUnavailable } from '@supply-hub/errors';
import { eventsMigrations } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ask, askBack, commandsMigrations, commandTask, defineCommand, performer } from '../src/commands.ts';

const order = defineCommand({ kind: 'ORDER', body: z.object({ what: z.string() }), outcome: z.object({}) });

/** A kitchen that does what it is asked, and may forget to answer. */
async function kitchen() {
  const database = await testDatabase([eventsMigrations, commandsMigrations]);
  const { db, close } = connect({ url: database.url, schema: 'hub', name: 'test' });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const cooked: string[] = [];
  const state = { answers: true };
  const { step } = commandTask({
    owner: 'orders',
    system: { id: 'kitchen', name: 'Kitchen' },
    db,
    clock,
    log: silentLog,
    performers: [
      performer(order, {
        async perform({ body: { what } }) {
          if (!cooked.includes(what)) cooked.push(what);
          if (!state.answers) throw new SourceUnavailable('Kitchen', 'nobody answered');
          return Promise.resolve({});
        },
      }),
    ],
  });
  return {
    clock,
    cooked,
    state,
    step,
    ask: (what: string) =>
      db.transaction(async (tx) => {
        const { command } = await ask(
          tx,
          order,
          {
            owner: 'orders',
            system: 'kitchen',
            key: 'table-7',
            body: { what },
            idempotencyKey: what,
            askedBy: 'ruth',
            reason: 'Table seven is hungry.',
            about: [],
            facilityIds: null,
            supplierIds: [],
          },
          clock.now(),
        );
        return command;
      }),
    takeBack: (id: string) => db.transaction((tx) => askBack(tx, id, 'Ann took it back.', clock.now())),
    async states() {
      const rows = await db.execute<{ line: string }>(
        sql`select concat_ws(' ', body ->> 'what', state, attempts) as line from hub.command order by seq`,
      );
      return rows.map(({ line }) => line);
    },
    async [Symbol.asyncDispose]() {
      await close();
      await database.drop();
    },
  };
}

test('R35: who takes back a later command leaves the earlier one of its key, which may have worked, to be looked for', async () => {
  await using hub = await kitchen();
  hub.state.answers = false;
  await hub.ask('soup');
  await hub.step();
  const { id } = await hub.ask('fish');
  await hub.ask('tart');
  expect(await hub.takeBack(id)).toBe(true);
  await hub.step();
  expect(await hub.states()).toEqual(['soup WAITING 1', 'fish WITHDRAWN 1', 'tart WITHDRAWN 0']);
  hub.state.answers = true;
  hub.clock.advance(60_000);
  await hub.step();
  expect(await hub.states()).toEqual(['soup DONE 2', 'fish WITHDRAWN 1', 'tart WITHDRAWN 0']);
  expect(hub.cooked).toEqual(['soup']);
});
