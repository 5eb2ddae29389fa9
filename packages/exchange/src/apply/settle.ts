import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Reception } from '../receiver.ts';
import { announce } from '../store/announce.ts';
import { $MessageRow, type MessageRow } from '../store/message-row.ts';

/** Locks a message that is to be applied. @returns whether it still is: a job may come again for one that was */
export async function lockUnapplied(tx: Tx, messageId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from hub.message where id = ${messageId} and state = 'RECEIVED' for update`);
  return rows.length > 0;
}

/** Marks a locked message, in the transaction of its effect, and tells of it. */
export async function settle(
  tx: Tx,
  messageId: string,
  reception: Reception,
  context: { at: Temporal.Instant; attempts: number },
): Promise<MessageRow> {
  const { kind, about, facilityId } =
    reception.kind === 'continues' ? { kind: reception.kind, about: [], facilityId: null } : reception;
  const { reason, remedy } = reception.kind === 'parked' ? reception : { reason: null, remedy: null };
  const [row] = await tx.execute(sql`
    update hub.message set state = ${kind === 'applied' ? 'APPLIED' : 'PARKED'}, version = version + 1,
      reason = ${reason}, remedy = ${remedy}, facility_id = ${facilityId}, attempts = ${context.attempts},
      about = ${sql.param([...new Set(about)])}::text[]
    where id = ${messageId} returning *`);
  const message = $MessageRow.parse(row);
  const scope = { facilityIds: facilityId === null ? [] : [facilityId], supplierIds: [] };
  const effects = kind === 'applied' ? message.about : [];
  const edges = effects.map((to) => ({ from: messageId, to, kind: 'causes' as const, ...scope }));
  await Promise.all([recordEdges(tx, edges, context.at), announce(tx, [message], context.at)]);
  return message;
}
