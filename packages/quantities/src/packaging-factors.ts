import { Rational } from './exact-number.ts';
import { Quantity, type QuantityJson } from './quantity.ts';
import { refusal, valueOf, type Reading } from './reading.ts';
import { assertUnitOfMeasure, type UnitOfMeasure } from './unit-of-measure.ts';

/** How many base units one unit holds, for one item as one supplier sells it, from one moment on. */
export interface PackagingFactor {
  readonly itemId: string;
  /** The supplier's part number with whatever makes it unique; `null` for the hospital's own packaging. */
  readonly supplierPart: string | null;
  readonly unit: UnitOfMeasure;
  /** The item's smallest stocked unit; the same for all rows of an item (R1). */
  readonly baseUnit: UnitOfMeasure;
  /** Base units in one unit; above zero, exact. */
  readonly factor: Rational;
  /** From when; `null` since ever. It holds until the next row of the same key. */
  readonly validFrom: Temporal.Instant | null;
}

/** The same in events and columns. */
export interface PackagingFactorJson {
  readonly itemId: string;
  readonly supplierPart: string | null;
  readonly unit: UnitOfMeasure;
  readonly baseUnit: UnitOfMeasure;
  readonly factor: string;
  readonly validFrom: string | null;
}

/** Which packaging is asked for (R2): one supplier's box of 50 and another's of 100 are two keys. */
export interface PackagingKey {
  readonly itemId: string;
  readonly supplierPart: string | null;
  readonly unit: UnitOfMeasure;
}

/**
 * Packaging factors with their history, immutable. Nothing is looked up elsewhere when a key is unknown: a
 * supplier's box is not assumed to be the hospital's.
 */
export class PackagingFactors {
  readonly #rows: ReadonlyMap<string, readonly PackagingFactor[]>;
  readonly #baseUnits: ReadonlyMap<string, UnitOfMeasure>;

  private constructor(rows: Map<string, readonly PackagingFactor[]>, baseUnits: Map<string, UnitOfMeasure>) {
    this.#rows = rows;
    this.#baseUnits = baseUnits;
  }

  /** Refuses a factor that is not above zero, a second base unit of an item (R1), and contradictions. */
  static of(rows: Iterable<PackagingFactor>): Reading<PackagingFactors> {
    const byKey = new Map<string, PackagingFactor[]>();
    const baseUnits = new Map<string, UnitOfMeasure>();
    for (const row of rows) {
      const refused = refuse(row, baseUnits.get(row.itemId));
      if (refused) return refused;
      baseUnits.set(row.itemId, row.baseUnit);
      const history = byKey.get(keyText(row));
      if (!history) {
        byKey.set(keyText(row), [row]);
        continue;
      }
      const twin = history.find((other) => startOf(other) === startOf(row));
      if (twin && !twin.factor.equals(row.factor)) {
        return refusal(
          `${row.itemId} has two factors for ${row.unit} from the same moment: ${twin.factor.toString()} and ${row.factor.toString()}`,
          'Ask which is right; an order with the wrong one is an order of the wrong quantity',
        );
      }
      if (!twin) history.push(row);
    }
    for (const history of byKey.values()) history.sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
    return { ok: true, value: new PackagingFactors(byKey, baseUnits) };
  }

  /** These and one more: a change adds a row and alters none (R6). */
  with(row: PackagingFactor): Reading<PackagingFactors> {
    return PackagingFactors.of([...this.rows(), row]);
  }

  /** The factor in force at a moment. The base unit itself is always one to one. */
  at(key: PackagingKey, moment: Temporal.Instant): Reading<PackagingFactor> {
    const baseUnit = this.#baseUnits.get(key.itemId);
    if (baseUnit === undefined) {
      return refusal(`No packaging is known of ${key.itemId}`, 'Load the item’s units from its source, or enter them');
    }
    if (key.unit === baseUnit) return { ok: true, value: { ...key, baseUnit, factor: Rational.one, validFrom: null } };
    const nanoseconds = moment.epochNanoseconds;
    const found = this.history(key).findLast(
      (row) => row.validFrom === null || row.validFrom.epochNanoseconds <= nanoseconds,
    );
    if (found) return { ok: true, value: found };
    const part = key.supplierPart === null ? 'as the hospital packs it' : `as part ${key.supplierPart}`;
    return refusal(
      `How many ${baseUnit} are in one ${key.unit} of ${key.itemId} ${part} is not known`,
      'Add the factor from the supplier’s price file or the ERP’s units, then try again',
    );
  }

