import {
  batchHandler,
  invoiceRecorded,
  purchaseOrderChanged,
  receiptRecorded,
  type EventOf,
  type InvoiceRecorded,
  type PurchaseOrderChanged,
  type ReceiptRecorded,
} from '@supply-hub/events';
import { rematch } from '../db/queries/rematch.ts';
import { replaceLines } from '../db/queries/replace-lines.ts';
import { takeDocuments } from '../db/queries/take-documents.ts';
import { invoiceLines, orderLines, receiptLines } from '../db/schema.ts';

const definitions = [purchaseOrderChanged, receiptRecorded, invoiceRecorded] as const;
type Told = EventOf<(typeof definitions)[number]>;

/**
 * Orders, receipts and invoices → matches. One consumer for all three, so that two documents of one line are never
 * worked on at once; each document replaces what it said before, so any order of arrival ends the same (R57).
 */
export const onOrderDocuments = batchHandler(definitions, 'reconciliation.match-lines', async (events, { tx }) => {
  // What a document says in its newest version replaces what it said in others of the batch.
  const inOrder = events.toSorted((a, b) => a.aggregateversion - b.aggregateversion);
  const latest = [...new Map(inOrder.map((event) => [event.subject, event])).values()];
  const isNew = await takeDocuments(
    tx,
    latest.map(({ subject: id, aggregateversion: version }) => ({ id, version })),
  );
  const taken = latest.filter(({ subject }) => isNew.has(subject));
  const changedAt = new Map<string, Temporal.Instant>();
  const touch = (line: string, { time }: Told) => {
    const before = changedAt.get(line);
    if (before === undefined || Temporal.Instant.compare(before, time) < 0) changedAt.set(line, time);
  };
  const bySubject = new Map(taken.map((event) => [event.subject, event]));
  const touchAll = (touched: readonly { documentId: string; orderLineId: string }[]) => {
    for (const { documentId, orderLineId } of touched) {
      const event = bySubject.get(documentId);
      if (event !== undefined) touch(orderLineId, event);
    }
  };

  const orders = taken.flatMap((event) => (event.type === 'orders.purchase-order-changed' ? [event] : []));
  const receipts = taken.flatMap((event) => (event.type === 'orders.receipt-recorded' ? [event] : []));
  const invoices = taken.flatMap((event) => (event.type === 'orders.invoice-recorded' ? [event] : []));
  const version = (event: Told) => event.aggregateversion;
  touchAll(
    await replaceLines(
      tx,
      { table: orderLines, documentId: orderLines.orderId, orderLineId: orderLines.id },
      orders.map(({ data }) => data.id),
      orders.flatMap((event) => linesOfOrder(event.data, version(event))),
    ),
  );
  touchAll(
    await replaceLines(
      tx,
      { table: receiptLines, documentId: receiptLines.receiptId, orderLineId: receiptLines.orderLineId },
      receipts.map(({ data }) => data.id),
      receipts.flatMap((event) => linesOfReceipt(event.data, version(event))),
    ),
  );
  touchAll(
    await replaceLines(
      tx,
      { table: invoiceLines, documentId: invoiceLines.invoiceId, orderLineId: invoiceLines.orderLineId },
      invoices.map(({ data }) => data.id),
      invoices.flatMap((event) => linesOfInvoice(event.data, version(event))),
    ),
  );
  await rematch(tx, changedAt);
});

function linesOfOrder(order: PurchaseOrderChanged, version: number) {
  return order.lines.map((line) => ({
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
}

function linesOfReceipt(receipt: ReceiptRecorded, version: number) {
  return receipt.lines.flatMap(({ id, orderLineId, quantity, unit, baseQuantity, reversed }) =>
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
}

function linesOfInvoice(invoice: InvoiceRecorded, version: number) {
  // An invoice that was taken back claims nothing; a credit memo takes back (R55).
  if (invoice.cancelled) return [];
  return invoice.lines.flatMap(({ id, orderLineId, quantity, unit, amount }) =>
    orderLineId === null
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
}

/** Events carry amounts without a sign. */
function signed(amount: string, isNegative: boolean): string {
  return isNegative && !/^0+(\.0+)?$/.test(amount) ? `-${amount}` : amount;
}
