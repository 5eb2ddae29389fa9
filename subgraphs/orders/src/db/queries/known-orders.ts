import type { Tx } from '@supply-hub/postgres';
import { sourceKeysOf, textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { PurchaseOrder } from '../../domain/purchase-order.ts';
import type { KnownOrder } from '../../sources/x12/known-orders.ts';
import { purchaseOrderCopies } from '../purchase-order-copies.ts';
import { purchaseOrders } from '../schema.ts';

/** An order as the hub has it now. */
export interface HeldOrder {
  readonly id: string;
  readonly order: PurchaseOrder;
}

/** The copies of these orders, as their systems last gave them; the rest are absent. One statement. */
export async function heldOrders(tx: Tx, ids: readonly string[]): Promise<HeldOrder[]> {
  const t = purchaseOrders;
  const rows = await tx
    .select({ id: t.id, state: t.state })
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)}) and ${t.shape} = ${purchaseOrderCopies.shape} and not ${t.isGone}`)
    .orderBy(t.id);
  // Sound: rows of this shape were written from a PurchaseOrder.
  return rows.map(({ id, state }) => ({ id, order: state as PurchaseOrder }));
}

/** The same with the numbers of their items, which documents name too. Two statements. */
export async function ordersWithItems(tx: Tx, ids: readonly string[]): Promise<KnownOrder[]> {
  const held = await heldOrders(tx, ids);
  const items = held.flatMap(({ order }) => order.lines.flatMap(({ itemId }) => itemId ?? []));
  const keys = await sourceKeysOf(tx, items);
  return held.map(({ id, order }) => ({
    ...order,
    id,
    lines: order.lines.map((line) => ({ ...line, itemNumber: keys.get(line.itemId ?? '')?.key[0] ?? null })),
  }));
}
