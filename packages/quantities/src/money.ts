import { InvalidInput } from '@supply-hub/errors';
import { isCurrency, minorDigitsOf, parseCurrency, type Currency } from './currency.ts';
import { Decimal, Rational } from './exact-number.ts';
import { valueOf, type Reading } from './reading.ts';
import type { Rounding } from './rounding.ts';

/** Money in events and jsonb columns: `{ "amount": "250.00", "currency": "USD" }`. */
export interface MoneyJson {
  readonly amount: string;
  readonly currency: string;
}

/**
 * An exact amount of one currency, immutable. It may hold more digits than can be paid (a unit price, a
 * share of freight); `rounded` makes it payable, and nothing else rounds.
 */
export class Money {
  readonly amount: Decimal;
  readonly currency: Currency;

  private constructor(amount: Decimal, currency: Currency) {
    this.amount = amount;
    this.currency = currency;
    Object.freeze(this);
  }

  /** @throws InvalidInput a float, no number, or no currency in use */
  static of(amount: Decimal | string | bigint | number, currency: string): Money {
    return new Money(Decimal.of(amount), isCurrency(currency) ? currency : valueOf(parseCurrency(currency)));
  }

  static parse(amount: string, currency: string): Reading<Money> {
    const number = Decimal.parse(amount);
    if (!number.ok) return number;
    const code = parseCurrency(currency);
    return code.ok ? { ok: true, value: new Money(number.value, code.value) } : code;
  }

  /** What `toJSON` wrote. @throws InvalidInput */
  static fromJSON(json: MoneyJson): Money {
    return valueOf(Money.parse(json.amount, json.currency));
  }

  /** @throws InvalidInput two currencies */
  plus(other: Money): Money {
    return new Money(this.amount.plus(this.#comparable(other)), this.currency);
  }

  /** @throws InvalidInput two currencies */
  minus(other: Money): Money {
    return new Money(this.amount.minus(this.#comparable(other)), this.currency);
  }

  times(factor: Decimal): Money {
    return new Money(this.amount.times(factor), this.currency);
  }

  negated(): Money {
    return new Money(this.amount.negated(), this.currency);
  }

  abs(): Money {
    return new Money(this.amount.abs(), this.currency);
  }

  /** @throws InvalidInput two currencies */
  compare(other: Money): -1 | 0 | 1 {
    return this.amount.compare(this.#comparable(other));
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.amount.equals(other.amount);
  }

  /** Payable: no more digits than the currency's minor unit has. @param rounding @default 'half-up' */
  rounded(rounding: Rounding = 'half-up'): Money {
    return new Money(this.amount.round(minorDigitsOf(this.currency), rounding), this.currency);
  }

  /**
   * Payable parts in the given proportions that add up to the payable whole to the last cent: what rounding
   * leaves over goes one minor unit each to the first parts it was taken from.
   * @throws InvalidInput no weights, a negative one, or only zeros
   */
  allocate(weights: readonly Rational[]): Money[] {
    const digits = minorDigitsOf(this.currency);
    const total = this.rounded().amount;
    const sum = weights.reduce((left, right) => left.plus(right), Rational.of(0));
    if (sum.sign <= 0 || weights.some((weight) => weight.sign < 0)) {
      throw new InvalidInput('An amount is shared by weights that are not negative and not all zero.');
    }
    const parts = weights.map((weight) => total.toRational().times(weight).dividedBy(sum).round(digits, 'down'));
    const cent = Decimal.scaled(total.sign < 0 ? -1n : 1n, digits);
    let rest = parts.reduce((left, part) => left.minus(part), total);
    return parts.map((part, index) => {
      if (rest.sign === 0 || weights[index]?.sign === 0) return new Money(part, this.currency);
      rest = rest.minus(cent);
      return new Money(part.plus(cent), this.currency);
    });
  }

  /** `250.00 USD`: at least the minor unit's digits, all digits there are. */
  toString(): string {
    return `${this.amount.toString(minorDigitsOf(this.currency))} ${this.currency}`;
  }

  toJSON(): MoneyJson {
    return { amount: this.amount.toString(minorDigitsOf(this.currency)), currency: this.currency };
  }

  #comparable(other: Money): Decimal {
    if (other.currency !== this.currency) {
      throw new InvalidInput(`${this.currency} and ${other.currency} do not mix without a rate.`);
    }
    return other.amount;
  }
}

/** The sum, in a currency that is stated because there may be nothing to add. @throws InvalidInput two currencies */
export function sumOfMoney(amounts: Iterable<Money>, currency: string): Money {
  let sum = Money.of(0, currency);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum;
}
