import { hubIdType } from '@supply-hub/identifiers';
import { lineageOf, type StoredEdge } from '@supply-hub/lineage';
import type { ReconciliationContext } from '../context.ts';

/** A thing with what came before and after it. */
export interface LineageAnswer {
  readonly of: string;
  readonly edges: readonly StoredEdge[];
  readonly isCut: boolean;
}

/** More than a person reads; a card that every case uses has more. */
const maxEdges = 500;

/** Null for a text that is no id, and for partners: what a hospital does with what it bought is not theirs to see (R72). */
export async function readLineage({ db, viewer }: ReconciliationContext, of: string): Promise<LineageAnswer | null> {
  if (hubIdType(of) === null || viewer.role === 'partner') return null;
  return { of, ...(await lineageOf(db, viewer, of, { maxEdges })) };
}
