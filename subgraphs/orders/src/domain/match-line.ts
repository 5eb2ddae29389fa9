/**
 * Which line of an order a supplier's line is about.
 *
 * A part number that one line alone has decides: a supplier that numbers its lines anew gives numbers that mean other
 * lines here. Where several lines have the part, the line's number chooses among them. Where no line has it (the
 * supplier names a substitute, or its own number for what was ordered in words), the number alone decides.
 */
import type { PurchaseOrderLine } from './purchase-order.ts';
import type { TradePart } from './sent-values.ts';

/** What a supplier's line says of the order line it is about. */
export interface LineReference {
  readonly number: string | null;
  readonly parts: readonly TradePart[];
}

/** What is compared of an order's line. */
export interface MatchedLine extends Pick<PurchaseOrderLine, 'id' | 'number' | 'supplierPartNumber' | 'itemId'> {
  /** The item's number in the hospital's system; null for what was ordered in words. */
  readonly itemNumber: string | null;
}

export type LineMatch<L> = { readonly ok: true; readonly line: L } | { readonly ok: false; readonly reason: string };

/** X12 element 235: the supplier's (VC, VP, VN, SK), the hospital's own (IN, BP, CB). */
export const supplierQualifiers = new Set(['VC', 'VP', 'VN', 'SK', 'VA']);
const hospitalQualifiers = new Set(['IN', 'BP', 'CB']);

/** @param itemsByPart what stewards said that part numbers mean: number → item id */
export function matchLine<L extends MatchedLine>(
  { number, parts }: LineReference,
  lines: readonly L[],
  itemsByPart: ReadonlyMap<string, string> = new Map(),
): LineMatch<L> {
  const named = lines.filter((line) => parts.some((part) => isPartOf(part, line, itemsByPart)));
  const numbered = number === null ? [] : lines.filter((line) => plain(line.number) === plain(number));
  const [only] = named;
  if (only !== undefined && named.length === 1) return { ok: true, line: only };
  const candidates = named.length > 1 ? numbered.filter((line) => named.includes(line)) : numbered;
  const [chosen] = candidates;
  if (chosen !== undefined && candidates.length === 1) return { ok: true, line: chosen };
  return { ok: false, reason: whyNone({ number, parts }, named.length > 1) };
}

function whyNone({ number, parts }: LineReference, areSeveral: boolean): string {
  const part = parts.map((each) => `${each.qualifier} ${each.number}`).join(', ');
  if (areSeveral) {
    const but = number === null ? 'no line number says which' : `line number ${number} is none of them`;
    return `several lines of the order are for ${part}, and ${but}`;
  }
  if (number === null)
    return part === '' ? 'it gives neither a line number nor a part' : `no line of the order is for ${part}`;
  return part === ''
    ? `the order has no line number ${number}`
    : `the order has no line number ${number}, and none for ${part}`;
}

function isPartOf(part: TradePart, line: MatchedLine, itemsByPart: ReadonlyMap<string, string>): boolean {
  if (supplierQualifiers.has(part.qualifier) && sameText(part.number, line.supplierPartNumber)) return true;
  if (hospitalQualifiers.has(part.qualifier) && sameText(part.number, line.itemNumber)) return true;
  const item = itemsByPart.get(part.number);
  return item !== undefined && item === line.itemId;
}

function sameText(a: string, b: string | null): boolean {
  return b !== null && a.trim().toUpperCase() === b.trim().toUpperCase();
}

/** `00010` and `10` are one number. */
const plain = (number: string): string => number.trim().replace(/^0+(?=.)/, '');
