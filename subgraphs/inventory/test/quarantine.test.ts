import { publishAll, quarantineChanged, startDelivery, stockChanged, type QuarantineChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { itemId, levelId, loadedHub, north } from './inventory-hub.ts';
import { sapStockRow } from './stock-rows.ts';

const id = hubId('quarantine', 'hub', ['order', 'L2']);
const substitutionId = hubId('substitution', 'hub', ['order', 'line']);

/** A loaded hub that hears what orders tells of a lot that came in the north. */
async function toldHub() {
  const hub = await loadedHub();
  const events = connect({ url: hub.url, schema: 'hub', name: 'hub' });
  const work = connect({ url: hub.url, schema: 'inventory', name: 'work' });
  const delivery = await startDelivery({
    hub: events,
    subgraphs: [{ connection: work, handlers: hub.handlers() }],
    clock: hub.clock,
    log: silentLog,
  });
  return {
    ...hub,
    async tell(version: number, fields: Partial<QuarantineChanged>) {
      const data: QuarantineChanged = {
        id,
        orderId: hubId('order', 'erp', ['4500000050']),
        orderNumber: '4500000050',
        orderLineId: hubId('orderline', 'erp', ['4500000050', '10']),
        supplierId: hubId('supplier', 'erp', ['1000321']),
        substitutionId,
        itemId: itemId('MED-000001'),
        facilityId: north,
        lot: 'L2',
        quantity: '10',
        state: 'HELD',
        ...fields,
      };
      await events.db.transaction((tx) =>
        publishAll(tx, quarantineChanged, [
          { aggregateId: data.id, aggregateVersion: version, occurredAt: hub.clock.now(), data },
        ]),
      );
      await delivery.idle();
    },
    /** The level in OR01, with its lots L0 (2, expired), L1 (4.5) and L2 (10). */
    async level() {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on StockLevel { usable { value }
        available { value } lots { lot quarantined { value } quarantines { state since substitutionRequest { id } } } } } }`;
      const of = [{ __typename: 'StockLevel', id: levelId('H100', 'OR01', 'MED-000001') }];
      const { data, errors } = await hub.ask(query, { of });
      expect(errors).toBeUndefined();
      return ((data?.['_entities'] ?? []) as { lots: unknown[] }[])[0];
    },
    /** How what was told last of the stock has each lot. */
    async told() {
      const rows = await hub.db.execute<{ data: unknown }>(sql`
        select data from hub.outbox where type = ${stockChanged.type} order by seq`);
      const all = rows.map(({ data }) => stockChanged.read(1, data));
      const last = all.findLast((data) => data.itemId === itemId('MED-000001') && data.facilityId === north);
      return last?.lots.map(({ lot, quantity, status }) => `${lot ?? '-'} ${quantity} ${status}`);
    },
    async [Symbol.asyncDispose]() {
      await delivery.stop();
      await work.close();
      await events.close();
      await hub[Symbol.asyncDispose]();
    },
  };
}

test('R42, R22: a substitute that came unapproved is not usable, and its stock is told as held', async () => {
  await using hub = await toldHub();
  await hub.tell(1, {});
  expect(await hub.level()).toEqual({
    usable: { value: '4.5' },
    available: { value: '4.5' },
    lots: [
      { lot: 'L0', quarantined: { value: '0' }, quarantines: [] },
      { lot: 'L1', quarantined: { value: '0' }, quarantines: [] },
      {
        lot: 'L2',
        quarantined: { value: '10' },
        quarantines: [{ state: 'HELD', since: '2026-03-09T12:00:00Z', substitutionRequest: { id: substitutionId } }],
      },
    ],
  });
  expect(await hub.told()).toEqual(['L0 2 AVAILABLE', 'L1 4.5 AVAILABLE', 'L2 10 BLOCKED', 'L2 7 BLOCKED']);
});

test('R42: it stays so when it is refused, and is usable once it is approved', async () => {
  await using hub = await toldHub();
  await hub.tell(1, {});
  await hub.tell(2, { state: 'TO_RETURN' });
  expect(await hub.level()).toMatchObject({
    usable: { value: '4.5' },
    lots: [{}, {}, { quarantines: [{ state: 'TO_RETURN' }] }],
  });
  await hub.tell(3, { state: 'RELEASED' });
  expect(await hub.level()).toMatchObject({ usable: { value: '14.5' }, lots: [{}, {}, { quarantines: [] }] });
  expect(await hub.told()).toEqual(['L0 2 AVAILABLE', 'L1 4.5 AVAILABLE', 'L2 10 AVAILABLE', 'L2 7 BLOCKED']);
});

test('R42: a lot that is in stock only after it was quarantined is told as held at once', async () => {
  await using hub = await toldHub();
  await hub.tell(1, { lot: 'L9' });
  hub.stock.push(sapStockRow({ Material: 'MED-000001', Batch: 'L9', quantity: '3' }));
  hub.clock.advance(30_000);
  expect(await hub.poll()).toBe(true);
  expect(await hub.told()).toContain('L9 3 BLOCKED');
});

test('R42: where stock has no lots, as much is left out as came', async () => {
  await using hub = await toldHub();
  hub.stock.push(sapStockRow({ Material: 'MED-000001', quantity: '9' }));
  hub.clock.advance(30_000);
  expect(await hub.poll()).toBe(true);
  await hub.tell(1, { lot: null, quantity: '4' });
  expect(await hub.told()).toContain('- 5 AVAILABLE');
  expect(await hub.level()).toMatchObject({ usable: { value: '19.5' } });
});

test('R42: what is quarantined is not moved', async () => {
  await using hub = await toldHub();
  await hub.tell(1, {});
  const mutation = `mutation ($input: TransferStockInput!) { transferStock(input: $input) { transfer { id } userErrors { code } } }`;
  const input = {
    fromLotId: hubId('lot', 'erp', ['H100', 'OR01', 'MED-000001', 'L2', 'AVAILABLE', 'OWNED', '']),
    toLocationId: hubId('location', 'erp', ['H200', 'OR01']),
    quantity: '1',
    reason: 'A case needs it.',
    idempotencyKey: 'k-1',
  };
  const { data } = await hub.ask(mutation, { input }, 'mover');
  expect(data?.['transferStock']).toMatchObject({ transfer: null, userErrors: [{ code: 'NOT_USABLE' }] });
});
