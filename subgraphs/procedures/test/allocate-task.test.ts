import type { AllocationDecided } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { startTasks } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockWithWriters } from '../src/db/queries/copies-lock.ts';
import { demandsById } from '../src/db/queries/demands.ts';
import { readPairs } from '../src/db/queries/pair-state.ts';
import { decidePair } from '../src/domain/decide-pair.ts';
import { digest } from '../src/services/decide-allocations.ts';
import { createProcedures } from '../src/server.ts';
import { facilityId, itemId, locationId, lotId } from './ids.ts';
import { openDesk, type CaseValues, type Desk } from './readiness-desk.ts';
import { everybody } from './viewers.ts';
import type { LotValues } from './what-others-tell.ts';

const readinesses = async ({ db }: Desk) =>
  Object.fromEntries(
    [
      ...(await db.execute<{ number: string; readiness: string | null }>(
        sql`select number, readiness from procedures.surgical_case`,
      )),
    ].map(({ number, readiness }) => [number, readiness]),
  );

async function keptOutcome({ db }: Desk, id: string) {
  const [row] = await demandsById(db, everybody, [id]).then((found) => [...found.values()]);
  if (row === undefined) throw new Error(`no demand ${id}`);
  const { neededBy, actBy, usable, short, holdShort, readiness, reason, shares } = row;
  return { neededBy, actBy, usable, short, holdShort, readiness, reason, shares };
}

/** Another worker of the same subgraph. */
function anotherWorker(desk: Desk) {
  const connection = connect({ url: desk.url, schema: 'procedures', name: 'another' });
  const subgraph = createProcedures({
    config: desk.config,
    clock: desk.clock,
    log: silentLog,
    connection,
    verifier: { verify: () => Promise.reject(new Error('nobody asks here')) },
  });
  const [task] = subgraph.tasks;
  if (task === undefined) throw new Error('there is no task');
  return {
    task,
    connection,
    async [Symbol.asyncDispose]() {
      await subgraph.close();
      await connection.close();
    },
  };
}

test('two workers at once give nothing twice, and leave nothing undone', async () => {
  await using desk = await openDesk('CUP');
  await using other = anotherWorker(desk);
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1', quantity: '60' }]);
  const both = await Promise.all(
    [
      { tasks: [desk.task], connection: desk.connection },
      { tasks: [other.task], connection: other.connection },
    ].map((worker) => startTasks({ ...worker, log: silentLog })),
  );
  const numbers = Array.from({ length: 120 }, (_, n) => `C-${String(n).padStart(3, '0')}`);
  await Promise.all(numbers.map((number) => desk.case({ number })));
  // Whoever finds the other at work has nothing to do, so neither alone can say that all is done.
  await expect
    .poll(
      async () => {
        const all = Object.values(await readinesses(desk));
        return [
          all.length,
          all.filter((each) => each === 'READY').length,
          all.filter((each) => each === 'SHORT').length,
        ];
      },
      { timeout: 20_000 },
    )
    .toEqual([120, 60, 60]);
  const [given] = await desk.db.execute<{ given: string }>(
    sql`select sum(usable)::text as given from procedures.case_demand`,
  );
  expect(given).toEqual({ given: '60' });
  await Promise.all(both.map((running) => running.stop()));
});

test('a step that is cut off leaves all it took due, and nothing of it done', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.case({ number: 'C-1' });
  // What is written last in a step fails, as it would if the process were killed there.
  await desk.db.execute(sql`
    create function procedures.fail() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`);
  await desk.db.execute(sql`
    create trigger cut before insert or update on procedures.allocation
    for each row execute function procedures.fail()`);
  const before = await desk.events('procedures.case-changed');
  await expect(desk.task.step()).rejects.toThrow();
  expect(await readinesses(desk)).toEqual({ 'C-1': null });
  expect(await desk.db.execute(sql`select from procedures.case_demand`)).toHaveLength(0);
  expect(await desk.events('procedures.case-changed')).toEqual(before);
  await desk.db.execute(sql`
    create or replace function procedures.fail() returns trigger language plpgsql as $$ begin return new; end $$`);
  await desk.work();
  expect(await readinesses(desk)).toEqual({ 'C-1': 'READY' });
});

