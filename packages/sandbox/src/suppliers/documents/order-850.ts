import type { Segment } from '../edi/read-interchanges.ts';

/** A product id as sent: qualifier (X12 235) and value. */
export type ProductId = readonly [qualifier: string, value: string];

export interface OrderedLine {
  /** PO101. */
  readonly line: string;
  readonly quantity: string;
  /** X12 355, as sent. */
  readonly unit: string;
  /** Empty where none was sent. */
  readonly price: string;
  /** PO105; empty where none was sent. */
  readonly basis: string;
  readonly ids: readonly ProductId[];
  readonly description: string;
  /** When it is wanted, a date; null where nobody said. */
  readonly wantedOn: string | null;
}

/** What a supplier makes of an 850. */
export interface ReceivedOrder {
  /** BEG03. */
  readonly number: string;
  /** BEG01. */
  readonly purpose: string;
  /** BEG05, a date. */
  readonly orderedOn: string;
  readonly shipTo: { readonly name: string; readonly qualifier: string; readonly id: string } | null;
  readonly wantedOn: string | null;
  readonly lines: readonly OrderedLine[];
}

/** What is wrong with one segment: what a 997 tells of it, and in words. */
export interface OrderFault {
  readonly segment: string;
  /** Counted from ST = 1. */
  readonly position: number;
  readonly sentence: string;
}

/** @returns the order with what is wrong with it; an order without a number is null */
export function readOrder(segments: readonly Segment[]): { order: ReceivedOrder | null; faults: OrderFault[] } {
  const faults: OrderFault[] = [];
  const refuse = (segment: string, position: number, sentence: string) => faults.push({ segment, position, sentence });
  const begin = segments.findIndex(([id]) => id === 'BEG');
  const beg = segments[begin] ?? [];
  if (begin !== 1) refuse('BEG', begin + 1, 'BEG is not the second segment');
  const number = beg[3] ?? '';
  if (number === '') refuse('BEG', begin + 1, 'BEG03: no order number');
  const orderedOn = dateOf(beg[5]);
  if (orderedOn === null) refuse('BEG', begin + 1, 'BEG05: no date');
  const lines: OrderedLine[] = [];
  let wantedOn: string | null = null;
  let shipTo: ReceivedOrder['shipTo'] = null;
  for (const [index, segment] of segments.entries()) {
    const [id, first = '', second = '', third = '', fourth = '', fifth = ''] = segment;
    const last = lines.at(-1);
    if (id === 'N1' && first === 'ST' && last === undefined) shipTo = { name: second, qualifier: third, id: fourth };
    if (id === 'DTM' && ['002', '010', '106'].includes(first)) {
      if (last === undefined) wantedOn = dateOf(second);
      else lines[lines.length - 1] = { ...last, wantedOn: dateOf(second) };
    }
    if (id === 'SCH' && last !== undefined)
      lines[lines.length - 1] = { ...last, wantedOn: last.wantedOn ?? dateOf(segment[6]) };
    if (id === 'PID' && last !== undefined) lines[lines.length - 1] = { ...last, description: fifth };
    if (id === 'CTT' && first !== String(lines.length)) {
      refuse('CTT', index + 1, `CTT01 is ${first}, there are ${lines.length} lines`);
    }
    if (id !== 'PO1') continue;
    if (!/^\d+(\.\d+)?$/.test(second) || Number(second) === 0) refuse('PO1', index + 1, `PO102 is "${second}"`);
    if (!/^[0-9A-Z]{2}$/.test(third)) refuse('PO1', index + 1, `PO103 is "${third}"`);
    if (fourth !== '' && !/^\d+(\.\d+)?$/.test(fourth)) refuse('PO1', index + 1, `PO104 is "${fourth}"`);
    const ids = idsOf(segment.slice(6));
    if (ids.length === 0) refuse('PO1', index + 1, 'no product is named');
    lines.push({
      line: first,
      quantity: second,
      unit: third,
      price: fourth,
      basis: fifth,
      ids,
      description: '',
      wantedOn: null,
    });
  }
  if (lines.length === 0) refuse('PO1', segments.length, 'no line');
  if (number === '' || lines.length === 0) return { order: null, faults };
  return { order: { number, purpose: beg[1] ?? '', orderedOn: orderedOn ?? '', shipTo, wantedOn, lines }, faults };
}

export function idsOf(values: readonly string[]): ProductId[] {
  const ids: ProductId[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [qualifier = '', value = ''] = values.slice(index, index + 2);
    if (qualifier !== '' && value !== '') ids.push([qualifier, value]);
  }
  return ids;
}

export function dateOf(text: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
