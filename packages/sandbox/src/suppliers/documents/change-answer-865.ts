import type { SegmentOut } from '../edi/write-interchange.ts';
import type { SaidLater } from '../plan-answers.ts';
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

/**
 * What the supplier makes of a change, or changes itself. Under each line stands all that it now promises of it; a line
 * whose change it refuses is RC and stands as it stood.
 */
export function changeAnswer865(facts: DocumentFacts, { change, type, lines }: SaidLater): SegmentOut[] {
  const { order, at } = facts;
  const today = dateText(at.toPlainDate().toString());
  const segments = lines.flatMap((line): SegmentOut[] => {
    const ordered = order.lines.find((each) => each.line === line.line);
    if (ordered === undefined) return [];
    const unit = unitText(ordered, facts);
    const product = productOf(ordered, facts);
    return [
      ['POC', product.line, line.did, line.quantity, '', unit, line.price, ordered.basis, ...product.ids],
      ...descriptionSegments(ordered),
      ...statusSegments(line, unit),
    ];
  });
  return [
    [
      'BCA',
      '00',
      type ?? 'AC',
      orderNumber(facts),
      '',
      change ?? '',
      dateText(order.orderedOn),
      '',
      '',
      salesOrderOf(order),
      today,
      today,
    ],
    partySegment('SE', facts),
    ...segments,
    ['CTT', String(lines.length)],
  ];
}
