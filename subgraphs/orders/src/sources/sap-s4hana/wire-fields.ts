/** Field types that S/4HANA's document services share. An unlisted code is refused where it stands, never guessed. */
import { SourceContractBroken } from '@supply-hub/errors';
import { isCurrency, standardUnitCodes, type Currency, type UnitOfMeasure } from '@supply-hub/quantities';
import { parseWire, wireDecimal, withoutPadding } from '@supply-hub/source-kit';
import { z } from 'zod';

export const text = z.string().transform((value) => value.trim());

/** The number of a document, an item of one, a material or a business partner; without the zeros some are padded with. */
export const number = text.transform(withoutPadding).refine((value) => value !== '', 'a number');

/** The same where there may be none: empty, or nothing but zeros. */
export const optionalNumber = text.transform((value) => (/^0*$/.test(value) ? null : withoutPadding(value)));

export const optionalText = text.transform((value) => value || null);

/** `X` or empty. */
export const mark = z.enum(['', 'X']).transform((value) => value === 'X');

export const unit = text.transform((code, context): UnitOfMeasure => {
  const reading = standardUnitCodes.sap.read(code);
  if (reading.ok) return reading.value;
  context.addIssue({ code: 'custom', message: 'a unit the hub knows' });
  return z.NEVER;
});

export const optionalUnit = z.union([z.literal('').transform(() => null), unit]);

export const currency = text.refine((code): code is Currency => isCurrency(code), 'a currency in use');

/** Quantities and amounts of these documents carry no sign: what counts down says so by its kind. */
export const amount = wireDecimal.refine((digits) => !digits.startsWith('-'), 'an amount that is not negative');

/** A row and the key it stands under, which is known even when the rest makes no sense. */
export interface KeyedRow<Row> {
  readonly key: readonly string[];
  readonly row: Row | SourceContractBroken;
}

/** Reads a row so that a part of it that makes no sense is its own document's fault alone. */
export function keyedRow<Row>(
  keys: readonly string[],
  row: z.ZodType<Row>,
  where: { system: string; at: string },
): z.ZodType<KeyedRow<Row>> {
  const shape = Object.fromEntries(keys.map((name) => [name, number]));
  return z.looseObject(shape).transform((raw) => ({
    key: keys.map((name) => String(raw[name])),
    row: orBroken(() => parseWire(row, raw, where)),
  }));
}

function orBroken<T>(read: () => T): T | SourceContractBroken {
  try {
    return read();
  } catch (error) {
    if (error instanceof SourceContractBroken) return error;
    throw error;
  }
}
