/** X12 865 → what a supplier makes of a change, or changes itself. Every code stays as it was sent (R37). */
import type { OrderChangeAcknowledgement865 } from '@supply-hub/x12';
import type { ChangeAnswer, ChangeAnswerLine } from '../../domain/supplier-document.ts';
import { answersOf, named } from './acknowledgement-mapping.ts';
import { DocumentReader, partsOf, priceOf, type Understood } from './document-reader.ts';
import { keptOf, scheduleOf, type ReadingNotes } from './document-parts.ts';
import type { KnownToDocument } from './known-orders.ts';

/** @param idOfLine the id of the nth line of the document */
export function toChangeAnswer(
  sent: OrderChangeAcknowledgement865,
  notes: ReadingNotes,
  known: KnownToDocument,
  idOfLine: (index: number) => string,
): Understood<ChangeAnswer> {
  const reader = new DocumentReader(known);
  const order = reader.order(sent.orderNumber);
  const lines: ChangeAnswerLine[] = [];
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
        change: each.change,
        parts: partsOf(each.productIds),
        price: priceOf(each.unitPrice, each.priceBasis),
        ...said,
      });
    }
  const { trouble } = reader;
  if (trouble !== null) return { ok: false, trouble };
  if (order === null) throw new TypeError('an order that is not there is a trouble');
  return {
    ok: true,
    document: {
      kind: 'CHANGE_ANSWER',
      supplierId: known.supplierId,
      purpose: sent.purpose,
      orderIds: [order.id],
      orderNumber: order.number,
      type: sent.acknowledgementType ?? null,
      changeNumber: sent.changeNumber ?? null,
      acknowledgedOn: sent.acknowledgedOn ?? null,
      supplierOrderNumber: sent.sellerOrderNumber ?? null,
      currency: sent.currency?.code ?? order.currency,
      lines,
      ...keptOf(notes),
    },
  };
}
