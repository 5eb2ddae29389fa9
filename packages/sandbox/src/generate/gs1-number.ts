/** GS1 keys with their check digit: modulo 10, weights 3 and 1 from the right. */
function withCheckDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  }
  return body + String((10 - (sum % 10)) % 10);
}

/** The GLN of the `number`th party or place under a GS1 company prefix. */
export const gln = (prefix: string, number: number): string =>
  withCheckDigit(prefix + String(number).padStart(12 - prefix.length, '0'));

/**
 * The GTIN-14 of one packaging level of an item. The indicator tells levels apart and carries no quantity.
 * @param indicator 0 for the base unit, 1 to 8 for groupings
 */
export const gtin14 = (indicator: number, prefix: string, reference: number): string =>
  withCheckDigit(String(indicator) + prefix + String(reference).padStart(12 - prefix.length, '0'));
