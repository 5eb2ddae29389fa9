import type { Segment } from '../edi/read-interchanges.ts';
import { dateOf, idsOf, type OrderFault, type ProductId } from './order-850.ts';

/** What a buyer changes of a line, as sent. */
export interface ChangedLine {
  /** POC01. */
  readonly line: string;
  /** POC02: AI added, DI deleted, QD, QI quantity, CT days, PC price, CA several of these … */
  readonly change: string;
  /** As it is to be; empty where it is not said. */
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly basis: string;
  readonly ids: readonly ProductId[];
  readonly wantedOn: string | null;
}

/** What a supplier makes of an 860. */
export interface ReceivedChange {
  /** BCH03. */
  readonly order: string;
  /** BCH01: 01 cancels the order, 04 changes lines, 05 replaces them. */
  readonly purpose: string;
  /** BCH05, a number; zero where none was sent. */
  readonly sequence: number;
  readonly lines: readonly ChangedLine[];
}

/** @returns the change with what is wrong with it; one that names no order is null */
export function readChange(segments: readonly Segment[]): { change: ReceivedChange | null; faults: OrderFault[] } {
  const faults: OrderFault[] = [];
  const refuse = (segment: string, position: number, sentence: string) => faults.push({ segment, position, sentence });
  const begin = segments.findIndex(([id]) => id === 'BCH');
  const bch = segments[begin] ?? [];
  if (begin !== 1) refuse('BCH', begin + 1, 'BCH is not the second segment');
  const order = bch[3] ?? '';
  if (order === '') refuse('BCH', begin + 1, 'BCH03: no order number');
  if (!/^\d{1,8}$/.test(bch[5] ?? '')) refuse('BCH', begin + 1, `BCH05: "${bch[5] ?? ''}" is no change number`);
  const lines: ChangedLine[] = [];
  for (const [index, segment] of segments.entries()) {
    const [id, first = '', second = '', third = '', , fifth = '', sixth = '', seventh = ''] = segment;
    const last = lines.at(-1);
    if (id === 'DTM' && last !== undefined && ['002', '010', '106'].includes(first)) {
      lines[lines.length - 1] = { ...last, wantedOn: dateOf(second) };
    }
    if (id === 'SCH' && last !== undefined) {
      lines[lines.length - 1] = { ...last, wantedOn: last.wantedOn ?? dateOf(segment[6]) };
    }
    if (id === 'CTT' && first !== String(lines.length)) {
      refuse('CTT', index + 1, `CTT01 is ${first}, there are ${lines.length} lines`);
    }
    if (id !== 'POC') continue;
    if (!/^[A-Z]{2}$/.test(second)) refuse('POC', index + 1, `POC02 is "${second}"`);
    if (third !== '' && !/^\d+(\.\d+)?$/.test(third)) refuse('POC', index + 1, `POC03 is "${third}"`);
    const ids = idsOf(segment.slice(8));
    lines.push({
      line: first,
      change: second,
      quantity: third,
      unit: fifth,
      price: sixth,
      basis: seventh,
      ids,
      wantedOn: null,
    });
  }
  if (order === '') return { change: null, faults };
  return { change: { order, purpose: bch[1] ?? '', sequence: Number(bch[5]) || 0, lines }, faults };
}