test('what comes at the very moment a case asks for it is not missed, whoever commits first', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  const arrived = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  // Stock is told of in a batch that has not committed yet when the task takes the case.
  const batch = desk.db.transaction(async (tx) => {
    await lockWithWriters(tx);
    await tx.execute(sql`
      insert into procedures.stock_copy (item_id, facility_id, version, lots)
      values (${itemId('CUP')}, ${facilityId('north')}, 1, ${JSON.stringify([
        {
          id: lotId('L1'),
          locationId: locationId('OR01'),
          lot: 'L1',
          expiresOn: null,
          receivedOn: null,
          quantity: '5',
          status: 'AVAILABLE',
          ownership: 'OWNED',
          supplierId: null,
          recalled: false,
        },
      ])}::text::jsonb)`);
    arrived.resolve();
    await go.promise;
  });
  await arrived.promise;
  const step = desk.task.step();
  await expect
    .poll(
      async () =>
        [...(await desk.connection.sql`select from pg_locks where locktype = 'advisory' and not granted`)].length,
    )
    .toBe(1);
  go.resolve();
  await Promise.all([batch, step]);
  await desk.work();
  expect(await readinesses(desk)).toEqual({ 'C-1': 'READY' });
});

test('what a change costs follows the cases it touches, and not how many there are', async () => {
  await using desk = await openDesk('CUP', 'STEM');
  const cards = Array.from({ length: 300 }, (_, n) => ({ card: `PC-${n}`, procedure: `P-${n}`, item: `I-${n}` }));
  await desk.cards([...cards, { item: 'CUP' }, { item: 'STEM' }]);
  await desk.case({ number: 'A' });
  await desk.work();
  const cost = async () => {
    desk.statements.length = 0;
    await desk.stock('CUP', [{ id: 'L1' }, { id: `L${Math.random()}` }]);
    await desk.case({ number: 'A' });
    await desk.work();
    return desk.statements.length;
  };
  await cost();
  const alone = await cost();
  for (let n = 0; n < 300; n += 1) await desk.case({ number: `C-${n}`, procedure: `P-${n}` });
  await desk.work();
  expect(await cost()).toBe(alone);
  // And one step for many cases makes as many statements as for one.
  desk.statements.length = 0;
  for (let n = 0; n < 30; n += 1) await desk.case({ number: `C-${n}`, procedure: `P-${n + 1}` });
  desk.statements.length = 0;
  await desk.work();
  expect(desk.statements.length).toBeLessThanOrEqual(alone + 5);
});

