import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { edgeKinds, type StoredEdge } from './edge.ts';
import { firstSteps, kindsTaken, stepOver, type Step } from './walk.ts';

/** What lineage found. */
export interface LineageFound {
  /** The nearest first. */
  readonly edges: StoredEdge[];
  /** Whether there is more than was asked for. */
  readonly isCut: boolean;
}

/** No chain of documents is longer; a graph that is would be a mistake in it. */
const mostSteps = 32;

const $Row = z.object({
  from_id: z.string(),
  to_id: z.string(),
  kind: z.enum(edgeKinds),
  at_ms: z.number(),
  ended_ms: z.number().nullable(),
});

/**
 * Everything that led to a thing, or to several, and everything they led to, breadth first, those edges that stand before those that
 * ended. Edges the viewer may not see are not walked, so nothing behind them is found either (R72).
 *
 * One statement for each step away from the thing, whatever is found there.
 *
 * @param options.maxEdges the most edges to find; the nearest are kept
 */
export async function lineageOf(
  db: Db | Tx,
  viewer: Viewer,
  of: string | readonly string[],
  { maxEdges }: { maxEdges: number },
): Promise<LineageFound> {
  const found = new Map<string, StoredEdge>();
  const taken = new Set<string>();
  let steps = (typeof of === 'string' ? [of] : of).flatMap(firstSteps);
  for (let distance = 0; steps.length > 0; distance += 1) {
    if (distance === mostSteps) return { edges: [...found.values()], isCut: true };
    for (const step of steps) taken.add(stepKey(step));
    const next = new Map<string, Step>();
    const byId = Map.groupBy(steps, (step) => step.id);
    for (const edge of await edgesAt(db, viewer, steps, maxEdges + 1)) {
      const key = `${edge.from} ${edge.to} ${edge.kind}`;
      if (!found.has(key) && found.size === maxEdges) return { edges: [...found.values()], isCut: true };
      found.set(key, edge);
      for (const step of [...(byId.get(edge.from) ?? []), ...(byId.get(edge.to) ?? [])]) {
        const over = stepOver(step, edge);
        if (over !== null && !taken.has(stepKey(over))) next.set(stepKey(over), over);
      }
    }
    steps = [...next.values()];
  }
  return { edges: [...found.values()], isCut: false };
}

function stepKey({ id, way, isWhole }: Step): string {
  return `${id} ${way} ${isWhole}`;
}

/** The edges these steps lead over, each once. */
async function edgesAt(db: Db | Tx, viewer: Viewer, steps: readonly Step[], limit: number): Promise<StoredEdge[]> {
  const asked = steps.map((step) => ({ id: step.id, out: kindsTaken(step, 'from'), into: kindsTaken(step, 'to') }));
  const nearest = sql`order by ended_at is not null, at desc, from_id, to_id, kind limit ${limit}`;
  // Each side of each step is a look-up of its own: joined, they were planned as a scan of all edges.
  const rows = await db.execute(sql`
    with step as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as step(id text, out text[], "into" text[])
    ), reached as (
      select edge.* from step cross join lateral (
        select from_id, to_id, kind, at, ended_at from hub.lineage_edge
        where from_id = step.id and kind = any(step.out) and ${isVisible(viewer)} ${nearest}) as edge
      union
      select edge.* from step cross join lateral (
        select from_id, to_id, kind, at, ended_at from hub.lineage_edge
        where to_id = step.id and kind = any(step."into") and ${isVisible(viewer)} ${nearest}) as edge
    )
    select from_id, to_id, kind, ${epochMs(sql`at`)} as at_ms, ${epochMs(sql`ended_at`)} as ended_ms
    from reached ${nearest}`);
  return rows.map((row) => {
    const edge = $Row.parse(row);
    return {
      from: edge.from_id,
      to: edge.to_id,
      kind: edge.kind,
      at: Temporal.Instant.fromEpochMilliseconds(edge.at_ms),
      endedAt: edge.ended_ms === null ? null : Temporal.Instant.fromEpochMilliseconds(edge.ended_ms),
    };
  });
}

function epochMs(instant: SQL): SQL {
  return sql`round(extract(epoch from ${instant}) * 1000)::float8`;
}

/** The scope rule of every row of the hub. The kit for subgraphs has it too and stands above this package. */
function isVisible(viewer: Viewer): SQL {
  if (viewer.role === 'partner') return sql`supplier_ids && ${sql.param([...viewer.suppliers])}::text[]`;
  if (viewer.facilities === '*') return sql`true`;
  return sql`(facility_ids is null or facility_ids && ${sql.param([...viewer.facilities])}::text[])`;
}
