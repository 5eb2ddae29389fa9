import type { OrderLineNode, OrdersContext } from '../context.ts';
import { lineOf } from '../services/line-by-id.ts';

/** The order line a receipt or an invoice names; null when it names none, or one that is not the viewer's. */
export async function orderLineOf(
  named: { readonly purchaseOrderId: string | null; readonly purchaseOrderLineId: string | null },
  { loaders, viewer }: OrdersContext,
): Promise<OrderLineNode | null> {
  const { purchaseOrderId, purchaseOrderLineId } = named;
  if (purchaseOrderId === null || purchaseOrderLineId === null) return null;
  return lineOf(await loaders.order.load(purchaseOrderId), purchaseOrderLineId, viewer);
}

/** The order line that a line of what a supplier sent, or what was folded of it, is about; null when it is not the viewer's. */
export async function sentLineOf(
  { orderId, orderLineId }: { readonly orderId: string; readonly orderLineId: string },
  context: OrdersContext,
): Promise<OrderLineNode | null> {
  return orderLineOf({ purchaseOrderId: orderId, purchaseOrderLineId: orderLineId }, context);
}
