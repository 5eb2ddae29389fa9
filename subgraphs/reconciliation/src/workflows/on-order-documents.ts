import {
  handler,
  invoiceRecorded,
  purchaseOrderChanged,
  receiptRecorded,
  type InvoiceRecorded,
  type PurchaseOrderChanged,
  type ReceiptRecorded,
} from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { rematch } from '../db/queries/rematch.ts';
import { takeDocument, type Taken } from '../db/queries/take-document.ts';
import { invoiceLines, orderLines, receiptLines } from '../db/schema.ts';

/**
 * Orders, receipts and invoices → matches. One consumer for all three, so that two documents of one line are never
 * worked on at once; each document replaces what it said before, so any order of arrival ends the same (R57).
 */
export const onOrderDocuments = handler(
  [purchaseOrderChanged, receiptRecorded, invoiceRecorded],
  'reconciliation.match-lines',
  async (event, { tx }) => {
    const { subject, aggregateversion: version, time } = event;
    const taken = await takeDocument(tx, subject, version);
    if (taken === 'known') return;
    const touched =
      event.type === 'orders.purchase-order-changed'
        ? await takeOrder(tx, event.data, version, taken)
        : event.type === 'orders.receipt-recorded'
          ? await takeReceipt(tx, event.data, version, taken)
          : await takeInvoice(tx, event.data, version, taken);
    await rematch(tx, touched, time);
  },
);

async function takeOrder(tx: Tx, order: PurchaseOrderChanged, version: number, taken: Taken): Promise<string[]> {
  const before =
    taken === 'first'
      ? []
      : await tx.delete(orderLines).where(eq(orderLines.orderId, order.id)).returning({ id: orderLines.id });
  const rows = order.lines.map((line) => ({
    id: line.id,
    orderId: order.id,
    version,
    facilityId: line.facilityId,
    supplierId: order.supplierId,
    quantity: line.quantity,
    unit: line.unit,
    baseQuantity: line.baseQuantity,
    baseUnit: line.baseUnit,
    unitPrice: line.unitPrice,
    currency: line.currency,
    isCancelled: line.cancelled,
  }));
  await insertAll(tx, orderLines, rows);
  return [...before.map(({ id }) => id), ...rows.map(({ id }) => id)];
}

async function takeReceipt(tx: Tx, receipt: ReceiptRecorded, version: number, taken: Taken): Promise<string[]> {
  const before =
    taken === 'first'
      ? []
      : await tx
          .delete(receiptLines)
          .where(eq(receiptLines.receiptId, receipt.id))
          .returning({ id: receiptLines.orderLineId });
  const rows = receipt.lines.flatMap(({ id, orderLineId, quantity, unit, baseQuantity, reversed }) =>
    orderLineId === null
      ? []
      : [
          {
            id,
            receiptId: receipt.id,
            version,
            orderLineId,
            quantity: signed(quantity, reversed),
            unit,
            baseQuantity: baseQuantity === null ? null : signed(baseQuantity, reversed),
          },
        ],
  );
  await insertAll(tx, receiptLines, rows);
  return [...before.map(({ id }) => id), ...rows.map(({ orderLineId }) => orderLineId)];
}

async function takeInvoice(tx: Tx, invoice: InvoiceRecorded, version: number, taken: Taken): Promise<string[]> {
  const before =
    taken === 'first'
      ? []
      : await tx
          .delete(invoiceLines)
          .where(eq(invoiceLines.invoiceId, invoice.id))
          .returning({ id: invoiceLines.orderLineId });
  const rows = invoice.lines.flatMap(({ id, orderLineId, quantity, unit, amount }) =>
    // An invoice that was taken back claims nothing; a credit memo takes back (R55).
    orderLineId === null || invoice.cancelled
      ? []
      : [
          {
            id,
            invoiceId: invoice.id,
            version,
            orderLineId,
            quantity: signed(quantity, invoice.isCreditMemo),
            unit,
            amount: signed(amount, invoice.isCreditMemo),
            currency: invoice.currency,
          },
        ],
  );
  await insertAll(tx, invoiceLines, rows);
  return [...before.map(({ id }) => id), ...rows.map(({ orderLineId }) => orderLineId)];
}

async function insertAll<T extends PgTable>(tx: Tx, table: T, rows: T['$inferInsert'][]): Promise<void> {
  if (rows.length > 0) await tx.insert(table).values(rows);
}

/** Events carry amounts without a sign. */
function signed(amount: string, isNegative: boolean): string {
  return isNegative && !/^0+(\.0+)?$/.test(amount) ? `-${amount}` : amount;
}
