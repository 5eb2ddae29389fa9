import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { edgeKinds, type EdgeKind, type StoredEdge } from './edge.ts';
import { firstSteps, stepOver, wholeEnd, type Step } from './walk.ts';

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
 * Everything that led to a thing and everything it led to, breadth first, those edges that stand before those that
 * ended. Edges the viewer may not see are not walked, so nothing behind them is found either (R72).
 *
 * One statement for each step away from the thing, whatever is found there.
 *
 * @param options.maxEdges the most edges to find; the nearest are kept
 */
export async function lineageOf(
  db: Db | Tx,
  viewer: Viewer,
  id: string,
  { maxEdges }: { maxEdges: number },
): Promise<LineageFound> {
  const found = new Map<string, StoredEdge>();
  const taken = new Set<string>();
  let steps = firstSteps(id);
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

/** The edges these steps lead over, as {@link stepOver} has it, each once. */
async function edgesAt(db: Db | Tx, viewer: Viewer, steps: readonly Step[], limit: number): Promise<StoredEdge[]> {
  const asked = JSON.stringify(steps.map(({ id, way, isWhole }) => ({ id, way, is_whole: isWhole })));
  const structural = kindsWhere(() => true);
  const rows = await db.execute(sql`
    with step as materialized (
      select * from jsonb_to_recordset(${asked}::text::jsonb) as step(id text, way text, is_whole boolean)
    ), reached as (
      select edge.* from step join hub.lineage_edge as edge on edge.from_id = step.id
      where (step.way = 'down' or edge.kind = any(${structural}))
        and not (step.is_whole and edge.kind = any(${kindsWhere((end) => end === 'from')}))
      union
      select edge.* from step join hub.lineage_edge as edge on edge.to_id = step.id
      where (step.way = 'up' or edge.kind = any(${structural}))
        and not (step.is_whole and edge.kind = any(${kindsWhere((end) => end === 'to')}))
    )
    select from_id, to_id, kind, ${epochMs(sql`at`)} as at_ms, ${epochMs(sql`ended_at`)} as ended_ms
    from reached where ${isVisible(viewer)}
    order by ended_at is not null, at desc, from_id, to_id, kind limit ${limit}`);
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

function kindsWhere(holds: (end: 'from' | 'to') => boolean): SQL {
  const kinds = edgeKinds.filter((kind: EdgeKind) => {
    const end = wholeEnd[kind];
    return end !== undefined && holds(end);
  });
  return sql`${sql.param(kinds)}::text[]`;
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
