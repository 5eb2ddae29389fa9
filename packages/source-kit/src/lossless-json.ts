/**
 * JSON without losing a digit. A binary double cannot hold `12345678901234567.10`, and forgets that `45.670`
 * had three decimals; quantities and prices need both.
 *
 * The rule, everywhere in the hub's connectors: **a JSON number arrives as a string of the digits the source
 * wrote**, and a JSON string stays what it is. So one wire schema (`wireDecimal`, `wireInteger`) reads OData V2,
 * which writes decimals as strings, and V4, which writes numbers.
 */
declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
    rawJSON(text: string): unknown;
  }
}

/** A number's last character is a digit, and white space, a comma, a bracket or the end follows it. */
const mayHoldNumber = /\d\s*(?:[,\]}]|$)/;

/**
 * Parses JSON; every number becomes a string of its own digits (`1.50` is `'1.50'`, `1e3` is `'1e3'`).
 * @throws SyntaxError the text is not JSON
 */
export function parseLosslessJson(text: string): unknown {
  // A reviver costs ten times a plain parse; OData V2 pages, which quote their decimals, mostly go without.
  if (!mayHoldNumber.test(text)) return JSON.parse(text, undefined);
  return JSON.parse(text, (_key, value, { source }) => (typeof value === 'number' ? source : value));
}

const jsonNumberSyntax = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * A decimal written into JSON as a number with exactly these digits, for `JSON.stringify`.
 * @throws RangeError the text is not a JSON number
 */
export function jsonNumber(digits: string): unknown {
  if (!jsonNumberSyntax.test(digits)) throw new RangeError('not a number that JSON can hold');
  return JSON.rawJSON(digits);
}
