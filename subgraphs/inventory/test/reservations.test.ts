import { allocationDecided, publishAll, replay, startDelivery, type AllocationDecided } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { itemId, levelId, loadedHub, north } from './inventory-hub.ts';

const lotId = (lot: string, status = 'AVAILABLE', location = 'OR01') =>
  hubId('lot', 'erp', ['H100', location, 'MED-000001', lot, status, 'OWNED', '']);
const caseId = (number: string) => hubId('case', 'ehr', [number]);
const demandId = (number: string) => hubId('demand', 'hub', [caseId(number), 'erp', 'MED-000001']);
const reservationId = (lot: string, number: string, purpose = 'OPEN') =>
  hubId('reservation', 'hub', [lotId(lot), demandId(number), purpose]);

type Kept = [lot: string, quantity: string, purpose?: 'OPEN' | 'HOLD'];
const given = (number: string, ...lots: Kept[]) => ({ caseId: caseId(number), allocation: allocation(number, lots) });
type Given = ReturnType<typeof given>;
const allocation = (number: string, lots: readonly Kept[]): AllocationDecided['allocations'][number] => ({
  demandId: demandId(number),
  itemId: itemId('MED-000001'),
  unit: 'EA',
  lots: lots.map(([lot, quantity, purpose = 'OPEN']) => ({ lotId: lotId(lot), quantity, for: purpose })),
  inbound: [],
  short: '0',
  holdShort: '0',
  readiness: 'READY',
});

/** A loaded hub that hears what procedures decides of MED-000001 in the north. */
async function decidingHub() {
  const hub = await loadedHub();
  const events = connect({ url: hub.url, schema: 'hub', name: 'hub' });
  const work = connect({ url: hub.url, schema: 'inventory', name: 'work' });
  const delivery = await startDelivery({
    hub: events,
    subgraphs: [{ connection: work, handlers: hub.handlers() }],
    clock: hub.clock,
    log: silentLog,
  });
  const known = new Set<string>();
  return {
    ...hub,
    /** Several decisions that are published, and come, together. Each is told case by case; who is not given is given nothing. */
    async decideAll(...decisions: [version: number, ...Given[]][]) {
      await events.db.transaction((tx) =>
        publishAll(
          tx,
          allocationDecided,
          decisions.flatMap(([version, ...cases]) => {
            for (const each of cases) known.add(each.caseId);
            return [...known].map((id) => ({
              aggregateId: hubId('allocation', 'hub', [id]),
              aggregateVersion: version,
              occurredAt: hub.clock.now().add({ seconds: version }),
              data: {
                caseId: id,
                facilityId: north,
                allocations: cases.flatMap((each) => (each.caseId === id ? [each.allocation] : [])),
              },
            }));
          }),
        ),
      );
      await delivery.idle();
    },
    decide(version: number, ...cases: Given[]) {
      return this.decideAll([version, ...cases]);
    },
    /** Everything that was decided comes once more. */
    async replay() {
      await work.db.transaction((tx) => replay(tx, 'inventory.reservations', 'beginning'));
      await delivery.idle();
    },
    /** The stock level in OR01, where lots L0 (2, expired), L1 (4.5) and L2 (10) are. */
    async level() {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on StockLevel { usable { value }
        reserved { value unit } available { value unit } lots { lot reserved { value } reservations { id
          quantity { value unit } purpose reservedAt surgicalCase { id } demand { id } lot { lot } } } } } }`;
      const of = [{ __typename: 'StockLevel', id: levelId('H100', 'OR01', 'MED-000001') }];
      const { data, errors } = await hub.ask(query, { of });
      expect(errors).toBeUndefined();
      const [level] = (data?.['_entities'] ?? []) as { lots: { lot: string; reserved: { value: string } }[] }[];
      if (level === undefined) throw new Error('the hub has no such level');
      return level;
    },
    /** What is reserved of each lot of that level that has anything reserved. */
    async reserved() {
      const { lots } = await this.level();
      return Object.fromEntries(
        lots.flatMap((each) => (each.reserved.value === '0' ? [] : [[each.lot, each.reserved.value]])),
      );
    },
    async find(id: string, as = 'planner') {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Reservation { id lot { id } } } }`;
      const { data, errors } = await hub.ask(query, { of: [{ __typename: 'Reservation', id }] }, as);
      expect(errors).toBeUndefined();
      const [reservation] = (data?.['_entities'] ?? []) as unknown[];
      return reservation;
    },
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await work.close();
      await events.close();
      await hub[Symbol.asyncDispose]();
    },
  };
}

