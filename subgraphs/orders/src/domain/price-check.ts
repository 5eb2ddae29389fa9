/**
 * Whether something is ordered at what was agreed (R3, R59). Prices meet for one base unit only, each by its own factor:
 * 250.00 for a case of 10 boxes of 10 is 2.50 for one.
 */
import { Rational, unitPriceDigits, type MoneyJson, type UnitOfMeasure } from '@supply-hub/quantities';
import type { PriceTolerance } from './policy.ts';

/** What a contract says an item costs. */
export interface AgreedPrice {
  /** Hub id of the contract price, as are all that end in `Id`. */
  readonly id: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly supplierId: string;
  readonly itemId: string;
  /** Null: at every facility. */
  readonly facilityId: string | null;
  /** For `perQuantity` of `unit`. */
  readonly price: MoneyJson;
  readonly perQuantity: string;
  readonly unit: UnitOfMeasure;
  /** Null: the unit's factor is not known. */
  readonly pricePerBaseUnit: string | null;
  readonly validFrom: string;
  /** The last day; null: open-ended. */
  readonly validTo: string | null;
}

/** What is to be ordered of one item from one supplier. */
export interface PriceAsked {
  /** For `perQuantity` of `unit`; null: nobody names a price, as in a requisition. */
  readonly price: MoneyJson | null;
  readonly perQuantity: string;
  readonly unit: UnitOfMeasure;
  /** Base units in one `unit`, a fraction as text (R6). */
  readonly factor: string;
  /** The day it is ordered. */
  readonly on: string;
  readonly facilityId: string | null;
  /** The contract it names itself; null: none. */
  readonly contractId?: string | null;
  readonly tolerance: PriceTolerance;
}

export const priceOutcomes = ['OK', 'OFF_CONTRACT', 'EXPIRED', 'DIFFERS', 'UNKNOWN'] as const;
/** UNKNOWN: nobody can say, and it is never taken for a fault: the contracts have not been read, or no item is named. */
export type PriceOutcome = (typeof priceOutcomes)[number];

export interface PriceCheck {
  readonly outcome: PriceOutcome;
  /** What it was held against: what holds, or, when EXPIRED, what ended last or begins next. */
  readonly agreed: AgreedPrice | null;
  /** For one base unit, rounded for people; null where it is not known. */
  readonly askedPerBaseUnit: string | null;
  readonly agreedPerBaseUnit: string | null;
  /** By how much it is dearer, as a share of the agreed price, to four digits; negative: cheaper. Null: not comparable. */
  readonly deviation: string | null;
}

/** @param agreed all that was agreed with the supplier for the item, whenever and wherever it holds */
export function checkPrice(asked: PriceAsked, agreed: readonly AgreedPrice[]): PriceCheck {
  const here = agreed.filter(({ facilityId }) => facilityId === null || facilityId === asked.facilityId);
  const inForce = here.filter(({ validFrom, validTo }) => validFrom <= asked.on && asked.on <= (validTo ?? asked.on));
  const held = chosen(inForce, asked);
  const askedBase = basePriceAsked(asked);
  const shown = { askedPerBaseUnit: askedBase?.round(unitPriceDigits, 'half-up').toString() ?? null };
  if (held === null) {
    const nearest = nearestTo(here, asked.on);
    const outcome = nearest === null ? 'OFF_CONTRACT' : 'EXPIRED';
    return {
      outcome,
      agreed: nearest,
      ...shown,
      agreedPerBaseUnit: nearest?.pricePerBaseUnit ?? null,
      deviation: null,
    };
  }
  const found = { agreed: held, ...shown, agreedPerBaseUnit: basePriceAgreed(held, asked)?.toString() ?? null };
  if (askedBase === null) return { outcome: 'OK', ...found, deviation: null };
  const deviation = asked.price?.currency === held.price.currency ? deviationOf(askedBase, held, asked) : null;
  return {
    outcome: deviation?.isWithin === true ? 'OK' : 'DIFFERS',
    ...found,
    deviation: deviation?.share ?? null,
  };
}

/** The contract it names; else the facility's own price before the group's, and the lowest of them. */
function chosen(inForce: readonly AgreedPrice[], asked: PriceAsked): AgreedPrice | null {
  const named = inForce.filter(({ contractId }) => contractId === asked.contractId);
  const among = named.length > 0 ? named : inForce;
  const own = among.filter(({ facilityId }) => facilityId !== null);
  const candidates = own.length > 0 ? own : among;
  const comparable = candidates.filter((one) => basePriceAgreed(one, asked) !== null);
  return (comparable.length > 0 ? comparable : candidates).toSorted((a, b) => cheaperFirst(a, b, asked))[0] ?? null;
}

/** The lowest, then what was agreed last; the id decides what nothing else does. */
function cheaperFirst(a: AgreedPrice, b: AgreedPrice, asked: PriceAsked): number {
  const [left, right] = [basePriceAgreed(a, asked), basePriceAgreed(b, asked)];
  const cheaper =
    left === null || right === null || a.price.currency !== b.price.currency
      ? 0
      : left.toRational().compare(right.toRational());
  if (cheaper !== 0) return cheaper;
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** What ended last before that day; when nothing did, what begins next. */
function nearestTo(agreed: readonly AgreedPrice[], on: string): AgreedPrice | null {
  const ended = agreed.filter(({ validTo }) => validTo !== null && validTo < on);
  const last = ended.toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1))[0];
  return last ?? agreed.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0] ?? null;
}

function basePriceAsked({ price, perQuantity, factor }: PriceAsked): Rational | null {
  return price === null
    ? null
    : Rational.from(price.amount).dividedBy(Rational.from(perQuantity)).dividedBy(Rational.from(factor));
}

/**
 * What was agreed for one base unit, to the digits prices have. A unit whose factor the contract's system does not know
 * is the order's own where both are the same unit.
 */
function basePriceAgreed({ pricePerBaseUnit, price, perQuantity, unit }: AgreedPrice, asked: PriceAsked) {
  if (pricePerBaseUnit !== null) return Rational.from(pricePerBaseUnit).round(unitPriceDigits, 'half-up');
  if (unit !== asked.unit) return null;
  const base = Rational.from(price.amount).dividedBy(Rational.from(perQuantity)).dividedBy(Rational.from(asked.factor));
  return base.round(unitPriceDigits, 'half-up');
}

/** Null: the two compare in nothing. A price of nothing is no share of anything: all of it is beyond every percentage. */
function deviationOf(askedBase: Rational, held: AgreedPrice, asked: PriceAsked) {
  const agreedBase = basePriceAgreed(held, asked)?.toRational();
  if (agreedBase === undefined) return null;
  // Agreed prices come rounded, so what differs less than their last digit does not differ.
  const difference = askedBase.round(unitPriceDigits, 'half-up').toRational().minus(agreedBase);
  const share = agreedBase.sign === 0 ? null : difference.dividedBy(agreedBase);
  const { percent, amount } = asked.tolerance;
  const isAtAll = percent === null && amount === null;
  const isWithin =
    difference.sign === 0 ||
    (!isAtAll &&
      (percent === null || (share !== null && share.abs().compare(percentOf(percent)) <= 0)) &&
      (amount === null || difference.abs().compare(Rational.from(amount)) <= 0));
  return { isWithin, share: share === null ? null : share.round(4, 'half-up').toString() };
}

const percentOf = (percent: string) => Rational.from(percent).dividedBy(Rational.of(100));
