/**
 * What becomes of lines that were asked for when nothing wants them any more (R26): what the ERP has not ordered is made
 * smaller or withdrawn by itself, the line that is needed last first; what was ordered is a person's decision. What a person
 * asked for stays.
 */
import type { Decimal } from '@supply-hub/quantities';

/** A line that stands in the ERP. Amounts are in the item's base unit. */
export interface StandingLine {
  /** Its own, whatever it is: `<command>/<position>`. */
  readonly key: string;
  readonly quantity: Decimal;
  /** Of it, what no order was made from. */
  readonly unordered: Decimal;
  /** Ordered and still to come. */
  readonly ordered: Decimal;
  readonly neededOn: string;
  /** Base units that are ordered together (R5). */
  readonly pack: Decimal;
  readonly isByHub: boolean;
  /** A change of it is under way: it is looked at again after that. */
  readonly isChanging: boolean;
  /** Cases it was asked for and that need it no more. */
  readonly caseIdsGone: readonly string[];
}

export interface GivenUp {
  /** To what its quantity is changed. */
  readonly adjusted: readonly { readonly key: string; readonly quantity: Decimal }[];
  readonly withdrawn: readonly string[];
  /** Ordered for cases that are gone: how much of it nothing wants. */
  readonly toDecide: readonly {
    readonly key: string;
    readonly quantity: Decimal;
    readonly caseIds: readonly string[];
  }[];
}

/** @param excess how much of all of them nothing wants */
export function giveUp(lines: readonly StandingLine[], excess: Decimal): GivenUp {
  const adjusted: { key: string; quantity: Decimal }[] = [];
  const withdrawn: string[] = [];
  const toDecide: GivenUp['toDecide'][number][] = [];
  let left = excess;
  for (const line of lines.toSorted(neededLastFirst)) {
    if (left.sign <= 0) break;
    if (!line.isByHub || line.unordered.sign <= 0) continue;
    if (line.isChanging) {
      // What it is being changed to is not known here: as if all of it went.
      left = left.minus(line.unordered);
      continue;
    }
    const packs = smaller(left, line.unordered).dividedBy(line.pack).round(0, 'floor');
    const less = line.unordered.compare(left) <= 0 ? line.unordered : packs.times(line.pack);
    if (less.sign <= 0) continue;
    left = left.minus(less);
    if (less.equals(line.quantity)) withdrawn.push(line.key);
    else adjusted.push({ key: line.key, quantity: line.quantity.minus(less) });
  }
  for (const line of lines.toSorted(neededLastFirst)) {
    if (left.sign <= 0) break;
    if (line.ordered.sign <= 0) continue;
    const quantity = smaller(left, line.ordered);
    left = left.minus(quantity);
    if (line.caseIdsGone.length > 0) toDecide.push({ key: line.key, quantity, caseIds: line.caseIdsGone });
  }
  return { adjusted, withdrawn, toDecide };
}

const smaller = (a: Decimal, b: Decimal): Decimal => (a.compare(b) < 0 ? a : b);

const neededLastFirst = (a: StandingLine, b: StandingLine): number => {
  if (a.neededOn !== b.neededOn) return a.neededOn < b.neededOn ? 1 : -1;
  return a.key < b.key ? 1 : -1;
};
