import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { and, eq, sql } from 'drizzle-orm';
import { exceptionNotes, supplyExceptions, type ExceptionNoteRow, type SupplyExceptionRow } from '../schema.ts';

const t = supplyExceptions;

/** The viewer's exception, which stays so until the transaction ends. */
export async function lockedException(tx: Tx, viewer: Viewer, id: string): Promise<SupplyExceptionRow | null> {
  const [row] = await tx
    .select()
    .from(t)
    .where(and(eq(t.id, id), visibleTo(viewer, t)))
    .for('update');
  return row ?? null;
}

/** A note on a locked exception. */
export async function addNote(
  tx: Tx,
  note: { exceptionId: string; kind: ExceptionNoteRow['kind']; by: string; at: Temporal.Instant; text: string | null },
): Promise<void> {
  const { exceptionId, kind, by, at, text } = note;
  await tx.insert(exceptionNotes).values({
    exceptionId,
    number: sql`(select coalesce(max(number), 0) + 1 from reconciliation.exception_note where exception_id = ${exceptionId})`,
    kind,
    byWhom: by,
    at: at.toString(),
    text,
  });
}

export async function setOwner(tx: Tx, id: string, owner: string | null, at: Temporal.Instant): Promise<void> {
  await tx
    .update(t)
    .set({ owner, ownedAt: owner === null ? null : at.toString() })
    .where(eq(t.id, id));
}

/** Closed by hand; it stays so as long as what is wrong is there and the same. */
export async function waive(
  tx: Tx,
  id: string,
  { by, at, resolution }: { readonly by: string; readonly at: Temporal.Instant; readonly resolution: string },
): Promise<void> {
  await tx.update(t).set({ closedAt: at.toString(), resolvedBy: by, resolution, isWaived: true }).where(eq(t.id, id));
}

/** The last notes of exceptions, the newest first. */
export async function lastNotes(db: Db, ids: readonly string[], each = 50): Promise<Map<string, ExceptionNoteRow[]>> {
  const n = exceptionNotes;
  const rows = await db
    .select()
    .from(n)
    .where(
      sql`${n.exceptionId} = any(${textArray(ids)}) and ${n.number} > (
        select max(number) - ${each} from reconciliation.exception_note as last where last.exception_id = ${n.exceptionId})`,
    )
    .orderBy(sql`${n.number} desc`);
  return Map.groupBy(rows, ({ exceptionId }) => exceptionId);
}
