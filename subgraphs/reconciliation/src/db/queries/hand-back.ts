import type { Viewer } from '@supply-hub/identity';
import type { Tx } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { and, sql } from 'drizzle-orm';
import type { MessageFacts } from '../../domain/message-facts.ts';
import { messages as t } from '../schema.ts';

/** Where a message stands. */
export type LockedState = Pick<MessageFacts, 'direction' | 'state' | 'code'>;

/** The states of the viewer's messages, which stay so until the transaction ends. */
export async function lockedStates(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, LockedState>> {
  const rows = await tx
    .select({ id: t.id, direction: t.direction, state: t.state, code: t.code })
    .from(t)
    .where(and(sql`${t.id} = any(${textArray(ids)})`, visibleTo(viewer, t)))
    .orderBy(t.id)
    .for('update');
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Holds messages as they are until the transaction ends, in one order. */
export async function lockMessages(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`select from ${t} where id = any(${textArray(ids)}) order by id for update`);
}

/** Shows messages as the exchange has them from this transaction on; its event says so too, a moment later. */
export async function handBack(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  await tx
    .update(t)
    .set({
      state: sql`case ${t.direction} when 'IN' then 'RECEIVED' else 'QUEUED' end`,
      reason: null,
      remedy: null,
      code: null,
      overdue: [],
      settledAt: at.toString(),
    })
    .where(sql`${t.id} = any(${textArray(ids)})`);
}