test('R22: what cases are given is reserved lot by lot, and available is what may be used less that', async () => {
  await using hub = await decidingHub();
  // L0 expired yesterday: what is kept of it takes nothing from the lots that may be used.
  await hub.decide(
    1,
    given('C-1', ['L1', '2'], ['L1', '0.5'], ['L1', '1', 'HOLD'], ['L0', '1']),
    given('C-2', ['L2', '3']),
  );
  const of = (number: string) => ({ surgicalCase: { id: caseId(number) }, demand: { id: demandId(number) } });
  const first = { ...of('C-1'), reservedAt: '2026-03-09T12:00:01Z', lot: { lot: 'L1' } };
  expect(await hub.level()).toMatchObject({
    usable: { value: '14.5' },
    reserved: { value: '7.5', unit: 'EA' },
    available: { value: '8', unit: 'EA' },
    lots: [
      { lot: 'L0', reserved: { value: '1' } },
      {
        lot: 'L1',
        reserved: { value: '3.5' },
        reservations: expect.arrayContaining([
          { ...first, id: reservationId('L1', 'C-1'), quantity: { value: '2.5', unit: 'EA' }, purpose: 'OPEN' },
          { ...first, id: reservationId('L1', 'C-1', 'HOLD'), quantity: { value: '1', unit: 'EA' }, purpose: 'HOLD' },
        ]),
      },
      { lot: 'L2', reserved: { value: '3' }, reservations: [of('C-2')] },
    ],
  });
});

test('a newer decision takes the place of the one before; an older one, come late, changes nothing (R29)', async () => {
  await using hub = await decidingHub();
  await hub.decide(1, given('C-1', ['L1', '2'], ['L2', '1']));
  hub.clock.advance(60_000);
  await hub.decide(3, given('C-1', ['L1', '2']), given('C-2', ['L2', '4']));
  expect(await hub.reserved()).toEqual({ L1: '2', L2: '4' });
  await hub.decide(2, given('C-1', ['L2', '9']));
  expect(await hub.reserved()).toEqual({ L1: '2', L2: '4' });
  // What stands as it did stands since then.
  expect(await hub.level()).toMatchObject({
    lots: [
      {},
      { reservations: [{ reservedAt: '2026-03-09T12:00:01Z' }] },
      { reservations: [{ reservedAt: '2026-03-09T12:01:03Z' }] },
    ],
  });
  await hub.decide(4);
  expect(await hub.reserved()).toEqual({});
  await hub.replay();
  expect(await hub.reserved()).toEqual({});
});

test('decisions that come at once do what they do one after another', async () => {
  await using hub = await decidingHub();
  await hub.decideAll(
    [1, given('C-1', ['L1', '1'], ['L2', '5'])],
    [2, given('C-1', ['L1', '2'], ['L2', '5'])],
    [3, given('C-1', ['L2', '5']), given('C-2', ['L2', '1'])],
  );
  expect(await hub.level()).toMatchObject({
    lots: [
      { reservations: [] },
      { reservations: [] },
      {
        reservations: [
          { quantity: { value: '5' }, reservedAt: '2026-03-09T12:00:01Z' },
          { quantity: { value: '1' }, reservedAt: '2026-03-09T12:00:03Z' },
        ],
      },
    ],
  });
  await hub.decideAll([4, given('C-1', ['L2', '7'])], [5]);
  expect(await hub.reserved()).toEqual({});
});

