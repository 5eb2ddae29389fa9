import type { Tx } from '@supply-hub/postgres';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import {
  expectedOn,
  orderStatus,
  progressOf,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from '../domain/purchase-order.ts';
import { isToBeSent } from '../domain/transmission.ts';
import { edgesOfOrder, saveEdges } from './lineage-edges.ts';
import { noteChangesDue } from './queries/orders-told.ts';
import { tellOrdersCame } from './queries/awaited-orders.ts';
import { notePriceChecksDue } from './queries/price-checks.ts';
import { noteTransmissionsDue } from './queries/transmissions.ts';
import { known, saveLines } from './save-lines.ts';
import { purchaseOrderLines, purchaseOrders } from './schema.ts';

const isOutstanding = ({ outstanding }: PurchaseOrderLine) => outstanding !== '0';

/** How orders are kept and who may see them. What becomes of them is folded: see `foldedOrderCopies`. */
export const purchaseOrderCopies: CopySpec<PurchaseOrder> = {
  name: 'purchase-order',
  audited: 'order-changed',
  idType: 'order',
  table: purchaseOrders,
  aging: 'orders',
  shape: 2,
  scopeOf: ({ lines, supplierId }) => ({
    facilityIds: known(lines.map((line) => line.facilityId)),
    supplierIds: [supplierId],
  }),
  columns: (order) => ({
    supplierId: order.supplierId,
    orderedOn: order.orderedOn,
    progress: progressOf(orderStatus(order)),
    hasOutstanding: order.lines.some(isOutstanding),
  }),
  async saveParts(tx, changed) {
    await saveEdges(tx, changed, edgesOfOrder);
    await noteTransmissionsDue(
      tx,
      changed.map(({ id, value }) => ({ id, isToBeSent: isToBeSent(value) })),
    );
    await notePriceChecksDue(
      tx,
      changed.filter(({ value }) => value.isCancelled || value.lines.some(isOutstanding)).map(({ id }) => id),
    );
    await noteChangesDue(
      tx,
      changed.map(({ id }) => id),
    );
    if (changed.some(({ version }) => version === 1)) await tellOrdersCame(tx);
    await saveLines(tx, changed, {
      table: purchaseOrderLines,
      parent: purchaseOrderLines.orderId,
      rowsOf: ({ id: orderId, value: { lines } }) =>
        lines.map((line) => ({
          id: line.id,
          orderId,
          itemId: line.itemId,
          facilityId: line.facilityId,
          progress: progressOf(line.status),
          isOutstanding: isOutstanding(line),
          expectedOn: expectedOn(line),
        })),
    });
  },
};

/** Folds the lives of orders anew, under the locks it takes. */
export type Refold = (tx: Tx, orderIds: readonly string[], at: Temporal.Instant) => Promise<void>;

/**
 * How orders are kept where they change: with every change its life is folded again, and that tells the others.
 * @param now for what is found to be gone, which nobody says when
 */
export function foldedOrderCopies(refold: Refold, now: () => Temporal.Instant): CopySpec<PurchaseOrder> {
  return {
    ...purchaseOrderCopies,
    async publish(tx, changed) {
      const [first] = changed;
      if (first === undefined) return;
      await refold(
        tx,
        changed.map(({ id }) => id),
        first.asOf,
      );
    },
    forgetParts: (tx, ids) => refold(tx, ids, now()),
  };
}
