import { purchaseOrderChanged, supplierItemChanged } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { tableDrift } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as tables from '../src/db/schema.ts';
import { onSupplierDocuments } from '../src/workflows/on-supplier-documents.ts';
import { itemsHub } from './items-hub.ts';

test('the tables are what the code takes them for', async () => {
  await using hub = await itemsHub();
  expect(await tableDrift(hub.url, Object.values(tables))).toEqual([]);
});

test.each(['one by one', 'together'])(
  'R72: what a supplier sells, and what was ordered from it, is in its reach, once, however often it is told: %s',
  async (how) => {
    await using hub = await itemsHub();
    const events = [supplierItemChanged, purchaseOrderChanged, supplierItemChanged].map((definition) => {
      const event = definition.example as Parameters<typeof onSupplierDocuments.handle>[0];
      return { ...event, data: definition.read(event.dataversion, event.data) };
    });
    for (const told of how === 'together' ? [events] : events.map((event) => [event]))
      await hub.db.transaction(async (tx) => onSupplierDocuments.handleAll?.(told, { tx, log: silentLog }));
    const rows = await hub.db.execute<{ supplier_id: string; item_id: string }>(
      sql`select supplier_id, item_id from items.supplier_reach order by 1, 2`,
    );
    // Both examples name the same pair.
    const named = supplierItemChanged.read(1, (supplierItemChanged.example as { data: unknown }).data);
    expect([...rows]).toEqual([{ supplier_id: named.supplierId, item_id: named.itemId }]);
  },
);
