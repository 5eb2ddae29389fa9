import { invoiceRecorded, publishAll } from '@supply-hub/events';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import type { Invoice } from '../domain/invoice.ts';
import { edgesOfInvoice, saveEdges } from './lineage-edges.ts';
import { known, saveLines } from './save-lines.ts';
import { invoiceLines, invoices } from './schema.ts';

/** How invoices are kept and told of. */
export const invoiceCopies: CopySpec<Invoice> = {
  name: 'invoice',
  idType: 'invoice',
  table: invoices,
  aging: 'orders',
  shape: 1,
  scopeOf: ({ facilityIds, supplierId }) => ({ facilityIds: known(facilityIds), supplierIds: [supplierId] }),
  columns: ({ supplierId, invoicedOn, postedOn, isBlocked }) => ({ supplierId, invoicedOn, postedOn, isBlocked }),
  async saveParts(tx, changed) {
    await saveEdges(tx, changed, edgesOfInvoice);
    await saveLines(tx, changed, {
      table: invoiceLines,
      parent: invoiceLines.invoiceId,
      rowsOf: ({ id: invoiceId, value: { lines } }) =>
        lines.map(({ id, purchaseOrderId, facilityId }) => ({ id, invoiceId, orderId: purchaseOrderId, facilityId })),
    });
  },
  async publish(tx, changed) {
    await publishAll(
      tx,
      invoiceRecorded,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: {
          id,
          number: value.number,
          supplierId: value.supplierId,
          invoicedOn: value.invoicedOn,
          currency: value.total.currency,
          isCreditMemo: value.isCreditMemo,
          cancelled: value.isCancelled,
          lines: value.lines.map((line) => ({
            id: line.id,
            number: line.number,
            orderLineId: line.purchaseOrderLineId,
            itemId: line.itemId,
            quantity: line.quantity.value,
            unit: line.quantity.unit,
            amount: line.amount.amount,
          })),
        },
      })),
    );
  },
};
