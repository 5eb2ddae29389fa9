import { InvalidInput } from '@supply-hub/errors';
import { minorDigitsOf, parseCurrency, type Currency } from './currency.ts';
import { Rational, type Decimal } from './exact-number.ts';
import { Money, type MoneyJson } from './money.ts';
import { toBaseUnit, type FactorUsed } from './packaging-factors.ts';
import { Quantity, type QuantityJson } from './quantity.ts';
import { refusal, valueOf, type Reading } from './reading.ts';
import type { Rounding } from './rounding.ts';
import { assertUnitOfMeasure } from './unit-of-measure.ts';

/** Digits after the point of a price that is written for people or columns: contracts quote up to six. */
export const unitPriceDigits = 6;

/** A unit price in events and jsonb columns. */
export interface UnitPriceJson extends MoneyJson {
  readonly per: QuantityJson;
}

/**
 * A price as it is quoted: an amount for a quantity of a unit. SAP's NetPriceAmount 12.50 with
 * NetPriceQuantity 100 and OrderPriceUnit EA is 12.50 per 100 EA; X12's basis HP is per 100, PE per 1.
 */
export class UnitPrice {
  readonly amount: Money;
  /** What the amount buys; above zero. */
  readonly per: Quantity;

  private constructor(amount: Money, per: Quantity) {
    this.amount = amount;
    this.per = per;
    Object.freeze(this);
  }

  /** @throws InvalidInput a price for nothing or for less */
  static of(amount: Money, per: Quantity): UnitPrice {
    if (per.value.sign <= 0) throw new InvalidInput(`A price cannot be for ${per.toString()}.`);
    return new UnitPrice(amount, per);
  }

  /** What `toJSON` wrote. @throws InvalidInput */
  static fromJSON(json: UnitPriceJson): UnitPrice {
    return UnitPrice.of(Money.fromJSON(json), Quantity.fromJSON(json.per));
  }

  /** The same price for one base unit, exactly (R3). Prices meet only there. */
  perBaseUnit(factor: FactorUsed): Reading<BasePrice> {
    const per = toBaseUnit(this.per, factor);
    if (!per.ok) return refusal(per.reason, per.remedy);
    const { base } = per.value;
    return {
      ok: true,
      value: new BasePrice(this.amount.amount.dividedBy(base.value), this.amount.currency, factor.baseUnit),
    };
  }

  toString(): string {
    return `${this.amount.toString()} per ${this.per.toString()}`;
  }

  toJSON(): UnitPriceJson {
    return { ...this.amount.toJSON(), per: this.per.toJSON() };
  }
}

/** A price for one base unit in events and jsonb columns. */
export interface BasePriceJson extends MoneyJson {
  readonly baseUnit: FactorUsed['baseUnit'];
}

/** A price for one base unit, exact even where no decimal is (10.00 for a box of 3), so that it compares. */
export class BasePrice {
  readonly amount: Rational;
  readonly currency: Currency;
  readonly baseUnit: FactorUsed['baseUnit'];

  constructor(amount: Rational, currency: Currency, baseUnit: FactorUsed['baseUnit']) {
    this.amount = amount;
    this.currency = currency;
    this.baseUnit = baseUnit;
    Object.freeze(this);
  }

  /** What `toJSON` wrote. @throws InvalidInput */
  static fromJSON(json: BasePriceJson): BasePrice {
    return new BasePrice(
      Rational.from(json.amount),
      valueOf(parseCurrency(json.currency)),
      assertUnitOfMeasure(json.baseUnit),
    );
  }

  /** @throws InvalidInput two currencies or base units */
  compare(other: BasePrice): -1 | 0 | 1 {
    return this.amount.compare(this.#comparable(other));
  }

  equals(other: BasePrice): boolean {
    return this.currency === other.currency && this.baseUnit === other.baseUnit && this.amount.equals(other.amount);
  }

  /** This less the other, exactly. @throws InvalidInput two currencies or base units */
  minus(other: BasePrice): BasePrice {
    return new BasePrice(this.amount.minus(this.#comparable(other)), this.currency, this.baseUnit);
  }

  /** (this − other) ÷ other, exactly: 1/20 is five percent above. `null` when the other is free (R56). */
  deviationFrom(other: BasePrice): Rational | null {
    const reference = this.#comparable(other);
    return reference.sign === 0 ? null : this.amount.minus(reference).dividedBy(reference.abs());
  }

  /**
   * What a quantity costs, payable.
   * @throws InvalidInput a quantity in another unit than the base unit
   */
  times(quantity: Quantity, rounding: Rounding = 'half-up'): Money {
    if (quantity.unit !== this.baseUnit) {
      throw new InvalidInput(`This price is per ${this.baseUnit}, the quantity is in ${quantity.unit}.`);
    }
    const exact = this.amount.times(quantity.value.toRational());
    return Money.of(exact.round(minorDigitsOf(this.currency), rounding), this.currency);
  }

  /** For people and columns: at most six digits after the point. The comparison is never made on it. */
  rounded(digits: number = unitPriceDigits, rounding: Rounding = 'half-up'): Decimal {
    return this.amount.round(digits, rounding);
  }

  toString(): string {
    return `${this.rounded().toString(2)} ${this.currency}/${this.baseUnit}`;
  }

  /** Exact: the amount is a fraction's text where no decimal is. */
  toJSON(): BasePriceJson {
    return {
      amount: this.amount.toDecimal()?.toString() ?? this.amount.toString(),
      currency: this.currency,
      baseUnit: this.baseUnit,
    };
  }

  #comparable(other: BasePrice): Rational {
    if (other.currency !== this.currency || other.baseUnit !== this.baseUnit) {
      throw new InvalidInput(
        `A price in ${this.currency}/${this.baseUnit} and one in ${other.currency}/${other.baseUnit} do not compare.`,
      );
    }
    return other.amount;
  }
}
