import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { itemCopies, substitutionDecisions } from '../life-schema.ts';

/** What a person decides of a substitute. */
export interface DecisionToKeep {
  readonly substitutionId: string;
  readonly key: string;
  readonly orderId: string;
  readonly state: 'APPROVED' | 'REFUSED';
  readonly substituteItemId: string | null;
  readonly reason: string;
  readonly decidedBy: string;
}

/** Keeps a decision behind those there are. The caller holds the lock of its order. */
export async function keepDecision(tx: Tx, decision: DecisionToKeep, at: Temporal.Instant): Promise<void> {
  const t = substitutionDecisions;
  await tx.insert(t).values({
    ...decision,
    place: sql`(select coalesce(max(place), 0) + 1 from ${t} as held where held.substitution_id = ${decision.substitutionId})`,
    at: at.toString({ fractionalSecondDigits: 3 }),
  });
}

export async function isKnownItem(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: itemCopies.id })
    .from(itemCopies)
    .where(sql`${itemCopies.id} = ${id}`);
  return rows.length > 0;
}
