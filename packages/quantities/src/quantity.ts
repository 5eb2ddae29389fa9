import { InvalidInput } from '@supply-hub/errors';
import { Decimal } from './exact-number.ts';
import { refusal, valueOf, type Reading } from './reading.ts';
import { isUnitOfMeasure, parseUnitOfMeasure, type UnitOfMeasure } from './unit-of-measure.ts';

/** A quantity in events and jsonb columns: both texts, the value without an exponent. */
export interface QuantityJson {
  readonly value: string;
  readonly unit: UnitOfMeasure;
}

/**
 * How many of what: an exact value and a unit, immutable. Two units are never added or compared here; they
 * meet in the item's base unit (packaging-factors.ts).
 */
export class Quantity {
  readonly value: Decimal;
  readonly unit: UnitOfMeasure;

  private constructor(value: Decimal, unit: UnitOfMeasure) {
    this.value = value;
    this.unit = unit;
    Object.freeze(this);
  }

  /** @throws InvalidInput a float, or a text that is no number */
  static of(value: Decimal | string | bigint | number, unit: UnitOfMeasure): Quantity {
    return new Quantity(Decimal.of(value), unit);
  }

  static zero(unit: UnitOfMeasure): Quantity {
    return new Quantity(Decimal.zero, unit);
  }

  /** Reads a value and one of the hub's own unit codes. */
  static parse(value: string, unit: string): Reading<Quantity> {
    const number = Decimal.parse(value);
    if (!number.ok) return number;
    const known = parseUnitOfMeasure(unit);
    return known.ok ? { ok: true, value: new Quantity(number.value, known.value) } : known;
  }

  /** What `toJSON` wrote. @throws InvalidInput */
  static fromJSON(json: QuantityJson): Quantity {
    return valueOf(Quantity.parse(json.value, json.unit));
  }

  /** @throws InvalidInput two units */
  plus(other: Quantity): Quantity {
    return new Quantity(this.value.plus(this.#comparable(other)), this.unit);
  }

  /** @throws InvalidInput two units */
  minus(other: Quantity): Quantity {
    return new Quantity(this.value.minus(this.#comparable(other)), this.unit);
  }

  negated(): Quantity {
    return new Quantity(this.value.negated(), this.unit);
  }

  /** @throws InvalidInput two units */
  compare(other: Quantity): -1 | 0 | 1 {
    return this.value.compare(this.#comparable(other));
  }

  /** Same value and same unit: five packs are not five eaches (R7). */
  equals(other: Quantity): boolean {
    return this.unit === other.unit && this.value.equals(other.value);
  }

  /** The larger of this and zero: what is left to do is never negative. */
  atLeastZero(): Quantity {
    return this.value.sign < 0 ? Quantity.zero(this.unit) : this;
  }

  toString(): string {
    return `${this.value.toString()} ${this.unit}`;
  }

  toJSON(): QuantityJson {
    return { value: this.value.toString(), unit: this.unit };
  }

  #comparable(other: Quantity): Decimal {
    if (other.unit !== this.unit) {
      throw new InvalidInput(`${this.unit} and ${other.unit} do not mix. Convert both to the item's base unit first.`);
    }
    return other.value;
  }
}

/** The sum, in a unit that is stated because there may be nothing to add. @throws InvalidInput two units */
export function sumOfQuantities(quantities: Iterable<Quantity>, unit: UnitOfMeasure): Quantity {
  let sum = Quantity.zero(unit);
  for (const quantity of quantities) sum = sum.plus(quantity);
  return sum;
}

/** Reads `12.5 EA`, the text form of forms and command lines. */
export function parseQuantityText(text: string): Reading<Quantity> {
  const space = text.indexOf(' ');
  if (space < 0) return refusal('A quantity is a number and a unit', 'Write for example 12 EA');
  const unit = text.slice(space + 1);
  if (!isUnitOfMeasure(unit)) {
    const refused = parseUnitOfMeasure(unit);
    return refused.ok ? refusal('This is no quantity', 'Write for example 12 EA') : { ...refused, position: space + 1 };
  }
  return Quantity.parse(text.slice(0, space), unit);
}
