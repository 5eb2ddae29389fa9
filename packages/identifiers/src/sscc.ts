import { hasGs1CheckDigit } from './check-digit.ts';
import { refuseNumericKey } from './numeric-key.ts';
import { refusal, valueOf, type Reading } from './reading.ts';

declare const sscc: unique symbol;

/** One logistic unit (a pallet, a carton): 18 digits with a right check digit (R8). */
export type Sscc = string & { readonly [sscc]: never };

export function isSscc(text: string): text is Sscc {
  return /^[0-9]{18}$/.test(text) && !/^0+$/.test(text) && hasGs1CheckDigit(text);
}

/** Reads an SSCC: exactly 18 digits. The AI `00` of its label is not part of it. */
export function parseSscc(text: string): Reading<Sscc> {
  const refused = refuseNumericKey(text, 'SSCC', [18]);
  if (refused) return refused;
  return isSscc(text) ? { ok: true, value: text } : refusal('This is no SSCC', 'Scan it again');
}

/** @throws InvalidInput */
export function assertSscc(text: string, field?: string): Sscc {
  return valueOf(parseSscc(text), field);
}
