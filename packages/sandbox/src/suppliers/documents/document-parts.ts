import type { EdiSupplier } from '../edi-supplier.ts';
import type { SegmentOut } from '../edi/write-interchange.ts';
import type { LineAnswer } from '../answers/order-answer.ts';
import type { OrderedLine, ReceivedOrder } from './order-850.ts';

/** What every document of a supplier is written from. */
export interface DocumentFacts {
  readonly supplier: EdiSupplier;
  readonly order: ReceivedOrder;
  /** On the supplier's wall clock. */
  readonly at: Temporal.PlainDateTime;
  readonly flaw: BusinessFlaw | null;
}

/** What is wrong with a document that is well written. */
export type BusinessFlaw = 'unknown-part' | 'unknown-order' | 'missing-element' | 'number-used-before';

export const dateText = (date: string): string => date.replaceAll('-', '');

export const timeText = (at: Temporal.PlainDateTime): string =>
  at.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '');

/** The order's number; nobody's where the document is to name an unknown one. */
export const orderNumber = ({ order, flaw }: DocumentFacts): string =>
  flaw === 'unknown-order' ? `99${order.number.slice(2)}` : order.number;

/** The line's number and the product as the order named it; neither is anybody's in a document to name unknown ones. */
export function productOf(ordered: OrderedLine, { flaw }: DocumentFacts): { line: string; ids: string[] } {
  if (flaw === 'unknown-part') return { line: `9${ordered.line}`, ids: ['VC', `NOSUCH-${ordered.line}`] };
  return { line: ordered.line, ids: ordered.ids.flat() };
}

export function partySegment(role: string, { supplier }: DocumentFacts): SegmentOut {
  const { gln, name, number } = supplier;
  return gln === undefined ? ['N1', role, name, '92', number] : ['N1', role, name, 'UL', gln];
}

export const shipToSegments = ({ order: { shipTo } }: DocumentFacts): SegmentOut[] =>
  shipTo === null ? [] : [['N1', 'ST', shipTo.name, shipTo.qualifier, shipTo.id]];

export const descriptionSegments = ({ description }: OrderedLine): SegmentOut[] =>
  description === '' ? [] : [['PID', 'F', '', '', '', description]];

/** The unit of a line in the supplier's own words. */
export const unitText = ({ unit }: OrderedLine, { supplier }: DocumentFacts): string =>
  supplier.dialect.units[unit] ?? unit;

/** What the supplier says of a line: an ACK for each part of it, and why. */
export function statusSegments({ said }: LineAnswer, unit: string): SegmentOut[] {
  const notes = new Set(said.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  return [
    ...said.map(({ code, quantity, on, part }): SegmentOut => {
      const much = quantity === null ? ['', ''] : [quantity, unit];
      const when = on === null ? ['', ''] : ['067', dateText(on)];
      return ['ACK', code, ...much, ...when, ...(part === null ? [] : ['', 'VC', part])];
    }),
    ...[...notes].map((reason): SegmentOut => ['N9', 'L1', '', reason]),
  ];
}
