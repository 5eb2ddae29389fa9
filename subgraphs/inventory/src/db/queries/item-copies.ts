import type { Db, Tx } from '@supply-hub/postgres';
import { isUnitOfMeasure } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ItemCopy } from '../../domain/item-copy.ts';
import { itemCopies } from '../schema.ts';

export interface ItemToKeep extends Omit<ItemCopy, 'baseUnit'> {
  readonly baseUnit: string;
  readonly version: number;
  readonly gtins: readonly string[];
  readonly description: string | null;
}

/** Keeps what is newer than the copy. One statement. */
export async function keepItems(tx: Tx, items: readonly ItemToKeep[]): Promise<void> {
  const rows = items.map(({ baseUnit, ...rest }) => ({ ...rest, base_unit: baseUnit }));
  await tx.execute(sql`
    insert into ${itemCopies} as known (id, version, number, base_unit, units, gtins, description)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, number text, base_unit text, units jsonb, gtins text[],
        description text)
    on conflict (id) do update set version = excluded.version, number = excluded.number,
      base_unit = excluded.base_unit, units = excluded.units, gtins = excluded.gtins,
      description = excluded.description
    where known.version < excluded.version`);
}

const $Item = z.object({
  id: z.string(),
  number: z.string(),
  baseUnit: z.string().refine(isUnitOfMeasure),
  units: z.array(z.object({ unit: z.string(), numerator: z.string(), denominator: z.string() })),
  gtins: z.array(z.string()),
});

/** Items by their ids or by any of these GTINs, fourteen digits each. One statement. */
export async function itemsKnownBy(
  tx: Tx,
  { ids, gtins }: { readonly ids: readonly string[]; readonly gtins: readonly string[] },
): Promise<(ItemCopy & { readonly gtins: readonly string[] })[]> {
  const t = itemCopies;
  const rows = await tx
    .select({ id: t.id, number: t.number, baseUnit: t.baseUnit, units: t.units, gtins: t.gtins })
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) or ${t.gtins} && ${textArray(gtins)}`)
    .orderBy(t.id);
  return $Item.array().parse(rows);
}

/** What items are called: their description and number. Of those the item master has told of; one statement. */
export async function itemNamesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { id, number, description } = itemCopies;
  const rows = await db
    .select({ id, number, description })
    .from(itemCopies)
    .where(sql`${id} = any(${textArray(ids)})`);
  return new Map(
    rows.map((row) => [row.id, row.description === null ? row.number : `${row.description} (${row.number})`]),
  );
}
