import { Decimal } from './exact-number.ts';
import { valueOf } from './reading.ts';

declare global {
  interface JSON {
    /** TC39 "JSON.parse source text access": in Node 26, not yet in TypeScript's library. */
    rawJSON(text: string): unknown;
    parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  }
}

/**
 * Reads JSON with every number as a Decimal made from its own digits, never from the float they would make:
 * `12345678901234567.89` stays that.
 * @throws SyntaxError no JSON
 * @throws InvalidInput a number of more digits than any quantity has
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context) =>
    typeof value === 'number' ? valueOf(Decimal.parse(context.source ?? '')) : value,
  );
}

/**
 * Writes JSON in which each Decimal is a number with all its digits, for systems that want numbers. Plain
 * `JSON.stringify` writes them as strings, which is what events and columns keep.
 */
export function stringifyJson(value: unknown, space?: number): string {
  return JSON.stringify(
    value,
    function replace(this: unknown, key: string, replaced: unknown): unknown {
      // `replaced` is already a string by Decimal.toJSON; the holder still has the Decimal.
      const original: unknown = typeof this === 'object' && this !== null ? Reflect.get(this, key) : replaced;
      return original instanceof Decimal ? JSON.rawJSON(original.toString()) : replaced;
    },
    space,
  );
}
