/**
 * The two exact number types. They stand in one file because each makes the other: a decimal divided is a
 * fraction, and a fraction rounded is a decimal.
 */
import { InvalidInput } from '@supply-hub/errors';
import { refusal, valueOf, type Reading } from './reading.ts';
import { divideRounded, type Rounding } from './rounding.ts';

/** On either side of the point: more than any price, count or weight has, so that `1e999999999` costs nothing. */
const maxDigits = 100;
const shape = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,4}))?$/;

/**
 * An exact decimal number, immutable. Made from text, whole numbers or bigint; never from a float, because
 * what a float has lost cannot be seen any more.
 *
 * A scaled bigint rather than big.js: sums and products are exact by construction, with no global precision
 * or rounding to set, and cost a ninth (measured). Trailing zeros are not kept, so that equal numbers have
 * one text and one shape: `2.50` reads as `2.5`.
 */
export class Decimal {
  /** All digits as a whole number; not a multiple of ten unless `scale` is 0. */
  readonly coefficient: bigint;
  /** How many of them stand after the point; 0 or more. */
  readonly scale: number;

  static readonly zero: Decimal = new Decimal(0n, 0);
  static readonly one: Decimal = new Decimal(1n, 0);

  private constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
    Object.freeze(this);
  }

  /**
   * A number known to the program: text as `parse` reads it, or a whole number.
   * @throws InvalidInput a float, or a text that is no number
   */
  static of(value: Decimal | string | bigint | number): Decimal {
    if (value instanceof Decimal) return value;
    if (typeof value === 'bigint') return new Decimal(value, 0);
    if (typeof value === 'string') return valueOf(Decimal.parse(value));
    if (!Number.isSafeInteger(value)) {
      throw new InvalidInput(
        `${value} is a floating-point number, whose digits cannot be trusted. Pass the text it was read from.`,
      );
    }
    return new Decimal(BigInt(value), 0);
  }

  /** coefficient ÷ 10^scale. */
  static scaled(coefficient: bigint, scale: number): Decimal {
    let digits = coefficient;
    let places = scale;
    if (places < 0) {
      digits *= 10n ** BigInt(-places);
      places = 0;
    }
    while (places > 0 && digits % 10n === 0n) {
      digits /= 10n;
      places -= 1;
    }
    return new Decimal(digits, places);
  }

  /**
   * Reads a number as JSON, SQL, X12 and OData write them: digits with an optional minus, fraction and
   * exponent. No grouping, no comma, no plus, no spaces, no bare point (`.5` is for the X12 reader to allow).
   */
  static parse(text: string): Reading<Decimal> {
    const match = shape.exec(text);
    if (!match) {
      if (text === '') return refusal('There is no number', 'Give digits, with a point before the fraction');
      const stranger = text.search(/[^0-9.eE+-]/);
      return refusal(
        'This is no decimal number',
        'Write digits with a point before the fraction, without signs for thousands, currency or unit',
        stranger >= 0 ? stranger : 0,
      );
    }
    const [, minus = '', whole = '', fraction = '', exponent = '0'] = match;
    const scale = fraction.length - Number(exponent);
    // As it is written without an exponent, so that what is read can be written and read again.
    const wholeDigits = Math.max(whole.length, whole.length + Number(exponent));
    if (wholeDigits > maxDigits || Math.max(fraction.length, scale) > maxDigits) {
      return refusal(
        `A number may have at most ${maxDigits} digits on either side of the point`,
        'Look whether two fields ran together',
      );
    }
    return { ok: true, value: Decimal.scaled(BigInt(`${minus}${whole}${fraction}`), scale) };
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.scaled(this.#at(scale) + other.#at(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return Decimal.scaled(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** Exact, so it is a fraction. @throws InvalidInput division by zero */
  dividedBy(other: Decimal): Rational {
    return this.toRational().dividedBy(other.toRational());
  }

  negated(): Decimal {
    return new Decimal(-this.coefficient, this.scale);
  }

  abs(): Decimal {
    return this.coefficient < 0n ? this.negated() : this;
  }

  /** Below zero: this is less; zero: equal; above: this is more. */
  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const left = this.#at(scale);
    const right = other.#at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.coefficient === other.coefficient && this.scale === other.scale;
  }

  get sign(): -1 | 0 | 1 {
    return this.coefficient < 0n ? -1 : this.coefficient > 0n ? 1 : 0;
  }

  get isInteger(): boolean {
    return this.scale === 0;
  }

  /** Rounded to at most so many digits after the point. The only place where digits are given up. */
  round(scale: number, rounding: Rounding): Decimal {
    if (this.scale <= scale) return this;
    return Decimal.scaled(divideRounded(this.coefficient, 10n ** BigInt(this.scale - scale), rounding), scale);
  }

  toRational(): Rational {
    return Rational.of(this.coefficient, 10n ** BigInt(this.scale));
  }

  /** For counts that an API wants as a number. @throws InvalidInput a fraction, or too large for a double */
  toSafeInteger(): number {
    const value = Number(this.coefficient);
    if (!this.isInteger || !Number.isSafeInteger(value)) {
      throw new InvalidInput(`${this.toString()} is no whole number that can be counted with.`);
    }
    return value;
  }

  /**
   * Plain digits, never an exponent. With `places`, at least so many digits after the point (`2.50`); it
   * pads and never rounds.
   */
  toString(places = 0): string {
    const digits = String(this.coefficient < 0n ? -this.coefficient : this.coefficient).padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = digits.slice(digits.length - this.scale).padEnd(places, '0');
    return `${this.coefficient < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  }

  /** As text, because most readers of JSON turn a number into a float. `stringifyJson` writes numbers. */
  toJSON(): string {
    return this.toString();
  }

  #at(scale: number): bigint {
    return this.coefficient * 10n ** BigInt(scale - this.scale);
  }
}

/**
 * An exact fraction, immutable and reduced: packaging factors, prices per base unit, shares. Equal fractions
 * have one shape, `numerator` carries the sign and `denominator` is positive.
 */
export class Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;

  static readonly one: Rational = new Rational(1n, 1n);

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
    Object.freeze(this);
  }

  /** @throws InvalidInput a denominator of zero */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    let above = BigInt(numerator);
    let below = BigInt(denominator);
    if (below === 0n) throw new InvalidInput('A fraction cannot have a denominator of zero.');
    if (below < 0n) [above, below] = [-above, -below];
    const divisor = greatestCommonDivisor(above < 0n ? -above : above, below);
    return new Rational(above / divisor, below / divisor);
  }

  /**
   * The fraction of two numbers as a source writes them, for example SAP's QuantityNumerator and
   * QuantityDenominator. Each may have a fraction of its own.
   * @throws InvalidInput not numbers, or a denominator of zero
   */
  static ofTexts(numerator: string, denominator: string): Rational {
    return Decimal.of(numerator).dividedBy(Decimal.of(denominator));
  }

  /** Reads `7`, `2.5`, `1/3` and what `toString` writes. */
  static parse(text: string): Reading<Rational> {
    const slash = text.indexOf('/');
    if (slash < 0) {
      const decimal = Decimal.parse(text);
      return decimal.ok ? { ok: true, value: decimal.value.toRational() } : decimal;
    }
    const above = Decimal.parse(text.slice(0, slash));
    if (!above.ok) return above;
    const below = Decimal.parse(text.slice(slash + 1));
    if (!below.ok) {
      return refusal(below.reason, below.remedy, slash + 1 + (below.position ?? 0));
    }
    if (below.value.sign === 0) return refusal('A fraction cannot have a denominator of zero', 'Correct it', slash + 1);
    return { ok: true, value: above.value.dividedBy(below.value) };
  }

  /** @throws InvalidInput */
  static from(text: string): Rational {
    return valueOf(Rational.parse(text));
  }

  plus(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.numerator, other.denominator));
  }

  times(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws InvalidInput division by zero */
  dividedBy(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  compare(other: Rational): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  get sign(): -1 | 0 | 1 {
    return this.numerator < 0n ? -1 : this.numerator > 0n ? 1 : 0;
  }

  abs(): Rational {
    return this.numerator < 0n ? new Rational(-this.numerator, this.denominator) : this;
  }

  /** The same number as a decimal; `null` when it has none (1/3). */
  toDecimal(): Decimal | null {
    let rest = this.denominator;
    let twos = 0;
    let fives = 0;
    for (; rest % 2n === 0n; rest /= 2n) twos += 1;
    for (; rest % 5n === 0n; rest /= 5n) fives += 1;
    if (rest !== 1n) return null;
    const scale = Math.max(twos, fives);
    return Decimal.scaled((this.numerator * 10n ** BigInt(scale)) / this.denominator, scale);
  }

  /** The nearest decimal with at most so many digits after the point. */
  round(scale: number, rounding: Rounding): Decimal {
    return Decimal.scaled(divideRounded(this.numerator * 10n ** BigInt(scale), this.denominator, rounding), scale);
  }

  /** `numerator/denominator`, or the numerator alone when it is whole. */
  toString(): string {
    return this.denominator === 1n ? String(this.numerator) : `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
