import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { KnownThing } from '../../domain/crosswalk-evidence.ts';

/** What to look for, as the domain reads a wanted key. */
export interface Sought {
  readonly kind: 'ITEM' | 'SUPPLIER' | 'LOCATION';
  readonly gtin: string | null;
  readonly gln: string | null;
  readonly codes: readonly string[];
  readonly words: readonly string[];
}

/** By words alone, so many are looked at closer. Numbers name few: a limit would have them read the whole table. */
const mostByWords = 12;

/** A word in more things than this tells them apart no more: every second line is a screw, and all are in mm. */
const rareUpTo = 200;

/** Things that share a fact with what is sought, in the order of `sought`; the closer look is the domain's. Two statements. */
export async function findCandidates(tx: Tx, sought: readonly Sought[]): Promise<KnownThing[][]> {
  if (sought.length === 0) return [];
  const asked = sought.map((one, index) => ({ index, ...one }));
  const found = await tx.execute<{ index: number; id: string }>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as asked(index integer, kind text, gtin text, gln text, codes text[], words text[])
    ), rare as materialized (
      select word from (select distinct unnest(words) as word from asked) as said cross join lateral (
        select count(*) as times from (
          select from reconciliation.known_thing where words @> array[said.word] limit ${rareUpTo + 1}) as these) as found
      where times <= ${rareUpTo}
    ), told as materialized (
      select *, array(select word from rare where word = any(asked.words)) as rare_words from asked
    )
    select asked.index, candidate.id from told as asked cross join lateral (
      (select id from reconciliation.known_thing where asked.gtin is not null and gtins && array[asked.gtin]
        and kind = asked.kind)
      union (select id from reconciliation.known_thing where gln = asked.gln and kind = asked.kind)
      union (select id from reconciliation.known_thing where codes && asked.codes and kind = asked.kind)
      union (select item_id from reconciliation.supplier_part where asked.kind = 'ITEM' and code = any(asked.codes))
      union (select id from reconciliation.known_thing
        where asked.rare_words = '{}' and cardinality(asked.words) > 1 and words @> asked.words and kind = asked.kind
        order by cardinality(words), id limit ${mostByWords})
      union (select id from (
        select id, (select count(*) from unnest(words) as word where word = any(asked.words)) as shared
        from reconciliation.known_thing where words && asked.rare_words and kind = asked.kind
        order by shared desc, id limit ${mostByWords}) as worded)
    ) as candidate`);
  const ids = [...new Set(found.map(({ id }) => id))];
  const things = new Map((await thingsBy(tx, ids)).map((thing) => [thing.id, thing]));
  const byIndex = Map.groupBy(found, ({ index }) => index);
  return sought.map((_, index) => (byIndex.get(index) ?? []).flatMap(({ id }) => things.get(id) ?? []));
}

async function thingsBy(tx: Tx, ids: readonly string[]): Promise<KnownThing[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<{ thing: KnownThing }>(sql`
    select jsonb_build_object('id', id, 'number', number, 'name', name, 'codes', codes, 'gtins', gtins, 'gln', gln,
      'parts', coalesce((
        select jsonb_agg(jsonb_build_object('supplierId', supplier_id, 'partNumber', part_number) order by part.id)
        from reconciliation.supplier_part as part where part.item_id = thing.id and part_number is not null), '[]')) as thing
    from reconciliation.known_thing as thing where id = any(${sql.param([...ids])}::text[])`);
  return rows.map(({ thing }) => thing);
}

/** A number that a rule reads in a key. */
export interface SoughtRest {
  readonly kind: 'ITEM' | 'SUPPLIER' | 'LOCATION';
  readonly supplierId: string | null;
  /** As `codeOf` writes it. */
  readonly code: string;
}

/** What numbers name here, in their order; null where they name nothing, or more than one thing. One statement. */
export async function findByNumber(tx: Tx, sought: readonly SoughtRest[]): Promise<(string | null)[]> {
  if (sought.length === 0) return [];
  const asked = sought.map((one, index) => ({ index, ...one }));
  const rows = await tx.execute<{ index: number; ids: string[] }>(sql`
    select asked.index, array_agg(distinct named.id) as ids
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
      as asked(index integer, kind text, "supplierId" text, code text)
    cross join lateral (
      select item_id as id from reconciliation.supplier_part
        where asked.kind = 'ITEM' and code = asked.code and supplier_id = asked."supplierId"
      union
      select id from reconciliation.known_thing where codes && array[asked.code] and kind = asked.kind
    ) as named
    group by asked.index`);
  const byIndex = new Map(rows.map(({ index, ids }) => [index, ids]));
  return sought.map((_, index) => {
    const [id, ...others] = byIndex.get(index) ?? [];
    return id !== undefined && others.length === 0 ? id : null;
  });
}
