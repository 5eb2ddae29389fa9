import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Told } from '../../domain/order-life/change-to-send.ts';
import type { SentChange, SentLineChange } from '../../domain/order-life/order-life.ts';
import { changesDue, ordersTold } from '../change-schema.ts';
import { transmissions } from '../document-schema.ts';
import { troubles } from '../trouble-schema.ts';

/** What a supplier is told of an order by one document. */
export interface ToldToKeep {
  readonly orderId: string;
  /** 0: the 850. */
  readonly sequence: number;
  readonly messageId: string;
  readonly told: Told;
  readonly changes: readonly SentLineChange[];
}

/** Keeps what was told, with the message it is told by. */
export async function keepTold(tx: Tx, kept: readonly ToldToKeep[], at: Temporal.Instant): Promise<void> {
  if (kept.length === 0) return;
  const instant = at.toString({ fractionalSecondDigits: 3 });
  await tx.insert(ordersTold).values(kept.map((each) => ({ ...each, at: instant })));
}

/** What was told last of each of these orders, and in which document. */
export async function lastTold(
  tx: Tx,
  orderIds: readonly string[],
): Promise<Map<string, { readonly sequence: number; readonly told: Told }>> {
  const t = ordersTold;
  const rows = await tx
    .selectDistinctOn([t.orderId], { orderId: t.orderId, sequence: t.sequence, told: t.told })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)})`)
    .orderBy(t.orderId, sql`${t.sequence} desc`);
  // Sound: written by `keepTold`.
  return new Map(rows.map(({ orderId, sequence, told }) => [orderId, { sequence, told: told as Told }]));
}

/** A change the supplier was told of, with when and by which message. */
export interface ToldChange extends SentChange {
  readonly messageId: string;
  readonly at: Temporal.Instant;
}

/** The changes that each of these orders' suppliers was told of, in the order they were told. One statement. */
export async function toldChanges(db: Db | Tx, orderIds: readonly string[]): Promise<Map<string, ToldChange[]>> {
  const t = ordersTold;
  const rows = await db
    .select({ orderId: t.orderId, sequence: t.sequence, changes: t.changes, messageId: t.messageId, at: t.at })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)}) and ${t.sequence} > 0`)
    .orderBy(t.orderId, t.sequence);
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  return new Map(
    [...byOrder].map(([orderId, of]) => [
      orderId,
      of.map(({ sequence, changes, messageId, at }) => ({
        sequence,
        messageId,
        at: Temporal.Instant.from(at.replace(' ', 'T')),
        // Sound: written by `keepTold`.
        lines: changes as SentLineChange[],
      })),
    ]),
  );
}

/** Notes orders that changed, in the transaction that changed them: those that were sent. */
export async function noteChangesDue(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const noted = await tx.execute(sql`
    insert into ${changesDue} (order_id)
    select sent.order_id from ${transmissions} as sent
    where sent.order_id = any(${textArray(orderIds)}) and sent.message_id is not null
    order by 1
    on conflict do nothing
    returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_change', '')`);
}

/** Notes orders of which a supplier was not told all: what has become of them may let it be told now (R37). */
export async function noteUntoldChangesDue(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const scopes = orderIds.map((id) => `order-change:${id}`);
  const noted = await tx.execute(sql`
    insert into ${changesDue} (order_id)
    select distinct order_id from ${troubles}
    where scope = any(${textArray(scopes)}) and ended_at is null and order_id is not null
    order by 1
    on conflict do nothing
    returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify('orders_change', '')`);
}

/** Some of what is due; it stays due until `settleChanges`. */
export async function changesDueNow(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ order_id: string }>(
    sql`select order_id from ${changesDue} order by order_id limit ${limit}`,
  );
  return rows.map(({ order_id: id }) => id);
}

export async function settleChanges(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from ${changesDue} where order_id = any(${textArray(orderIds)})`);
}

/** Whom each of these orders was sent to: the partner's slug. */
export async function partnersSentTo(
  tx: Tx,
  orderIds: readonly string[],
): Promise<Map<string, { partner: string; messageId: string }>> {
  const t = transmissions;
  const rows = await tx
    .select({ orderId: t.orderId, partner: t.partner, messageId: t.messageId })
    .from(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)}) and ${t.messageId} is not null`);
  return new Map(
    rows.flatMap(({ orderId, partner, messageId }) => (messageId === null ? [] : [[orderId, { partner, messageId }]])),
  );
}

/** What has left of each line, in base units, as its order's life has it. */
export async function shippedOfLines(tx: Tx, orderIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; shipped: string }>(sql`
    select id, trim_scale(greatest(shipped, received + surplus))::text as shipped
    from orders.order_line_life where order_id = any(${textArray(orderIds)})`);
  return new Map(rows.map(({ id, shipped }) => [id, shipped]));
}
