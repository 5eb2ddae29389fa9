/** X12 855 → what a supplier answered. Every code stays as it was sent (R38–R40): what it does to the order is decided there. */
import type { Acknowledgement855, AcknowledgedLine855, ProductId } from '@supply-hub/x12';
import type { Acknowledgement, AcknowledgementLine, LineAnswer } from '../../domain/supplier-document.ts';
import { DocumentReader, partsOf, priceOf, type LineSent, type Understood } from './document-reader.ts';
import { datesOf, descriptionOf, keptOf, scheduleOf, type ReadingNotes } from './document-parts.ts';
import type { KnownToDocument } from './known-orders.ts';

/** @param idOfLine the id of the nth line of the document */
export function toAcknowledgement(
  sent: Acknowledgement855,
  notes: ReadingNotes,
  known: KnownToDocument,
  idOfLine: (index: number) => string,
): Understood<Acknowledgement> {
  const reader = new DocumentReader(known);
  const order = reader.order(sent.orderNumber);
  const lines: AcknowledgementLine[] = [];
  if (order !== null)
    for (const [index, each] of sent.lines.entries()) {
      const name = named(each, index);
      const line = reader.line(name, order);
      const said = {
        ordered: reader.quantity(each.quantity, each.unit, name),
        answers: answersOf(each, reader, name),
        schedule: scheduleOf(each, reader, name),
      };
      if (line === null) continue;
      lines.push({
        id: idOfLine(index),
        orderId: order.id,
        orderLineId: line.id,
        facilityId: line.facilityId,
        number: each.number ?? null,
        parts: partsOf(each.productIds),
        price: priceOf(each.unitPrice, each.priceBasis),
        ...said,
      });
    }
  const { trouble } = reader;
  if (trouble !== null || order === null) return { ok: false, trouble: trouble ?? neverWithout() };
  return {
    ok: true,
    document: {
      kind: 'ACKNOWLEDGEMENT',
      supplierId: known.supplierId,
      purpose: sent.purpose,
      orderIds: [order.id],
      orderNumber: order.number,
      type: sent.acknowledgementType,
      acknowledgedOn: sent.acknowledgedOn ?? null,
      supplierOrderNumber: sent.sellerOrderNumber ?? null,
      currency: sent.currency?.code ?? order.currency,
      lines,
      ...keptOf(notes),
    },
  };
}

/** ACK04 names one day, the DTM behind it others. */
export function answersOf(
  { statuses }: Pick<AcknowledgedLine855, 'statuses'>,
  reader: DocumentReader,
  line: LineSent,
): LineAnswer[] {
  return statuses.map(({ status, quantity, unit, dateQualifier, on, productIds, dates }) => ({
    status,
    quantity: reader.quantity(quantity, unit, line),
    dates: datesOf([{ qualifier: dateQualifier ?? '', on }, ...dates]),
    parts: partsOf(productIds),
  }));
}

export function named(
  line: { readonly number?: string | undefined; readonly productIds: readonly ProductId[] } & Parameters<
    typeof descriptionOf
  >[0],
  index: number,
): LineSent {
  const { number, productIds } = line;
  return { name: `line ${number ?? `no. ${index + 1}`}`, number, productIds, description: descriptionOf(line) };
}

function neverWithout(): never {
  throw new TypeError('an order that is not there is a trouble');
}
