import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { purchaseOrders } from '../schema.ts';

/** On which it is told that there are orders which were not there before. */
export const ordersCame = 'orders_came';

/** In the transaction in which they came. */
export async function tellOrdersCame(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify(${ordersCame}, '')`);
}

/**
 * Messages that are parked because they name orders the hub did not know, where it knows all of them by now. What is
 * parked names those orders by the ids they have once they come.
 */
export async function messagesWhoseOrdersCame(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select message.id from hub.message
    where state = 'PARKED' and code = 'UNKNOWN_ORDER' and about <> '{}'
      and not exists (
        select from unnest(about) as named(id)
        where not exists (select from ${purchaseOrders} as held where held.id = named.id and not held.is_gone))
    order by received_at, message.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
