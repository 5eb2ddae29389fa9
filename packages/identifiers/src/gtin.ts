import { gs1CheckDigit, hasGs1CheckDigit } from './check-digit.ts';
import { refuseNumericKey } from './numeric-key.ts';
import { refusal, valueOf, type Reading } from './reading.ts';

declare const gtin: unique symbol;

/**
 * A trade item at one packaging level, always as 14 digits with a right check digit. GTIN-8, -12 and -13
 * are the same number with zeros in front (R8), so two GTINs are equal when their texts are.
 */
export type Gtin = string & { readonly [gtin]: never };

/** Whether a text is a GTIN in the one form the hub keeps: 14 digits, check digit right, not all zeros. */
export function isGtin(text: string): text is Gtin {
  return /^[0-9]{14}$/.test(text) && text !== '00000000000000' && hasGs1CheckDigit(text);
}

/** Reads a GTIN-8, -12, -13 or -14 (digits only) to its 14-digit form. */
export function parseGtin(text: string): Reading<Gtin> {
  const refused = refuseNumericKey(text, 'GTIN', [8, 12, 13, 14]);
  if (refused) return refused;
  // Leading zeros carry no weight in the check digit, so the padded number keeps it.
  const padded = text.padStart(14, '0');
  return isGtin(padded) ? { ok: true, value: padded } : refusal('This is no GTIN', 'Scan or type it again');
}

/** @throws InvalidInput */
export function assertGtin(text: string, field?: string): Gtin {
  return valueOf(parseGtin(text), field);
}

/** The shortest of the four lengths that holds this GTIN: what the item's own bar code most likely shows. */
export function gtinFormat(value: Gtin): 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14' {
  if (value.startsWith('000000')) return 'GTIN-8';
  if (value.startsWith('00')) return 'GTIN-12';
  return value.startsWith('0') ? 'GTIN-13' : 'GTIN-14';
}

/**
 * What the first of the 14 digits says (R9): 0 the item's own level, 1-8 some grouping of it, 9 a variable
 * measure item. It carries no quantity and orders nothing: how many are inside is in the packaging table.
 */
export function gtinIndicator(value: Gtin): { digit: number; meaning: 'base' | 'grouping' | 'variable-measure' } {
  const digit = Number(value[0]);
  return { digit, meaning: digit === 0 ? 'base' : digit === 9 ? 'variable-measure' : 'grouping' };
}

/**
 * The GTIN-14 with another indicator digit and the check digit that then belongs to it. Only for those who
 * assign numbers: levels of one product need not share their middle digits, so nothing may be looked up so.
 */
export function gtinWithIndicator(value: Gtin, indicator: number): Gtin {
  const body = `${indicator}${value.slice(1, 13)}`;
  return assertGtin(`${body}${gs1CheckDigit(body)}`, 'indicator');
}
