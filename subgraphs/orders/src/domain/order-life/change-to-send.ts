/**
 * What a supplier has to be told of an order that changed after it was sent (R37): the difference to what it was told last.
 * What a ship notice says has left is not taken back: such a cut is not told, and a person decides.
 */
import { Decimal, Rational } from '@supply-hub/quantities';
import { inBaseUnits, type PurchaseOrder, type PurchaseOrderLine } from '../purchase-order.ts';
import type { SentLineChange, ToldLine } from './order-life.ts';

/** By order line. */
export type Told = Readonly<Record<string, ToldLine>>;

export interface ChangeToSend {
  /** Empty: there is nothing to tell. */
  readonly lines: readonly SentLineChange[];
  /** As it stands once that is told. */
  readonly told: Told;
  /** Cuts below what has left, which are not told. */
  readonly refused: readonly { readonly line: PurchaseOrderLine; readonly shipped: string }[];
}

/** The order as its 850 tells it. */
export function toldOf({ lines }: PurchaseOrder): Told {
  return Object.fromEntries(
    lines.flatMap((line): [string, ToldLine][] => {
      const wanted = wantedOf(line);
      return wanted === null ? [] : [[line.id, wanted]];
    }),
  );
}

/** @param shipped by order line, in base units: what ship notices say has left, and what came */
export function changeToSend(
  before: Told,
  { lines }: PurchaseOrder,
  shipped: ReadonlyMap<string, string>,
): ChangeToSend {
  const changes: SentLineChange[] = [];
  const refused: { line: PurchaseOrderLine; shipped: string }[] = [];
  const told: Record<string, ToldLine> = { ...before };
  for (const line of lines) {
    const from = before[line.id] ?? null;
    const to = wantedOf(line);
    if (from === null ? to === null : to !== null && isSame(from, to)) continue;
    const left = shipped.get(line.id) ?? '0';
    if (from !== null && isCutBelow(line, from, to, left)) {
      refused.push({ line, shipped: left });
      continue;
    }
    changes.push({
      orderLineId: line.id,
      kind: from === null ? 'ADDED' : to === null ? 'CANCELLED' : 'CHANGED',
      from,
      to,
    });
    if (to === null) delete told[line.id];
    else told[line.id] = to;
  }
  return { lines: changes, told, refused };
}

/** What is wanted of a line; null: nothing, it was withdrawn. Of one that is closed with a remainder, what came (R54). */
function wantedOf(line: PurchaseOrderLine): ToldLine | null {
  if (line.status === 'CANCELLED') return null;
  const { value, unit } = line.quantity;
  const isClosedShort = line.outstanding === '0' && Decimal.of(line.received).compare(Decimal.of(value)) < 0;
  if (isClosedShort && Decimal.of(line.received).sign <= 0) return null;
  const quantity = isClosedShort ? line.received : value;
  return { quantity, unit, price: line.pricePerUnit, schedule: isClosedShort ? [] : line.schedule };
}

function isSame(a: ToldLine, b: ToldLine): boolean {
  // Of a line that was closed no days are left to tell.
  const isOfDays = a.schedule.length === 0 || b.schedule.length === 0 || sameDays(a.schedule, b.schedule);
  return (
    a.unit === b.unit &&
    Decimal.of(a.quantity).equals(Decimal.of(b.quantity)) &&
    Rational.from(a.price).equals(Rational.from(b.price)) &&
    isOfDays
  );
}

function sameDays(a: ToldLine['schedule'], b: ToldLine['schedule']): boolean {
  const text = (days: ToldLine['schedule']) =>
    JSON.stringify(days.map(({ on, quantity }) => [on, Decimal.of(quantity).toString()]));
  return text(a) === text(b);
}

function isCutBelow(line: PurchaseOrderLine, from: ToldLine, to: ToldLine | null, shipped: string): boolean {
  const wanted = to === null ? Decimal.zero : inBaseUnits(line, to.quantity);
  const isCut =
    to === null || (to.unit === from.unit && Decimal.of(to.quantity).compare(Decimal.of(from.quantity)) < 0);
  return isCut && wanted.compare(Decimal.of(shipped)) < 0;
}

/** X12 element 670: what an 860 says of a line. */
export function changeCode({ from, to }: Pick<SentLineChange, 'from' | 'to'>): string {
  if (from === null) return 'AI';
  if (to === null) return 'DI';
  const step = Decimal.of(to.quantity).compare(Decimal.of(from.quantity));
  const codes = [
    ...(from.unit !== to.unit ? ['CA'] : step > 0 ? ['QI'] : step < 0 ? ['QD'] : []),
    ...(Rational.from(from.price).equals(Rational.from(to.price)) ? [] : ['PC']),
  ];
  const [only] = codes;
  // With another quantity go other days; days alone are said as such.
  if (only === undefined) return 'CT';
  return codes.length === 1 && (only !== 'PC' || sameDays(from.schedule, to.schedule)) ? only : 'CA';
}
