import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { CrosswalkKind } from './crosswalk-want.ts';

/**
 * What a party's keys mean, as far as a steward has confirmed it: a candidate means nothing yet, however likely.
 * One statement, of any subgraph's role or the hub's.
 *
 * @param party a trading partner's slug, or a system's or sender's id
 * @returns by key: hub ids, or the hub's unit codes; keys that nobody has confirmed are absent
 */
export async function translate(
  db: Db | Tx,
  kind: CrosswalkKind,
  party: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db.execute<{ key: string; target: string }>(sql`
    select key, target from hub.crosswalk
    where kind = ${kind} and party = ${party} and key = any(${sql.param([...new Set(keys)])}::text[])
      and status = 'CONFIRMED'`);
  return new Map(rows.map(({ key, target }) => [key, target]));
}
