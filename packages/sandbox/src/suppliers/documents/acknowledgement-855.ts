import type { SegmentOut } from '../edi/write-interchange.ts';
import {
  dateText,
  descriptionSegments,
  orderNumber,
  partySegment,
  productOf,
  type DocumentFacts,
} from './document-parts.ts';

/** What the supplier promises, line by line. */
export function acknowledgement855(facts: DocumentFacts): SegmentOut[] {
  const { fulfilment, order, at, flaw } = facts;
  const isAsOrdered = fulfilment.lines.every(
    ({ promises }) => promises.every(({ code }) => code === 'IA') && promises.length === 1,
  );
  return [
    [
      'BAK',
      '00',
      flaw === 'missing-element' ? undefined : isAsOrdered ? 'AD' : 'AC',
      orderNumber(facts),
      dateText(order.orderedOn),
      '',
      '',
      '',
      fulfilment.salesOrder,
      dateText(at.toPlainDate().toString()),
    ],
    partySegment('SE', facts),
    ...fulfilment.lines.flatMap(({ ordered, unit, price, promises, substitute }): SegmentOut[] => {
      const { line, ids } = productOf(ordered, facts);
      return [
        ['PO1', line, ordered.quantity, unit, price, ordered.basis, ...ids],
        ...descriptionSegments(ordered),
        ...promises.map(({ code, quantity, on }): SegmentOut => {
          const when = on === null ? ['', ''] : ['067', dateText(on)];
          const other = substitute === null ? [] : ['', 'VC', substitute];
          return ['ACK', code, quantity, unit, ...when, ...other];
        }),
      ];
    }),
    ['CTT', String(fulfilment.lines.length)],
  ];
}
