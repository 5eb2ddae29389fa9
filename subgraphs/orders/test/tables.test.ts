import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { eventDefinitions } from '@supply-hub/events';
import { toSnakeCase } from 'drizzle-orm/casing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as changes from '../src/db/change-schema.ts';
import * as documents from '../src/db/document-schema.ts';
import * as lives from '../src/db/life-schema.ts';
import * as copies from '../src/db/schema.ts';
import * as policies from '../src/db/policy-schema.ts';
import * as troubles from '../src/db/trouble-schema.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

test.each(
  Object.values({ ...copies, ...changes, ...documents, ...lives, ...troubles, ...policies }).map(
    (table) => [getTableName(table), table] as const,
  ),
)('the migration of %s is what the code believes', async (name, table) => {
  const rows = await group.db.execute<{ column: string; type: string; is_required: boolean }>(sql`
      select attribute.attname as column, format_type(attribute.atttypid, attribute.atttypmod) as type,
        attribute.attnotnull as is_required
      from pg_attribute as attribute
      where attribute.attrelid = ${`orders.${name}`}::regclass and attribute.attnum > 0 and not attribute.attisdropped`);
  const believed = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    column: toSnakeCase(property),
    type: column.getSQLType(),
    is_required: column.notNull,
  }));
  expect([...rows].toSorted(byColumn)).toEqual(believed.toSorted(byColumn));
});

const byColumn = (a: { column: string }, b: { column: string }) => (a.column < b.column ? -1 : 1);

async function told(aggregate: string) {
  const [row] = await group.db.execute<{ type: string; data_version: number; data: Record<string, unknown> }>(
    sql`select type, data_version, data from hub.outbox where aggregate_id = ${aggregate}`,
  );
  const definition = eventDefinitions.find(({ type }) => type === row?.type);
  if (row === undefined || definition === undefined) throw new Error(`nothing was told of ${aggregate}`);
  return { type: row.type, data: definition.read(row.data_version, row.data) };
}

test('R6: an order is told whole, with base quantities by its own factors', async () => {
  expect(await told(ids.shared)).toMatchObject({
    type: 'orders.purchase-order-changed',
    data: {
      number: '4500000001',
      supplierId: ids.alpine,
      status: 'SENT',
      lines: [
        {
          id: ids.line('1', '10'),
          itemId: ids.stapler,
          facilityId: ids.north,
          quantity: '6',
          unit: 'BX',
          baseQuantity: '60',
          baseUnit: 'EA',
          unitPrice: '250',
          pricePerBaseUnit: '25',
          receivedQuantity: '2',
          promises: [{ on: '2026-03-12', quantity: '4', confirmed: true }],
          cancelled: false,
        },
        { facilityId: ids.south, promises: [{ on: '2026-03-11', quantity: '8', confirmed: false }] },
      ],
    },
  });
});

test('a requisition, a receipt and an invoice are told whole', async () => {
  expect(await told(ids.requisition)).toMatchObject({
    type: 'orders.requisition-changed',
    data: {
      number: '10000001',
      status: 'PARTLY_ORDERED',
      requestedOn: '2026-03-04',
      lines: [
        { orderedQuantity: '0', baseQuantity: '20', baseUnit: 'EA', supplierId: ids.alpine },
        { orderedQuantity: '20' },
      ],
    },
  });
  expect(await told(ids.receipt)).toMatchObject({
    type: 'orders.receipt-recorded',
    data: {
      receivedOn: '2026-03-07',
      lines: [
        { orderLineId: ids.line('1', '10'), quantity: '2', unit: 'BX', lot: 'L2305', reversed: false },
        { orderLineId: ids.line('1', '20') },
      ],
    },
  });
  expect(await told(ids.invoice)).toMatchObject({
    type: 'orders.invoice-recorded',
    data: {
      number: 'INV-99120',
      currency: 'USD',
      isCreditMemo: false,
      cancelled: false,
      lines: [{ orderLineId: ids.line('1', '10'), quantity: '1', unit: 'BX', amount: '250.00' }, {}],
    },
  });
});
