import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { knownThings, supplierParts } from '../schema.ts';

type ThingRow = typeof knownThings.$inferInsert;
type PartRow = typeof supplierParts.$inferInsert;

/** Keeps what keys can mean, each named once; what is older than what is kept changes nothing. One statement. */
export async function saveKnownThings(tx: Tx, things: readonly ThingRow[]): Promise<void> {
  if (things.length === 0) return;
  await tx.execute(sql`
    insert into ${knownThings} as held (id, version, kind, number, name, codes, gtins, gln, words)
    select * from jsonb_to_recordset(${JSON.stringify(things)}::text::jsonb) as told(id text, version bigint, kind text,
      number text, name text, codes text[], gtins text[], gln text, words text[]) order by id
    on conflict (id) do update set version = excluded.version, number = excluded.number, name = excluded.name,
      codes = excluded.codes, gtins = excluded.gtins, gln = excluded.gln, words = excluded.words
    where held.version < excluded.version`);
}

/** The same for suppliers' part numbers. */
export async function saveSupplierParts(tx: Tx, parts: readonly PartRow[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.execute(sql`
    insert into ${supplierParts} as held (id, version, supplier_id, item_id, part_number, code)
    select id, version, "supplierId", "itemId", "partNumber", code
    from jsonb_to_recordset(${JSON.stringify(parts)}::text::jsonb) as told(id text, version bigint, "supplierId" text,
      "itemId" text, "partNumber" text, code text) order by id
    on conflict (id) do update set version = excluded.version, supplier_id = excluded.supplier_id,
      item_id = excluded.item_id, part_number = excluded.part_number, code = excluded.code
    where held.version < excluded.version`);
}

/** Whether the hub knows a thing that a key is to mean. Places with stock are known by their ids alone. */
export async function isKnown(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from ${knownThings} where id = ${id}`);
  return rows.length > 0;
}

/** How people know things, by id: `100007 Cortical screw`; unknown ids are absent. */
export async function namesOf(tx: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; number: string; name: string | null }>(sql`
    select id, number, name from ${knownThings} where id = any(${sql.param([...new Set(ids)])}::text[])`);
  return new Map(rows.map(({ id, number, name }) => [id, name === null ? number : `${number} ${name}`]));
}
