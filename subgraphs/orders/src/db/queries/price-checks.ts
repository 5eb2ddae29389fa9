import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { transmissions, transmissionsDue } from '../document-schema.ts';
import { priceChecks, priceChecksDue, reliances, type PriceCheckRow } from '../policy-schema.ts';
import { purchaseOrders } from '../schema.ts';

/** Whose prices are to be looked at again. */
export type PricesAgain =
  /** Something else is agreed with these suppliers. */
  | { readonly suppliers: readonly string[] }
  /** How soon these lines are needed, or what these cases rely on, may be otherwise. */
  | { readonly orderLineIds: readonly string[]; readonly caseIds: readonly string[] }
  /** What holds everywhere may be otherwise. */
  | 'all';

/** Has open orders looked at again by the task that checks prices, and the one that sends. */
export async function notePricesAgain(tx: Tx, which: PricesAgain): Promise<void> {
  const o = purchaseOrders;
  let concerned = sql`true`;
  if (which !== 'all' && 'suppliers' in which) concerned = sql`held.supplier_id = any(${textArray(which.suppliers)})`;
  else if (which !== 'all')
    concerned = sql`held.id in (
      select order_id from ${priceChecks} as found where outcome in ('OFF_CONTRACT', 'EXPIRED')
        and (found.order_line_id = any(${textArray(which.orderLineIds)}) or found.order_line_id in (
          select order_line_id from ${reliances} where case_id = any(${textArray(which.caseIds)}))))`;
  const noted = await tx.execute(sql`
    insert into ${priceChecksDue} (order_id)
    select held.id from ${o} as held where held.has_outstanding and not held.is_gone and ${concerned}
    order by 1
    on conflict do nothing
    returning 1`);
  if (noted.length > 0) await tx.execute(sql`select pg_notify(${pricesDue}, '')`);
}

/** On which it is told that prices are to be looked at. */
export const pricesDue = 'orders_prices';

/**
 * Has the prices of orders looked at, in the transaction that saves them.
 *
 * @param options.isTold whether the task is woken; else it looks when its time comes. @default true
 */
export async function notePriceChecksDue(
  tx: Tx,
  orderIds: readonly string[],
  { isTold = true }: { readonly isTold?: boolean } = {},
): Promise<void> {
  if (orderIds.length === 0) return;
  await tx.execute(sql`
    insert into ${priceChecksDue} (order_id) select * from unnest(${textArray(orderIds)}) order by 1 on conflict do nothing`);
  if (isTold) await tx.execute(sql`select pg_notify(${pricesDue}, '')`);
}

/**
 * Takes some orders whose prices are to be looked at, save those that wait to be sent: their prices are looked at then.
 * Two who take at once take others.
 * @returns with those that a price has stopped: they are to be decided by who sends
 */
export async function takePriceChecksDue(
  tx: Tx,
  limit: number,
): Promise<{ readonly checked: string[]; readonly stopped: string[] }> {
  const rows = await tx.execute<{ order_id: string; is_stopped: boolean }>(sql`
    delete from ${priceChecksDue} as due where order_id in (
      select order_id from ${priceChecksDue} as waiting
      where not exists (select from ${transmissionsDue} as sending where sending.order_id = waiting.order_id)
      order by order_id limit ${limit} for update skip locked)
    returning order_id, exists (
      select from ${transmissions} as sent where sent.order_id = due.order_id and sent.stopped_by = 'PRICE') as is_stopped`);
  const ids = (isStopped: boolean) =>
    rows.flatMap(({ order_id: id, is_stopped: is }) => (is === isStopped ? [id] : [])).toSorted();
  return { checked: ids(false), stopped: ids(true) };
}

/** Orders a price stops that some case relies on, and that nobody has looked at since: it may have become urgent. */
export async function stoppedAndRelied(tx: Tx, since: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ order_id: string }>(sql`
    select distinct order_id from ${priceChecks} as found
    where effect = 'STOPPED' and checked_at < ${since.toString()}::timestamptz
      and exists (select from ${reliances} as relied where relied.order_line_id = found.order_line_id)
    order by 1 limit ${limit}`);
  return rows.map(({ order_id: id }) => id);
}

/** Keeps what was found of the lines of some orders, and that they were looked at: what is no line any more is forgotten. */
export async function keepPriceChecks(
  tx: Tx,
  orderIds: readonly string[],
  found: readonly Omit<PriceCheckRow, 'checkedAt'>[],
  at: Temporal.Instant,
): Promise<void> {
  if (orderIds.length === 0) return;
  const t = priceChecks;
  const lines = found.map(({ orderLineId }) => orderLineId);
  await tx.delete(priceChecksDue).where(sql`${priceChecksDue.orderId} = any(${textArray(orderIds)})`);
  await tx
    .delete(t)
    .where(sql`${t.orderId} = any(${textArray(orderIds)}) and ${t.orderLineId} <> all(${textArray(lines)})`);
  if (found.length === 0) return;
  const checkedAt = at.toString({ fractionalSecondDigits: 3 });
  await tx
    .insert(t)
    .values(found.map((one) => ({ ...one, checkedAt })))
    .onConflictDoUpdate({
      target: t.orderLineId,
      set: {
        outcome: sql`excluded.outcome`,
        agreedPriceId: sql`excluded.agreed_price_id`,
        contractId: sql`excluded.contract_id`,
        contractNumber: sql`excluded.contract_number`,
        askedPerBaseUnit: sql`excluded.asked_per_base_unit`,
        agreedPerBaseUnit: sql`excluded.agreed_per_base_unit`,
        currency: sql`excluded.currency`,
        agreedCurrency: sql`excluded.agreed_currency`,
        deviation: sql`excluded.deviation`,
        effect: sql`excluded.effect`,
        policyVersions: sql`excluded.policy_versions`,
        checkedAt: sql`excluded.checked_at`,
      },
    });
}

/** What was found of these lines; absent: they were not looked at. One statement. */
export async function priceChecksOf(db: Db | Tx, orderLineIds: readonly string[]): Promise<Map<string, PriceCheckRow>> {
  const rows = await db
    .select()
    .from(priceChecks)
    .where(sql`${priceChecks.orderLineId} = any(${textArray(orderLineIds)})`);
  return new Map(rows.map((row) => [row.orderLineId, row]));
}
