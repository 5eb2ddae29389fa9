import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Edge, EdgeEnds, EdgeKind } from './edge.ts';

/**
 * Keeps edges, in the transaction of the effect they tell of. An edge that stands is left as it is, one that had ended
 * stands again from `at`, and one whose scope is another gets the new one.
 *
 * One statement whatever the number of edges. Rows are taken in a fixed order and standing edges are not locked, so
 * two writers wait for each other and never in a circle. Who calls it more than once in a transaction, or ends edges
 * too, holds a lock of its own on what the edges lead to.
 */
export async function recordEdges(tx: Tx, edges: readonly Edge[], at: Temporal.Instant): Promise<void> {
  if (edges.length === 0) return;
  const rows = edges.map(({ from, to, kind, facilityIds, supplierIds }) => ({
    from_id: from,
    to_id: to,
    kind,
    facility_ids: facilityIds === null ? null : [...new Set(facilityIds)].toSorted(),
    supplier_ids: [...new Set(supplierIds)].toSorted(),
  }));
  await tx.execute(sql`
    insert into hub.lineage_edge as edge (from_id, to_id, kind, at, facility_ids, supplier_ids)
    select distinct on (from_id, to_id, kind) from_id, to_id, kind, ${at.toString()}::timestamptz, facility_ids, supplier_ids
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(from_id text, to_id text, kind text, facility_ids text[], supplier_ids text[])
    where not exists (
      select from hub.lineage_edge as standing
      where (standing.from_id, standing.to_id, standing.kind) = (given.from_id, given.to_id, given.kind)
        and standing.ended_at is null
        and standing.facility_ids is not distinct from given.facility_ids
        and standing.supplier_ids = given.supplier_ids)
    order by from_id, to_id, kind
    on conflict (from_id, to_id, kind) do update set
      at = case when edge.ended_at is null then edge.at else excluded.at end,
      ended_at = null, facility_ids = excluded.facility_ids, supplier_ids = excluded.supplier_ids`);
}

/**
 * Ends the standing edges of one kind into these things, save those kept. Nothing is forgotten: lineage tells what once
 * led there and since when it no longer does.
 */
export async function endEdges(
  tx: Tx,
  to: string | readonly string[],
  kind: EdgeKind,
  keep: readonly EdgeEnds[],
  at: Temporal.Instant,
): Promise<void> {
  const ends = typeof to === 'string' ? [to] : [...to];
  if (ends.length === 0) return;
  const kept = keep.map((edge) => ({ from_id: edge.from, to_id: edge.to }));
  const ending = sql`
    to_id = any(${sql.param(ends)}::text[]) and kind = ${kind} and ended_at is null
    and (from_id, to_id) not in (
      select from_id, to_id from jsonb_to_recordset(${JSON.stringify(kept)}::text::jsonb)
        as kept(from_id text, to_id text))`;
  // Locked in order first: an update takes rows as it finds them.
  const locked = await tx.execute(sql`
    select from hub.lineage_edge where ${ending} order by from_id, to_id for update`);
  if (locked.length === 0) return;
  await tx.execute(sql`update hub.lineage_edge set ended_at = ${at.toString()}::timestamptz where ${ending}`);
}
