import type { ItemChanged } from '@supply-hub/events';
import { isUnitOfMeasure } from '@supply-hub/quantities';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TradePart } from '../../domain/sent-values.ts';
import type { ItemUnits } from '../../domain/substitute.ts';
import { itemCopies } from '../life-schema.ts';

/** A part somebody sent, and whose. */
export interface PartAsked {
  readonly supplierId: string;
  readonly parts: readonly TradePart[];
}

/**
 * Which item each part is, in the order asked: by GTIN, by the supplier's own part number, by the hospital's number. Null:
 * none, or several. One statement.
 */
export async function itemsOfParts(db: Db | Tx, asked: readonly PartAsked[]): Promise<(string | null)[]> {
  const rows = asked.flatMap(({ supplierId, parts }, index) =>
    parts.map(({ qualifier, number }) => ({
      index,
      supplier_id: supplierId,
      is_gtin: gtinQualifiers.has(qualifier),
      is_ours: ourQualifiers.has(qualifier),
      number: gtinQualifiers.has(qualifier) ? number.trim().padStart(14, '0') : number.trim(),
    })),
  );
  if (rows.length === 0) return asked.map(() => null);
  const found = await db.execute<{ index: number; item_id: string }>(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as asked(index integer, supplier_id text, is_gtin boolean, is_ours boolean, number text)
    )
    select index, item.id as item_id from asked join ${itemCopies} as item on item.gtins @> array[asked.number] where is_gtin
    union select index, item.id from asked join ${itemCopies} as item on item.number = asked.number where is_ours
    union select index, sold.item_id from asked join orders.supplier_item_copy as sold
      on sold.supplier_id = asked.supplier_id and sold.part_number = asked.number where not is_gtin and not is_ours`);
  const byIndex = Map.groupBy(found, ({ index }) => index);
  return asked.map((_, index) => {
    const ids = new Set((byIndex.get(index) ?? []).map((row) => row.item_id));
    const [only = null] = ids;
    return ids.size === 1 ? only : null;
  });
}

const gtinQualifiers = new Set(['UK', 'EN', 'UP', 'EO', 'UI', 'UA']);
const ourQualifiers = new Set(['IN', 'BP', 'CB']);

const $Unit = z.string().refine(isUnitOfMeasure);
const $Units = z.object({
  baseUnit: $Unit,
  units: z.array(z.object({ unit: $Unit, numerator: z.string(), denominator: z.string() })),
});

/** The units of items; one that is not known here is absent. */
export async function unitsOfItems(db: Db | Tx, ids: readonly string[]): Promise<Map<string, ItemUnits>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(itemCopies)
    .where(sql`${itemCopies.id} = any(${textArray(new Set(ids))})`);
  return new Map(rows.map((row) => [row.id, $Units.parse(row)]));
}

/** Keeps what is newer than the copy. */
export async function keepItems(
  tx: Tx,
  items: readonly { readonly version: number; readonly data: ItemChanged }[],
): Promise<void> {
  const rows = items.map(({ version, data }) => ({
    id: data.id,
    version,
    number: data.number,
    base_unit: data.baseUnit,
    units: data.units,
    gtins: data.gtins,
  }));
  await tx.execute(sql`
    insert into ${itemCopies} as known (id, version, number, base_unit, units, gtins)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, number text, base_unit text, units jsonb, gtins text[])
    on conflict (id) do update set version = excluded.version, number = excluded.number,
      base_unit = excluded.base_unit, units = excluded.units, gtins = excluded.gtins
    where known.version < excluded.version`);
}

/** Notes the orders that wait for somebody to know what a substitute is; they are folded again. */
export async function noteUnknownSubstitutes(tx: Tx): Promise<void> {
  const noted = await tx.execute(sql`
    insert into orders.refold_due (order_id)
    select distinct order_id from orders.substitution_request where substitute_item_id is null returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_refold', '')`);
}
