/**
 * A decimal as text, every digit kept: `150.00`, `-2`. No float ever stands between the wire and the exact
 * arithmetic of `@supply-hub/quantities`.
 */
export type DecimalText = string;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Reads an HL7 NM; `undefined` for anything else: no exponent, no thousands separator, no unit. */
export function parseDecimal(text: string): DecimalText | undefined {
  const match = /\d/.test(text) ? pattern.exec(text.trim()) : null;
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  // Leading zeros go in a second step: one pattern for both would try every split of a long row of them.
  const digits = `${whole === '' ? '0' : whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}
