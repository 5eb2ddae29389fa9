import { hubId } from '@supply-hub/identifiers';
import { Decimal, Rational } from '@supply-hub/quantities';
import type { CardLine } from './preference-card.ts';
import type { CaseProblem } from './surgical-case.ts';

/** A part of a lot or of a delivery that one case is given, as it is kept; quantities in the item's base unit. */
export interface Shares {
  readonly lots: readonly { readonly lotId: string; readonly quantity: string; readonly for: 'OPEN' | 'HOLD' }[];
  readonly inbound: readonly {
    readonly orderLineId: string;
    readonly on: string;
    readonly isConfirmed: boolean;
    readonly quantity: string;
    readonly for: 'OPEN' | 'HOLD';
  }[];
  /** Absent: none. */
  readonly transfers?: readonly {
    readonly transferId: string;
    /** ISO 8601, UTC. */
    readonly expectedAt: string;
    readonly isConfirmed: boolean;
    readonly quantity: string;
    readonly for: 'OPEN' | 'HOLD';
  }[];
}

/** What an item is counted in. */
export interface ItemUnits {
  readonly baseUnit: string;
  /** Base units in one of each other unit, as a ratio of whole numbers (R1). */
  readonly units: readonly { readonly unit: string; readonly numerator: string; readonly denominator: string }[];
}

/** What one case needs of one item. */
export interface NeededItem {
  readonly id: string;
  /** The id an item of the card's system and key has, whether or not the item master knows it. */
  readonly itemId: string;
  readonly system: string;
  readonly key: string;
  /** Null: the item and its units are known. */
  readonly unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null;
  /** The item's base unit; the card's where that cannot be had. */
  readonly unit: string;
  readonly open: Decimal;
  readonly hold: Decimal;
}

const hoursHeldAfterStart = 24;

/**
 * Cases that began before this hold nothing any more: their system has not said that they are over, and stock that
 * nobody comes for must not be missing for others.
 */
export function heldFrom(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: hoursHeldAfterStart });
}

/** The id of the item that a card's line names. */
export function itemIdOf({ system, key }: CardLine): string {
  return hubId('item', system, key);
}

/**
 * A card's lines as demands of one case: those that name one item are one demand, summed in its base unit. A quantity
 * that is no whole number of base units stays what it is, and one that has no end as a decimal is rounded up in the
 * sixth place: a case is not promised less than it asks for. A line that asks for nothing is none.
 *
 * Where the item master does not have the item, or the item not the unit, nobody can say how much is needed: the
 * demand then keeps the card's own unit, and what other units its lines use is left out of its quantities.
 */
export function neededItems(
  caseId: string,
  lines: readonly CardLine[],
  items: ReadonlyMap<string, ItemUnits>,
): NeededItem[] {
  const asked = lines.filter(({ open, hold }) => Decimal.of(open).sign > 0 || Decimal.of(hold).sign > 0);
  const byItem = Map.groupBy(asked, itemIdOf);
  return [...byItem].flatMap(([itemId, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const { system, key } = first;
    const named = { id: hubId('demand', 'hub', [caseId, system, key]), itemId, system, key };
    const item = items.get(itemId);
    const inBase = item === undefined ? null : sumInBase(same, item);
    if (item !== undefined && inBase !== null) return { ...named, unmapped: null, unit: item.baseUnit, ...inBase };
    const alike = same.filter(({ unit }) => unit === first.unit);
    return {
      ...named,
      unmapped: item === undefined ? ('UNKNOWN_ITEM' as const) : ('UNKNOWN_UNIT' as const),
      unit: first.unit,
      open: alike.reduce((sum, { open }) => sum.plus(Decimal.of(open)), Decimal.zero),
      hold: alike.reduce((sum, { hold }) => sum.plus(Decimal.of(hold)), Decimal.zero),
    };
  });
}

/** Null where the item does not have one of the units. */
function sumInBase(lines: readonly CardLine[], item: ItemUnits): { open: Decimal; hold: Decimal } | null {
  let [open, hold] = [Rational.of(0), Rational.of(0)];
  for (const line of lines) {
    const factor = factorOf(line.unit, item);
    if (factor === null) return null;
    open = open.plus(Decimal.of(line.open).toRational().times(factor));
    hold = hold.plus(Decimal.of(line.hold).toRational().times(factor));
  }
  return { open: atLeast(open), hold: atLeast(hold) };
}

function factorOf(unit: string, { baseUnit, units }: ItemUnits): Rational | null {
  if (unit === baseUnit) return Rational.one;
  const known = units.find((each) => each.unit === unit);
  return known === undefined ? null : Rational.ofTexts(known.numerator, known.denominator);
}

function atLeast(exact: Rational): Decimal {
  return exact.toDecimal() ?? exact.round(6, 'up');
}

/** What is wrong with a demand that nobody can count, for people; null when nothing is. */
export function problemOf(
  { unmapped, key, unit }: Pick<NeededItem, 'unmapped' | 'key' | 'unit'>,
  names: { readonly system: string; readonly card: string },
): CaseProblem | null {
  switch (unmapped) {
    case null:
      return null;
    case 'UNKNOWN_ITEM':
      return {
        code: 'UNKNOWN_ITEM',
        sentence: `Card ${names.card} names item ${key} of ${names.system}, which the item master does not have.`,
        remedy: 'Correct the key in the preference card file, or add the item to the item master.',
      };
    case 'UNKNOWN_UNIT':
      return {
        code: 'UNKNOWN_UNIT',
        sentence: `Card ${names.card} counts item ${key} of ${names.system} in ${unit}, a unit the item does not have.`,
        remedy: 'Correct the unit in the preference card file, or add it to the item in the item master.',
      };
  }
}
