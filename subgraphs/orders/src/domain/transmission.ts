/**
 * Whether the hub sends an order to its supplier's trading partner. It is sent once, when it is released and nothing has
 * come of it yet: what was placed before the partner's day has been sent by another system.
 */
import type { PurchaseOrder } from './purchase-order.ts';

/** What decides it of a partner. */
export interface OrderTaker {
  readonly slug: string;
  /** The documents the hub sends it. */
  readonly takes: readonly string[];
  /** The first day whose orders the hub sends; null: none. */
  readonly from: string | null;
}

/** The partner an order goes to; null when it goes to none. Of several the first by its slug, so that none gets it twice. */
export function takerOf<T extends OrderTaker>(order: PurchaseOrder, partners: readonly T[]): T | null {
  if (!isToBeSent(order)) return null;
  const takers = partners.filter(
    ({ takes, from }) => takes.includes('850') && from !== null && order.orderedOn >= from,
  );
  return takers.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))[0] ?? null;
}

/** Released, and neither answered nor delivered in any part. */
export function isToBeSent({ isReleased, isCancelled, lines }: PurchaseOrder): boolean {
  const ordered = lines.filter(({ status }) => status !== 'CANCELLED');
  return isReleased && !isCancelled && ordered.length > 0 && ordered.every(({ status }) => status === 'SENT');
}
