import { hasGs1CheckDigit } from './check-digit.ts';
import { refuseNumericKey } from './numeric-key.ts';
import { refusal, valueOf, type Reading } from './reading.ts';

declare const gln: unique symbol;

/** A party or place: 13 digits with a right check digit (R8). */
export type Gln = string & { readonly [gln]: never };

export function isGln(text: string): text is Gln {
  return /^[0-9]{13}$/.test(text) && text !== '0000000000000' && hasGs1CheckDigit(text);
}

/** Reads a GLN: exactly 13 digits. An unknown GLN is for the caller to refuse (R17): this reads its form. */
export function parseGln(text: string): Reading<Gln> {
  const refused = refuseNumericKey(text, 'GLN', [13]);
  if (refused) return refused;
  return isGln(text) ? { ok: true, value: text } : refusal('This is no GLN', 'Type it again');
}

/** @throws InvalidInput */
export function assertGln(text: string, field?: string): Gln {
  return valueOf(parseGln(text), field);
}
