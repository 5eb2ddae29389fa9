import { itemChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray, type Changed, type CopySpec } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { gtinsOf, namesAProduct, type Item } from '../domain/item.ts';
import { gtins, items } from './schema.ts';

/** How items are kept: whole, with their GTINs beside them. Who may see them is `visibleItems`. */
export const itemCopies: CopySpec<Item> = {
  name: 'item',
  idType: 'item',
  table: items,
  aging: 'masters',
  shape: 1,
  scopeOf: () => ({ facilityIds: null, supplierIds: [] }),
  columns: ({ number, description, isActive, isLotControlled }) => ({
    number,
    words: description?.toLowerCase() ?? '',
    isActive,
    isLotControlled,
  }),
  references: partKeys,
  saveParts: (tx, changed) => saveGtins(tx, changed),
  forgetParts: (tx, ids) => forgetGtins(tx, ids),
  async publish(tx, changed) {
    await publishAll(
      tx,
      itemChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: {
          id,
          number: value.number,
          description: value.description,
          baseUnit: value.baseUnit,
          lotControlled: value.isLotControlled,
          serialControlled: value.isSerialControlled,
          gtins: gtinsOf(value),
          units: value.packagings.flatMap(({ unit, numerator, denominator }) =>
            unit === value.baseUnit ? [] : [{ unit, numerator, denominator }],
          ),
        },
      })),
    );
  },
};

function partKeys(item: Item) {
  const { system, number } = item;
  const types = namesAProduct(item) ? (['product', 'itemcrosswalk'] as const) : (['itemcrosswalk'] as const);
  return types.map((type) => ({ type, system, key: [number] }));
}

async function saveGtins(tx: Tx, changed: readonly Changed<Item>[]): Promise<void> {
  await forgetGtins(
    tx,
    changed.map(({ id }) => id),
  );
  const rows = changed.flatMap(({ id, value }) => gtinsOf(value).map((gtin) => ({ gtin, item_id: id })));
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${gtins} (gtin, item_id)
    select gtin, item_id from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(gtin text, item_id text)`);
}

async function forgetGtins(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await tx.delete(gtins).where(sql`${gtins.itemId} = any(${textArray(itemIds)})`);
}