  /** All rows of one key, oldest first. */
  history(key: PackagingKey): readonly PackagingFactor[] {
    return this.#rows.get(keyText(key)) ?? [];
  }

  /** The item's base unit; `null` for an item nothing is known of. */
  baseUnitOf(itemId: string): UnitOfMeasure | null {
    return this.#baseUnits.get(itemId) ?? null;
  }

  rows(): PackagingFactor[] {
    return [...this.#rows.values()].flat();
  }

  toJSON(): PackagingFactorJson[] {
    return this.rows().map(packagingFactorToJson);
  }
}

export function packagingFactorToJson(row: PackagingFactor): PackagingFactorJson {
  return { ...row, factor: row.factor.toString(), validFrom: row.validFrom?.toString() ?? null };
}

/** @throws InvalidInput what is not a factor or not a unit */
export function packagingFactorFromJson(json: PackagingFactorJson): PackagingFactor {
  return {
    ...json,
    unit: assertUnitOfMeasure(json.unit),
    baseUnit: assertUnitOfMeasure(json.baseUnit),
    factor: Rational.from(json.factor),
    validFrom: json.validFrom === null ? null : Temporal.Instant.from(json.validFrom),
  };
}

/** What a conversion needs of a factor; documents keep it as they used it (R6). */
export type FactorUsed = Pick<PackagingFactor, 'unit' | 'baseUnit' | 'factor'>;

/** A quantity as a document states it, the same in base units, and the factor between: kept together. */
export interface ConvertedQuantity {
  readonly stated: Quantity;
  readonly base: Quantity;
  /** Base units in one stated unit, as it was then. */
  readonly factor: Rational;
}

/** The same in events and columns; JSON.stringify of a ConvertedQuantity gives it. */
export interface ConvertedQuantityJson {
  readonly stated: QuantityJson;
  readonly base: QuantityJson;
  readonly factor: string;
}

/** @throws InvalidInput */
export function convertedQuantityFromJson(json: ConvertedQuantityJson): ConvertedQuantity {
  return {
    stated: Quantity.fromJSON(json.stated),
    base: Quantity.fromJSON(json.base),
    factor: Rational.from(json.factor),
  };
}

/** A quantity in the item's base unit (R1). Refuses what has no exact decimal (1 of 3 to the pack). */
export function toBaseUnit(quantity: Quantity, factor: FactorUsed): Reading<ConvertedQuantity> {
  if (quantity.unit !== factor.unit) {
    return refusal(
      `A factor for ${factor.unit} cannot convert ${quantity.unit}`,
      `Look up the factor of ${quantity.unit} for this item and supplier part`,
    );
  }
  const value = quantity.value.toRational().times(factor.factor).toDecimal();
  if (value === null) {
    return refusal(
      `${quantity.toString()} is no exact number of ${factor.baseUnit} at ${factor.factor.toString()} to the ${factor.unit}`,
      'Correct the factor, or choose a smaller base unit for the item',
    );
  }
  return { ok: true, value: { stated: quantity, base: Quantity.of(value, factor.baseUnit), factor: factor.factor } };
}

/** How many of a unit a base quantity is, exactly; often a fraction, which no document may carry (R5). */
export function fromBaseUnit(base: Quantity, factor: FactorUsed): Rational {
  const value = valueOf(toBaseUnit(base, { ...factor, unit: factor.baseUnit, factor: Rational.one })).base.value;
  return value.toRational().dividedBy(factor.factor);
}

function refuse(row: PackagingFactor, baseUnit: UnitOfMeasure | undefined): ReturnType<typeof refusal> | null {
  if (row.factor.sign <= 0) {
    return refusal(
      `The factor of ${row.unit} for ${row.itemId} is ${row.factor.toString()}`,
      'A pack holds more than nothing: correct it at its source',
    );
  }
  if (baseUnit !== undefined && baseUnit !== row.baseUnit) {
    return refusal(
      `${row.itemId} has two base units, ${baseUnit} and ${row.baseUnit}`,
      'Choose one; every stored quantity is in it',
    );
  }
  if (row.unit === row.baseUnit && !row.factor.equals(Rational.one)) {
    return refusal(
      `One ${row.unit} of ${row.itemId} cannot be ${row.factor.toString()} of itself`,
      'Correct the unit or the factor',
    );
  }
  return null;
}

function keyText(key: PackagingKey): string {
  return JSON.stringify([key.itemId, key.supplierPart, key.unit]);
}

const sinceEver = -(10n ** 30n);

function startOf(row: PackagingFactor): bigint {
  return row.validFrom?.epochNanoseconds ?? sinceEver;
}
