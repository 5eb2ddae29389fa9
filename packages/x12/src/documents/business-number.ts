import type { Segment } from '../text/segment.ts';

/** A set, as far as its numbers are asked for. Only as many segments are taken as it needs. */
export interface NumberedSet {
  /** ST01. */
  readonly type: string;
  eachSegment(): Iterable<Segment>;
}

/** Which element holds the number the business knows the document by; 945 and 943: see `businessNumberOf`. */
const numberElements: Readonly<Record<string, readonly [segment: string, ...elements: number[]]>> = {
  '214': ['B10', 1, 2],
  '810': ['BIG', 2],
  '832': ['BCT', 2],
  '845': ['BPA', 4],
  '846': ['BIA', 3],
  '850': ['BEG', 3],
  '855': ['BAK', 3],
  '856': ['BSN', 2],
  '860': ['BCH', 3],
  '861': ['BRA', 1],
  '865': ['BCA', 3],
  '867': ['BPT', 2],
  '940': ['W05', 2],
  '943': ['W06', 2, 4],
  '944': ['W17', 3],
  '945': ['W06', 2, 4],
  '947': ['W15', 2, 3],
};

/** 943 and 945 are known by order and shipment together. */
const isPair = (type: string): boolean => type === '943' || type === '945';

/**
 * The document's own number: PO number, shipment id, invoice number … With the content's hash it tells a document that
 * comes twice under new control numbers (R46). Null where the sender gives none, or the type is not known.
 */
export function businessNumberOf(set: NumberedSet): string | null {
  const [id, ...elements] = numberElements[set.type] ?? [];
  if (id === undefined) return null;
  const head = firstOf(set, id);
  const found = elements.map((element) => head?.value(element)?.trim()).filter((each) => each !== undefined);
  if (found.length === 0) return null;
  return isPair(set.type) ? found.join('/') : (found[0] ?? null);
}

/**
 * What must be taken in order (R70): `po:<number>` for orders, their answers, ship notices and invoices (of several
 * orders the first), `contract:<number>` for prices, `warehouse:<id>` for stock. Null where order does not matter.
 */
export function businessKeyOf(set: NumberedSet): string | null {
  switch (set.type) {
    case '850':
    case '855':
    case '860':
    case '865':
      return prefixed('po', businessNumberOf(set));
    case '856':
      return prefixed('po', firstOf(set, 'PRF')?.value(1));
    case '810':
      return prefixed('po', invoicedOrder(set));
    case '832':
    case '845':
      return prefixed('contract', contractNumber(set));
    case '846':
    case '940':
    case '943':
    case '944':
    case '945':
    case '947':
      return `warehouse:${warehouseOf(set) ?? 'unnamed'}`;
    default:
      return null;
  }
}

const prefixed = (kind: string, number: string | null | undefined): string | null =>
  number === null || number === undefined || number.trim() === '' ? null : `${kind}:${number.trim()}`;

function firstOf(set: NumberedSet, id: string): Segment | undefined {
  for (const segment of set.eachSegment()) if (segment.id === id) return segment;
  return undefined;
}

/** BIG04; else REF PO, or the PO among a line's ids, as senders of summary invoices write it. */
function invoicedOrder(set: NumberedSet): string | undefined {
  let reference: string | undefined;
  for (const segment of set.eachSegment()) {
    if (segment.id === 'BIG') {
      const order = segment.value(4);
      if (order !== undefined) return order;
    } else if (segment.id === 'REF' && segment.value(1) === 'PO') reference ??= segment.value(2);
    else if (segment.id === 'IT1') {
      if (reference !== undefined) return reference;
      for (let element = 6; element < segment.count; element += 2)
        if (segment.value(element) === 'PO') return segment.value(element + 1);
    }
  }
  return reference;
}

/** The contract the header names, in the order CT, BC, VC; else the catalogue's own number. */
function contractNumber(set: NumberedSet): string | undefined {
  const ranks = ['CT', 'BC', 'VC'];
  let best = ranks.length;
  let number: string | undefined;
  let own: string | undefined;
  for (const segment of set.eachSegment()) {
    if (segment.id === 'CON') return segment.value(2) ?? number ?? own;
    if (segment.id === 'LIN' || segment.id === 'PAD') break;
    if (segment.id === 'BCT') own = segment.value(2);
    else if (segment.id === 'BPA') own = segment.value(4);
    else if (segment.id === 'REF') {
      const rank = ranks.indexOf(segment.value(1) ?? '');
      if (rank === -1 || rank >= best) continue;
      best = rank;
      number = segment.value(2);
    }
  }
  return number ?? own;
}

/** The first N1 WH, by its id, else by its name. */
function warehouseOf(set: NumberedSet): string | undefined {
  for (const segment of set.eachSegment())
    if (segment.id === 'N1' && segment.value(1) === 'WH') return segment.value(4) ?? segment.value(2);
  return undefined;
}
