import { publishAll, transmissionChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { transmissions, transmissionsDue } from '../document-schema.ts';

/** What became of an order that is to be sent. */
export type Transmission = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly supplierId: string;
  /** Null: for several facilities, or for none the hub knows. */
  readonly facilityId: string | null;
  readonly partnerId: string;
  readonly partner: string;
} & (
  | { readonly messageId: string; readonly reason: null; readonly remedy: null; readonly stoppedBy: null }
  | {
      readonly messageId: null;
      readonly reason: string;
      readonly remedy: string;
      /** What a price stops is told by its troubles, line for line. */
      readonly stoppedBy: 'WRITING' | 'PRICE';
    }
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
    where sent.message_id is null and (is_wanted or sent.reason is not null)
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

/** Keeps what became of orders, and tells of it. What was sent is never anything else again. */
export async function keepTransmissions(tx: Tx, kept: readonly Transmission[], at: Temporal.Instant): Promise<void> {
  if (kept.length === 0) return;
  const t = transmissions;
  const changed = await tx
    .insert(t)
    .values(kept.map((each) => ({ ...each, at: at.toString({ fractionalSecondDigits: 3 }) })))
    .onConflictDoUpdate({
      target: t.orderId,
      set: {
        partnerId: sql`excluded.partner_id`,
        partner: sql`excluded.partner`,
        messageId: sql`excluded.message_id`,
        reason: sql`excluded.reason`,
        remedy: sql`excluded.remedy`,
        stoppedBy: sql`excluded.stopped_by`,
        facilityId: sql`excluded.facility_id`,
        at: sql`excluded.at`,
        version: sql`${t.version} + 1`,
      },
      setWhere: sql`${t.messageId} is null and (${t.partner}, ${t.reason}, ${t.remedy}, ${t.stoppedBy}, ${t.messageId})
        is distinct from (excluded.partner, excluded.reason, excluded.remedy, excluded.stopped_by, excluded.message_id)`,
    })
    .returning();
  await tell(tx, changed, at);
}

/** Takes back why orders could not be sent that are no longer to be sent. */
export async function forgetProblems(tx: Tx, orderIds: readonly string[], at: Temporal.Instant): Promise<void> {
  if (orderIds.length === 0) return;
  const t = transmissions;
  const changed = await tx
    .update(t)
    .set({
      reason: null,
      remedy: null,
      stoppedBy: null,
      version: sql`${t.version} + 1`,
      at: at.toString({ fractionalSecondDigits: 3 }),
    })
    .where(sql`${t.orderId} = any(${textArray(orderIds)}) and ${t.reason} is not null`)
    .returning();
  await tell(tx, changed, at);
}

async function tell(
  tx: Tx,
  changed: readonly (typeof transmissions.$inferSelect)[],
  at: Temporal.Instant,
): Promise<void> {
  await publishAll(
    tx,
    transmissionChanged,
    changed.map(({ orderId, orderNumber, supplierId, partner, facilityId, messageId, reason, remedy, ...row }) => {
      const { version, stoppedBy } = row;
      const id = hubId('transmission', 'hub', [orderId]);
      const problem = reason === null || remedy === null || stoppedBy === 'PRICE' ? null : { reason, remedy };
      return {
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: at,
        data: { id, orderId, orderNumber, supplierId, partner, facilityId, messageId, problem },
      };
    }),
  );
}

/** How sending an order stands. */
export type TransmissionState =
  | { readonly messageId: string }
  | { readonly messageId: null; readonly partner: string; readonly reason: string; readonly remedy: string };

/** How sending each of these orders stands; one that is not to be sent is absent. */
export async function transmissionsOf(db: Db, orderIds: readonly string[]): Promise<Map<string, TransmissionState>> {
  const rows = await db
    .select()
    .from(transmissions)
    .where(sql`${transmissions.orderId} = any(${textArray(orderIds)})`);
  return new Map(
    rows.flatMap(({ orderId, partner, messageId, reason, remedy }): [string, TransmissionState][] => {
      if (messageId !== null) return [[orderId, { messageId }]];
      return reason === null || remedy === null ? [] : [[orderId, { messageId, partner, reason, remedy }]];
    }),
  );
}