test('more than one step takes is done in several, and each case is told once', async () => {
  await using desk = await openDesk('CUP');
  const many = Array.from({ length: 450 }, (_, n) => ({ item: `I-${n}` }));
  await desk.cards([...many, { card: 'PC-2', procedure: 'TKA', item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1', quantity: '250' }]);
  await desk.case({ number: 'A' });
  for (let n = 0; n < 250; n += 1) await desk.case({ number: `C-${n}`, procedure: 'TKA' });
  await desk.work();
  const [undecided] = await desk.db.execute<{ count: number }>(
    sql`select count(*)::int as count from procedures.case_demand where digest = ''`,
  );
  expect(undecided).toEqual({ count: 0 });
  expect((await desk.caseRow('A')).problems).toHaveLength(450);
  const { A, ...others } = await readinesses(desk);
  expect([A, new Set(Object.values(others))]).toEqual(['UNKNOWN', new Set(['READY'])]);
  expect(await desk.events('procedures.allocation-decided')).toHaveLength(250);
});

test('a first load of stock nobody asks for makes nothing due', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  for (let n = 0; n < 20; n += 1) await desk.stock(`I-${n}`, [{ id: `L-${n}` }]);
  expect(await desk.db.execute(sql`select from procedures.allocation_due`)).toHaveLength(0);
});

const items = ['CUP', 'STEM'];
/** A lot stays where it is: in another place it is another lot. */
const aLot = (id: string, at: 'OR01' | 'CS01'): fc.Arbitrary<LotValues> =>
  fc.record({
    id: fc.constant(id),
    at: fc.constant(at),
    quantity: fc.integer({ min: 0, max: 4 }).map(String),
    expires: fc.constantFrom(null, '2026-03-09', '2026-03-10', '2026-03-12'),
    received: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
    status: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'AVAILABLE', 'BLOCKED'),
    recalled: fc.constantFrom(false, false, false, true),
  });
const aCase: fc.Arbitrary<CaseValues> = fc.record({
  number: fc.constantFrom('C-1', 'C-2', 'C-3', 'C-4'),
  facility: fc.constantFrom('north', 'north', 'north', 'south', null),
  room: fc.constantFrom('or-1', 'or-2', null),
  start: fc.constantFrom('2026-03-10T13:30:00Z', '2026-03-11T04:30:00Z', '2026-03-11T13:30:00Z'),
  status: fc.constantFrom('SCHEDULED' as const, 'SCHEDULED' as const, 'STARTED' as const, 'CANCELLED' as const),
  procedure: fc.constantFrom('THA', 'THA', 'TKA'),
  urgency: fc.integer({ min: 0, max: 1 }),
});
const aChange = fc.oneof(
  { weight: 4, arbitrary: aCase.map((value) => ({ kind: 'case' as const, value })) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('stock' as const),
      item: fc.constantFrom(...items),
      lots: fc.tuple(aLot('L1', 'OR01'), aLot('L2', 'CS01'), aLot('L3', 'OR01')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      number: fc.constantFrom('450', '451'),
      item: fc.constantFrom(...items),
      on: fc.constantFrom('2026-03-08', '2026-03-09', '2026-03-10'),
      quantity: fc.integer({ min: 1, max: 3 }).map(String),
      confirmed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cards' as const),
      open: fc.integer({ min: 0, max: 3 }).map(String),
      hold: fc.integer({ min: 0, max: 2 }).map(String),
      item: fc.constantFrom('STEM', 'NEW'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('item' as const), factor: fc.constantFrom('2', '10') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('facility' as const), buffer: fc.constantFrom(0, 120) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'work' as const }) },
);

test(
  'after any changes in any order what is kept is what the whole state gives, decided anew',
  { timeout: 60_000 },
  async () => {
    await using desk = await openDesk('CUP', 'STEM');
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { minLength: 3, maxLength: 14 }), async (changes) => {
        for (const change of changes) {
          if (change.kind === 'case') await desk.case(change.value);
          else if (change.kind === 'stock') await desk.stock(change.item, change.lots);
          else if (change.kind === 'order') {
            const { number, item, on, quantity, confirmed } = change;
            await desk.order(number, [{ item, promises: [{ on, quantity, confirmed }] }]);
          } else if (change.kind === 'cards') {
            const { open, hold, item } = change;
            await desk.cards([
              { item: 'CUP', open, hold },
              { item, open: '1', unit: 'BX' },
              { card: 'PC-2', procedure: 'TKA', item: 'CUP', open: '1' },
            ]);
          } else if (change.kind === 'item') {
            await desk.item('STEM', { units: [{ unit: 'BX', numerator: change.factor, denominator: '1' }] });
          } else if (change.kind === 'facility')
            await desk.facility('north', { bufferBeforeCaseMinutes: change.buffer });
          else await desk.work();
        }
        await desk.work();

        const pairs = [...items, 'NEW'].flatMap((key) =>
          ['north', 'south'].map((slug) => ({ itemId: itemId(key), facilityId: facilityId(slug) })),
        );
        await desk.db.transaction(async (tx) => {
          for (const state of await readPairs(tx, pairs)) {
            const asNew = { ...state, demands: state.demands.map((each) => ({ ...each, digest: '' })) };
            const anew = new Map(
              decidePair(asNew, { now: desk.clock.now(), names: desk.names, digest }).map(({ demand, outcome }) => [
                demand.id,
                outcome,
              ]),
            );
            expect(anew.size).toBe(state.demands.length);
            const given = new Map<string, number>();
            for (const { id } of state.demands) {
              const { shares, ...kept } = await keptOutcome(desk, id);
              expect({ ...kept, shares }).toEqual(anew.get(id));
              for (const { lotId: lot, quantity } of shares.lots)
                given.set(lot, (given.get(lot) ?? 0) + Number(quantity));
            }
            for (const [id, quantity] of given)
              expect(quantity).toBeLessThanOrEqual(Number(state.lots.find((lot) => lot.id === id)?.quantity ?? 0));
            const told = await tx.execute<{ data: AllocationDecided }>(sql`
              select distinct on (aggregate_id) data from hub.outbox where type = 'procedures.allocation-decided'
              order by aggregate_id, aggregate_version desc`);
            const toldHere = told
              .flatMap(({ data }) => (data.facilityId === state.facilityId ? data.allocations : []))
              .filter((each) => each.itemId === state.itemId);
            if (state.baseUnit !== null)
              expect(new Map(toldHere.map((each) => [each.demandId, each.readiness]))).toEqual(
                new Map(state.demands.map(({ id, readiness }) => [id, readiness])),
              );
          }
        });
        // Making all demands again, as if nothing were known of them, finds nothing to write.
        const version = sql`select id, version, readiness, problems from procedures.surgical_case order by id`;
        const before = [...(await desk.db.execute(version))];
        await desk.db.execute(sql`insert into procedures.demand_due (case_id) select id from procedures.surgical_case`);
        await desk.db.execute(sql`
        insert into procedures.allocation_due (item_id, facility_id) select item_id, facility_id from procedures.case_demand`);
        await desk.work();
        expect([...(await desk.db.execute(version))]).toEqual(before);
        // Standing edges are those of the demands there are.
        const [edges] = await desk.db.execute<{ wrong: number }>(sql`
        select count(*)::int as wrong from hub.lineage_edge where ended_at is null
          and not exists (select from procedures.case_demand where id = to_id)`);
        expect(edges).toEqual({ wrong: 0 });
      }),
      { numRuns: 25 },
    );
  },
);
