import type { OrderAnswer } from '../answers/order-answer.ts';
import type { SegmentOut } from '../edi/write-interchange.ts';
import {
  dateText,
  descriptionSegments,
  orderNumber,
  partySegment,
  productOf,
  statusSegments,
  unitText,
  type DocumentFacts,
} from './document-parts.ts';
import { salesOrderOf } from './shipment.ts';

/** What the supplier promises, line by line. @param purpose BAK01: 00 the first, 05 one that replaces it */
export function acknowledgement855(facts: DocumentFacts, answer: OrderAnswer, purpose: '00' | '05'): SegmentOut[] {
  const { order, at, flaw } = facts;
  const lines = answer.lines.flatMap((line): SegmentOut[] => {
    const ordered = order.lines.find((each) => each.line === line.line);
    if (ordered === undefined) return [];
    const unit = unitText(ordered, facts);
    const product = productOf(ordered, facts);
    return [
      ['PO1', product.line, ordered.quantity, unit, line.price, ordered.basis, ...product.ids],
      ...descriptionSegments(ordered),
      ...statusSegments(line, unit),
    ];
  });
  return [
    [
      'BAK',
      purpose,
      flaw === 'missing-element' ? undefined : (answer.type ?? typeOf(answer)),
      orderNumber(facts),
      dateText(order.orderedOn),
      '',
      '',
      '',
      salesOrderOf(order),
      dateText(at.toPlainDate().toString()),
    ],
    partySegment('SE', facts),
    ...lines,
    ['CTT', String(answer.lines.length)],
  ];
}

/** With detail: no change, change, or nothing of it. */
function typeOf({ lines }: OrderAnswer): 'AD' | 'AC' | 'RD' {
  const codes = lines.flatMap(({ said }) => said.map(({ code }) => code));
  if (codes.every((code) => code === 'IA')) return 'AD';
  return codes.every((code) => code === 'IR' || code === 'ID') ? 'RD' : 'AC';
}
