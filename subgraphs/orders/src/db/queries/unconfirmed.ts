import { isDeepStrictEqual } from 'node:util';
import type { Db } from '@supply-hub/postgres';
import { idOf, textArray, type CopySpec, type SourceKey } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';

/** More at once would hold up the changes that everybody waits for; the rest is read next time. */
const readAgainAtOnce = 500;

/** Keys of copies that no feed vouches for, the longest unconfirmed first. */
export async function unconfirmedKeys<V>(
  db: Db,
  spec: CopySpec<V>,
  system: string,
  condition: SQL = sql`true`,
): Promise<string[][]> {
  const t = spec.table;
  const rows = await db
    .select({ key: t.sourceKey })
    .from(t)
    .where(sql`${t.system} = ${system} and ${t.feed} is null and not ${t.isGone} and ${condition}`)
    .orderBy(t.asOf)
    .limit(readAgainAtOnce);
  return rows.map(({ key }) => key as string[]);
}

/**
 * What differs from the copy, or has none that this feed vouches for. The rest needs no writing: the feed's own
 * confirmation covers it.
 */
export async function onlyNews<V, R extends { readonly ref: SourceKey; readonly value: V }>(
  db: Db,
  spec: CopySpec<V>,
  feed: string,
  reads: readonly R[],
): Promise<R[]> {
  const t = spec.table;
  const rows = await db
    .select({ id: t.id, state: t.state })
    .from(t)
    .where(
      sql`${t.id} = any(${textArray(reads.map(({ ref }) => idOf(ref)))}) and ${t.shape} = ${spec.shape}
        and ${t.feed} = ${feed} and not ${t.isGone}`,
    );
  const states = new Map(rows.map(({ id, state }) => [id as string, state]));
  return reads.filter(({ ref, value }) => !isDeepStrictEqual(states.get(idOf(ref)), value));
}
