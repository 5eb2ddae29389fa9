import { hubId } from '@supply-hub/identifiers';
import { BasePrice, Decimal, Money, Rational, type MoneyJson, type UnitOfMeasure } from '@supply-hub/quantities';
import type { UnitFactor } from './contract.ts';

/** One price as a partner says it, before it is kept. Plain JSON. */
export interface StatedPrice {
  readonly id: string;
  /** Without padding; empty: under no contract. */
  readonly contractNumber: string;
  readonly partNumber: string;
  /** 14 digits, or null. */
  readonly gtin: string | null;
  /** Our item's number, where the partner uses it. */
  readonly itemNumber: string | null;
  readonly description: string | null;
  /** Element 236: CON, NET, C02 … */
  readonly priceCode: string;
  readonly classOfTrade: string;
  readonly price: MoneyJson;
  /** How many of `unit` the price is for. */
  readonly perQuantity: string;
  readonly unit: UnitOfMeasure;
  /** From how many on; empty: any. */
  readonly fromQuantity: string;
  /** One `unit` holds so many of another, as the partner says. */
  readonly pack: { readonly quantity: string; readonly unit: UnitOfMeasure } | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isWithdrawn: boolean;
  /** Hub ids; null: for all. */
  readonly facilityIds: readonly string[] | null;
}

/** A line that could not be taken: where, and why. */
export interface CatalogueFault {
  /** The line's place in the document, from 1. */
  readonly line: number;
  /** Of its first segment: in the set, ST = 1. */
  readonly segment: number;
  readonly partNumber: string | null;
  readonly sentence: string;
}

/** What makes two sayings one price. */
export function partnerPriceIdOf(
  supplierId: string,
  partner: string,
  price: Pick<
    StatedPrice,
    'contractNumber' | 'partNumber' | 'priceCode' | 'classOfTrade' | 'unit' | 'fromQuantity' | 'validFrom'
  > & { readonly facilityIds: readonly string[] | null },
): string {
  const { contractNumber, partNumber, priceCode, classOfTrade, unit, fromQuantity, validFrom, facilityIds } = price;
  const key = [supplierId, contractNumber, partNumber, priceCode, classOfTrade, unit, fromQuantity, validFrom];
  return hubId('partnerprice', partner, [...key, ...(facilityIds ?? [])]);
}

/** What is known of units besides what the partner says of them. */
export interface KnownUnits {
  readonly baseUnit: UnitOfMeasure;
  /** The ERP's for this supplier (R2) before the item master's. */
  readonly factors: readonly UnitFactor[];
}

/**
 * A partner's price for one base unit, exactly (R3): by the pack its own document states, else by what the ERP knows of
 * its units. Null when neither leads to the base unit.
 */
export function statedBasePrice(
  { price, perQuantity, unit, pack }: Pick<StatedPrice, 'price' | 'perQuantity' | 'unit' | 'pack'>,
  { baseUnit, factors }: KnownUnits,
): BasePrice | null {
  const known = (of: UnitOfMeasure): Rational | null => {
    if (of === baseUnit) return Rational.one;
    const factor = factors.find((one) => one.unit === of);
    return factor === undefined ? null : Rational.ofTexts(factor.numerator, factor.denominator);
  };
  const holds =
    unit === baseUnit || pack === null || pack.unit === unit
      ? known(unit)
      : (known(pack.unit)?.times(Decimal.of(pack.quantity).toRational()) ?? known(unit));
  if (holds === null) return null;
  const { amount, currency } = Money.fromJSON(price);
  const baseUnits = Decimal.of(perQuantity).toRational().times(holds);
  return new BasePrice(amount.toRational().dividedBy(baseUnits), currency, baseUnit);
}
