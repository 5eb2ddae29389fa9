import type { SegmentOut } from '../edi/write-interchange.ts';
import {
  dateText,
  orderNumber,
  partySegment,
  productOf,
  shipToSegments,
  timeText,
  unitText,
  type DocumentFacts,
} from './document-parts.ts';
import type { Shipment } from './shipment.ts';

/** What is on its way. Suppliers on 005010 leave packages out; both ways of naming a lot are met. */
export function shipNotice856(facts: DocumentFacts, shipment: Shipment): SegmentOut[] {
  const { order, supplier, at, flaw } = facts;
  const hasPackages = supplier.dialect.version === '004010';
  const today = at.toPlainDate();
  const parent = hasPackages ? 3 : 2;
  const items = shipment.lines.flatMap(({ ordered, quantity, part, lot, expiresOn }, index): SegmentOut[] => {
    const unit = unitText(ordered, facts);
    const product = productOf(ordered, facts);
    // Of what was ordered, the buyer's own number alone is still true.
    const asked = ordered.ids.filter(([kind]) => kind === 'IN').flat();
    const ids = part === null ? product.ids : ['VC', part, ...asked];
    return [
      ['HL', String(parent + 1 + index), String(parent), 'I', '0'],
      ['LIN', product.line, ...ids, ...(lot === null || !hasPackages ? [] : ['LT', lot])],
      ['SN1', product.line, quantity, unit, '', ordered.quantity, unit],
      ...(lot === null || hasPackages ? [] : [['REF', 'LT', lot]]),
      ...(expiresOn === null ? [] : [['DTM', '036', dateText(expiresOn)]]),
    ];
  });
  return [
    [
      'BSN',
      '00',
      flaw === 'missing-element' ? undefined : shipment.number,
      dateText(today.toString()),
      timeText(at),
      hasPackages ? '0001' : '0004',
    ],
    ['HL', '1', '', 'S', '1'],
    ['TD1', 'CTN', '1'],
    ['TD5', '', '2', 'UPSN', 'U'],
    ['REF', '2I', shipment.tracking],
    ['DTM', '011', dateText(today.toString())],
    ['DTM', '017', dateText(today.add({ days: 2 }).toString())],
    partySegment('SF', facts),
    ...shipToSegments(facts),
    ['HL', '2', '1', 'O', '1'],
    ['PRF', orderNumber(facts), '', '', dateText(order.orderedOn)],
    ...(hasPackages
      ? [
          ['HL', '3', '2', 'P', '1'],
          ['MAN', 'GM', `00${shipment.sscc}`],
        ]
      : []),
    ...items,
    ['CTT', String(parent + shipment.lines.length)],
  ];
}
