import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { transmissions, transmissionsDue } from '../document-schema.ts';

/** What became of an order that is to be sent. */
export type Transmission = {
  readonly orderId: string;
  readonly partnerId: string;
  readonly partner: string;
} & (
  | { readonly messageId: string; readonly reason: null; readonly remedy: null }
  | { readonly messageId: null; readonly reason: string; readonly remedy: string }
);

/**
 * Notes orders that may have to be sent, in the transaction that changed them: those that are to be, and those that could
 * not be before, for they may be no longer. One that was sent stays so.
 *
 * @param options.isTold whether the task is woken; else it looks when its time comes. @default true
 */
export async function noteTransmissionsDue(
  tx: Tx,
  changed: readonly { readonly id: string; readonly isToBeSent: boolean }[],
  { isTold = true }: { readonly isTold?: boolean } = {},
): Promise<void> {
  if (changed.length === 0) return;
  const given = changed.map(({ id, isToBeSent }) => ({ id, is_wanted: isToBeSent }));
  const noted = await tx.execute(sql`
    insert into ${transmissionsDue} (order_id)
    select changed.id from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
      as changed(id text, is_wanted boolean) left join ${transmissions} as sent on sent.order_id = changed.id
    where sent.message_id is null and (is_wanted or sent.order_id is not null)
    order by 1
    on conflict do nothing
    returning 1`);
  if (isTold && noted.length > 0) await tx.execute(sql`select pg_notify('orders_transmission', '')`);
}

/** Takes some of what is due; it is due again when the transaction does not commit. Two who take at once take others. */
export async function takeTransmissionsDue(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ order_id: string }>(sql`
    delete from ${transmissionsDue} where order_id in (
      select order_id from ${transmissionsDue} order by order_id limit ${limit} for update skip locked)
    returning order_id`);
  return rows.map(({ order_id: id }) => id).toSorted();
}

/** Which of these orders were sent. */
export async function sentOrders(tx: Tx, orderIds: readonly string[]): Promise<Set<string>> {
  const t = transmissions;
  const rows = await tx
    .select({ orderId: t.orderId })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)}) and ${t.messageId} is not null`);
  return new Set(rows.map(({ orderId }) => orderId));
}

/** Keeps what became of orders. What was sent is never anything else again. */
export async function keepTransmissions(tx: Tx, kept: readonly Transmission[], at: Temporal.Instant): Promise<void> {
  if (kept.length === 0) return;
  await tx
    .insert(transmissions)
    .values(kept.map((each) => ({ ...each, at: at.toString({ fractionalSecondDigits: 3 }) })))
    .onConflictDoUpdate({
      target: transmissions.orderId,
      set: {
        partnerId: sql`excluded.partner_id`,
        partner: sql`excluded.partner`,
        messageId: sql`excluded.message_id`,
        reason: sql`excluded.reason`,
        remedy: sql`excluded.remedy`,
        at: sql`excluded.at`,
      },
      setWhere: sql`${transmissions.messageId} is null`,
    });
}

/** Forgets why orders could not be sent that are no longer to be sent. */
export async function forgetProblems(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await tx
    .delete(transmissions)
    .where(sql`${transmissions.orderId} = any(${textArray(orderIds)}) and ${transmissions.messageId} is null`);
}

/** What became of each of these orders; one that is not to be sent is absent. */
export async function transmissionsOf(db: Db, orderIds: readonly string[]): Promise<Map<string, Transmission>> {
  const rows = await db
    .select()
    .from(transmissions)
    .where(sql`${transmissions.orderId} = any(${textArray(orderIds)})`);
  return new Map(
    rows.map(({ orderId, partnerId, partner, messageId, reason, remedy }) => {
      const of = { orderId, partnerId, partner };
      return [
        orderId,
        messageId === null
          ? { ...of, messageId, reason: reason ?? '', remedy: remedy ?? '' }
          : { ...of, messageId, reason: null, remedy: null },
      ] as const;
    }),
  );
}
