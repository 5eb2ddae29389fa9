import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { handler } from '../src/handler.ts';
import { parkedEvents } from '../src/parked-events.ts';
import { bench, type Bench, delivery } from './bench.ts';
import { changeThing, note, thingChanged } from './shop-and-desk.ts';

const things = ['thing_a', 'thing_b', 'thing_c', 'thing_d'];

/** One transaction: which things it changes, how long it dawdles after each, and whether it is given up. */
const transaction = fc.record({
  changes: fc.uniqueArray(fc.constantFrom(...things), { minLength: 1, maxLength: 3 }),
  dawdles: fc.nat({ max: 4 }),
  isGivenUp: fc.boolean(),
});
const scenario = fc.record({
  writers: fc.array(fc.array(transaction, { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
  /** How often the handler refuses each version of a thing before it takes it. */
  refusals: fc.dictionary(
    fc
      .tuple(fc.constantFrom(...things), fc.integer({ min: 1, max: 6 }))
      .map(([thing, version]) => `${thing}@${version}`),
    fc.integer({ min: 1, max: 3 }),
  ),
  batchSize: fc.integer({ min: 1, max: 5 }),
});

async function write(
  { shop }: Bench,
  { changes, dawdles, isGivenUp }: typeof transaction extends fc.Arbitrary<infer Value> ? Value : never,
) {
  const writing = shop.db.transaction(async (tx) => {
    // In one order, as writers of several aggregates must, or they would lock each other out.
    for (const thing of changes.toSorted()) {
      await changeThing(tx, thing);
      for (let dawdle = 0; dawdle < dawdles; dawdle += 1) await tx.execute('select 1');
    }
    if (isGivenUp) tx.rollback();
  });
  await writing.catch((error) => {
    if (!isGivenUp) throw error;
  });
}

test('whatever writers, refusals and deliveries do, each thing’s changes take effect once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ writers, refusals, batchSize }) => {
      await using $ = await bench();
      const left = new Map(Object.entries(refusals));
      const notesOf = handler(thingChanged, 'desk.notes', async (event, { tx }) => {
        await note(tx, 'desk.notes', event);
        const name = `${event.subject}@${event.aggregateversion}`;
        const times = left.get(name) ?? 0;
        left.set(name, times - 1);
        if (times > 0) throw new Error('refused');
      });
      const options = { batchSize, backoffMs: 0, maxAttempts: 9 };
      await using one = await delivery($, [notesOf], options);
      await using two = await delivery($, [notesOf], options);
      await Promise.all(
        writers.map(async (transactions) => {
          for (const each of transactions) await write($, each);
        }),
      );
      await Promise.all([one.idle(), two.idle()]);

      expect(await parkedEvents($.desk.db)).toEqual([]);
      const taken = await $.desk.sql`select thing, array_agg(version::int order by place) as versions from desk.note
        group by thing order by thing`;
      const expected = await $.shop.sql`select id as thing, array(select generate_series(1, version::int)) as versions
        from shop.thing order by id`;
      expect([...taken]).toEqual([...expected]);
    }),
    { numRuns: 12 },
  );
});
