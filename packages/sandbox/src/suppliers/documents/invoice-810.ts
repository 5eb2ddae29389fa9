import { toUnits } from '../../store/fixed-decimal.ts';
import type { SegmentOut } from '../edi/write-interchange.ts';
import {
  dateText,
  descriptionSegments,
  orderNumber,
  partySegment,
  productOf,
  shipToSegments,
  unitText,
  type DocumentFacts,
} from './document-parts.ts';
import type { Shipment, ShippedLine } from './shipment.ts';

/** What the supplier wants for a shipment. */
export function invoice810(facts: DocumentFacts, shipment: Shipment): SegmentOut[] {
  const { order, at, flaw } = facts;
  // One that bears a number given before asks for other money.
  const surcharge = flaw === 'number-used-before' ? 1000n : 0n;
  const freight = shipment.freight + surcharge;
  const total = shipment.lines.reduce((sum, line) => sum + centsOf(line), freight);
  return [
    [
      'BIG',
      dateText(at.toPlainDate().toString()),
      flaw === 'missing-element' ? undefined : shipment.invoice,
      dateText(order.orderedOn),
      orderNumber(facts),
      '',
      '',
      'PR',
    ],
    ['REF', 'SI', shipment.number],
    partySegment('RI', facts),
    ...shipToSegments(facts),
    ['ITD', '01', '3', '', '', '', '', '30'],
    ['DTM', '011', dateText(at.toPlainDate().toString())],
    ...shipment.lines.flatMap(({ ordered, price, quantity }): SegmentOut[] => {
      const product = productOf(ordered, facts);
      return [
        ['IT1', product.line, quantity, unitText(ordered, facts), price, ordered.basis, ...product.ids],
        ...descriptionSegments(ordered),
      ];
    }),
    // Two decimals are implied.
    ['TDS', String(total)],
    ...(freight === 0n ? [] : [['SAC', 'C', 'D240', '', '', String(freight)]]),
    ['CTT', String(shipment.lines.length)],
  ];
}

/** Quantity × price, by the basis of the price, rounded half up to the cent. */
function centsOf({ ordered, price, quantity }: ShippedLine): bigint {
  const per = { HP: 100n, TP: 1000n }[ordered.basis] ?? 1n;
  const product = (toUnits(quantity, 3) ?? 0n) * (toUnits(price, 6) ?? 0n) * 100n;
  const divisor = 1_000_000_000n * per;
  return (product * 2n + divisor) / (divisor * 2n);
}
