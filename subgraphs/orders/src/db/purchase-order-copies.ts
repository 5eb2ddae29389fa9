import { publishAll, purchaseOrderChanged, type PurchaseOrderChanged } from '@supply-hub/events';
import { Rational, unitPriceDigits } from '@supply-hub/quantities';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import {
  expectedOn,
  inBaseUnits,
  orderStatus,
  pricePerBaseUnit,
  progressOf,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from '../domain/purchase-order.ts';
import { isToBeSent } from '../domain/transmission.ts';
import { edgesOfOrder, saveEdges } from './lineage-edges.ts';
import { tellOrdersCame } from './queries/awaited-orders.ts';
import { noteTransmissionsDue } from './queries/transmissions.ts';
import { known, saveLines } from './save-lines.ts';
import { purchaseOrderLines, purchaseOrders } from './schema.ts';

const isOutstanding = ({ outstanding }: PurchaseOrderLine) => outstanding !== '0';

/** How orders are kept, who may see them, and what the others are told. */
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
  async publish(tx, changed) {
    await publishAll(
      tx,
      purchaseOrderChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: toldOf(id, value),
      })),
    );
  },
};

function toldOf(id: string, order: PurchaseOrder): PurchaseOrderChanged {
  const { number, supplierId, orderedOn, currency } = order;
  return {
    id,
    number,
    supplierId,
    status: orderStatus(order),
    orderedOn,
    lines: order.lines.map((line) => ({
      id: line.id,
      number: line.number,
      itemId: line.itemId,
      facilityId: line.facilityId,
      supplierPartNumber: line.supplierPartNumber,
      quantity: line.quantity.value,
      unit: line.quantity.unit,
      baseQuantity: inBaseUnits(line, line.quantity.value).toString(),
      baseUnit: line.baseUnit,
      unitPrice: decimalOf(Rational.from(line.pricePerUnit)),
      pricePerBaseUnit: decimalOf(pricePerBaseUnit(line)),
      currency,
      receivedQuantity: line.received,
      // Invoices tell of themselves.
      invoicedQuantity: null,
      promises: line.promises.flatMap(({ promisedOn, quantity, isConfirmed }) =>
        promisedOn === null
          ? []
          : [
              {
                on: promisedOn,
                quantity,
                baseQuantity: inBaseUnits(line, quantity).toString(),
                itemId: null,
                confirmed: isConfirmed,
              },
            ],
      ),
      cancelled: line.status === 'CANCELLED',
      contractId: line.contractId,
      requisitionLineId: line.requisitionLineId,
    })),
  };
}

/** All digits where there is an end to them. */
const decimalOf = (price: Rational) => (price.toDecimal() ?? price.round(unitPriceDigits, 'half-up')).toString();