test('what is decided of one case leaves the others as they are', async () => {
  await using hub = await decidingHub();
  await hub.decide(1, given('C-1', ['L1', '2']));
  await hub.db.execute(sql`
    insert into inventory.reservation
    select 'reservation_other', 'lot_other', demand_id, 'case_other', item_id, 'facility_other', 1, purpose, 1, at
    from inventory.reservation`);
  await hub.decide(2);
  const rows = await hub.db.execute(sql`select id from inventory.reservation`);
  expect([...rows]).toEqual([{ id: 'reservation_other' }]);
});

test('reservations touch no stock and tell nobody, or they and the cases’ allocation would chase each other', async () => {
  await using hub = await decidingHub();
  const stock = () => hub.db.execute(sql`select id, version, state, as_of from inventory.stock_position order by id`);
  const told = () => hub.db.execute(sql`select id from hub.outbox where type = 'inventory.stock-changed' order by id`);
  const before = [[...(await stock())], [...(await told())]];
  await hub.decide(1, given('C-1', ['L1', '2']));
  expect(await hub.poll()).toBe(true);
  expect([[...(await stock())], [...(await told())]]).toEqual(before);
});

test('a reservation of a lot that is gone is shown nowhere and keeps nothing from anybody, until the lot is back', async () => {
  await using hub = await decidingHub();
  await hub.decide(1, given('C-1', ['L2', '3']));
  expect(await hub.find(reservationId('L2', 'C-1'))).toEqual({
    id: reservationId('L2', 'C-1'),
    lot: { id: lotId('L2') },
  });
  const held = hub.stock.find(({ Batch, StorageLocation }) => Batch === 'L2' && StorageLocation === 'OR01');
  if (held === undefined) throw new Error('there is no such stock');
  const move = async (type: string) => {
    Object.assign(held, { InventoryStockType: type });
    hub.clock.advance(30_000);
    expect(await hub.poll()).toBe(true);
  };
  await move('07');
  expect(await hub.reserved()).toEqual({});
  expect(await hub.level()).toMatchObject({ usable: { value: '4.5' }, available: { value: '4.5' } });
  expect(await hub.find(reservationId('L2', 'C-1'))).toBeNull();
  await move('01');
  expect(await hub.reserved()).toEqual({ L2: '3' });
});

test('R22: stock that shrank below what was given away leaves nothing available, and never less', async () => {
  await using hub = await decidingHub();
  await hub.decide(1, given('C-1', ['L1', '4.5'], ['L2', '12']));
  expect(await hub.level()).toMatchObject({ reserved: { value: '16.5' }, available: { value: '0' } });
});

test('R72: a reservation at another facility, or asked for by a partner, is nothing', async () => {
  await using hub = await decidingHub();
  await hub.decide(1, given('C-1', ['L1', '2']));
  const id = reservationId('L1', 'C-1');
  expect(await hub.find(id)).toMatchObject({ id });
  expect(await hub.find(id, 'southPlanner')).toBeNull();
  expect(await hub.find(id, 'partner')).toBeNull();
  expect(await hub.find(reservationId('L1', 'C-9'))).toBeNull();
  expect(await hub.find(lotId('L1'))).toBeNull();
});

test('the number of statements does not grow with the number of lots and reservations', async () => {
  await using hub = await decidingHub();
  const count = async () => {
    hub.forget();
    await hub.level();
    return hub.statements.length;
  };
  const before = await count();
  const lots = ['L0', 'L1', 'L2'];
  await hub.decide(
    1,
    ...Array.from({ length: 30 }, (_, n) => given(`C-${n}`, ...lots.map((lot): Kept => [lot, '0.1']))),
  );
  expect(await count()).toBe(before);
});
