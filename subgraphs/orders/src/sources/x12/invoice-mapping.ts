/** X12 810 → what a supplier claims. Of a credit memo quantities and total are below zero (R55). */
import { isCreditMemo, type Invoice810 } from '@supply-hub/x12';
import type { SupplierInvoice, SupplierInvoiceLine } from '../../domain/supplier-document.ts';
import { named } from './acknowledgement-mapping.ts';
import { DocumentReader, partsOf, priceOf, type Understood } from './document-reader.ts';
import { keptOf, type ReadingNotes } from './document-parts.ts';
import type { KnownToDocument } from './known-orders.ts';

/** @param number the order's, as sent */
export function toSupplierInvoice(
  sent: Invoice810,
  number: string,
  notes: ReadingNotes,
  known: KnownToDocument,
  idOfLine: (index: number) => string,
): Understood<SupplierInvoice> {
  const reader = new DocumentReader(known);
  const order = reader.order(number);
  const lines: SupplierInvoiceLine[] = [];
  if (order !== null)
    for (const [index, each] of sent.lines.entries()) {
      const name = named(each, index);
      const line = reader.line(name, order);
      const quantity = reader.quantity(each.quantity, each.unit, name);
      if (line === null) continue;
      lines.push({
        id: idOfLine(index),
        orderId: order.id,
        orderLineId: line.id,
        facilityId: line.facilityId,
        number: each.number ?? null,
        parts: partsOf(each.productIds),
        quantity,
        price: priceOf(each.unitPrice, each.priceBasis),
      });
    }
  const { trouble } = reader;
  if (trouble !== null) return { ok: false, trouble };
  if (order === null) throw new TypeError('an order that is not there is a trouble');
  return {
    ok: true,
    document: {
      kind: 'INVOICE',
      supplierId: known.supplierId,
      purpose: sent.purpose ?? '00',
      orderIds: [order.id],
      number: sent.number,
      invoicedOn: sent.invoicedOn,
      type: sent.invoiceType ?? null,
      isCreditMemo: isCreditMemo(sent),
      currency: sent.currency?.code ?? order.currency,
      total: sent.total.amount,
      lines,
      charges: [...sent.charges, ...sent.lines.flatMap((line) => line.charges)].map(
        ({ kind, code, description, amount }) => ({
          isAllowance: kind === 'A',
          code: code ?? null,
          description: description ?? null,
          amount: amount ?? null,
        }),
      ),
      ...keptOf(notes),
    },
  };
}

/** BIG04; some senders say it in REF PO, or among a line's numbers. */
export function orderNumberOf({ orderNumber, references, lines }: Invoice810): string | undefined {
  const named = [...references, ...lines.flatMap((line) => [...line.references, ...line.productIds])];
  return orderNumber ?? named.find(({ qualifier, value }) => qualifier === 'PO' && value !== undefined)?.value;
}
