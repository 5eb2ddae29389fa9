import { lineageOf, type StoredEdge } from '@supply-hub/lineage';
import type { ReconciliationContext } from '../context.ts';
import { momentsOf } from '../db/queries/moments.ts';
import { thingsNamed } from '../db/queries/things-named.ts';
import type { Moment } from '../domain/moment.ts';

/** Things with what came before and after them. */
export interface LineageAnswer {
  /** All that is called so; the first is what has nothing else in its name. */
  readonly matches: readonly [string, ...string[]];
  readonly edges: readonly StoredEdge[];
  readonly isCut: boolean;
}

/** More than a person reads; a card that every case uses has more. */
const maxEdges = 500;
const maxMatches = 20;
const maxMoments = 1000;

/**
 * Null when the viewer may see nothing of that name, and for partners: what a hospital does with what it bought is not
 * theirs to see (R72).
 */
export async function readLineage({ db, viewer }: ReconciliationContext, of: string): Promise<LineageAnswer | null> {
  const text = of.trim();
  if (viewer.role === 'partner' || text === '') return null;
  const [first, ...others] = await thingsNamed(db, viewer, text, maxMatches);
  if (first === undefined) return null;
  return { matches: [first, ...others], ...(await lineageOf(db, viewer, [first, ...others], { maxEdges })) };
}

/** The hub ids of all that is in a lineage, each once. */
export function thingsIn({ matches, edges }: LineageAnswer): string[] {
  return [...new Set([...matches, ...edges.flatMap(({ from, to }) => [from, to])])];
}

/** All that happened to the things of a lineage, the first first. */
export function readTimeline({ db, viewer }: ReconciliationContext, lineage: LineageAnswer): Promise<Moment[]> {
  return momentsOf(db, viewer, thingsIn(lineage), maxMoments);
}
