/**
 * OData literals: how a value is written into a key, a `$filter` or a function's parameter, by version and Edm
 * type. Everything from outside goes through here, so that a quote in a key stays a quote in a key.
 */

/** What may stand in a filter or a key. Plain strings, whole numbers and booleans need no wrapping. */
export type EdmValue = string | boolean | number | EdmLiteral;

export type EdmLiteral =
  | { readonly edm: 'Date'; readonly value: Temporal.PlainDate }
  | { readonly edm: 'DateTimeOffset'; readonly value: Temporal.Instant };

export type ODataVersion = 'v2' | 'v4';

/** Values whose Edm type a JavaScript type does not tell. */
export const edm = {
  /** `Edm.Date` in V4; in V2, which has none, midnight of it as `Edm.DateTime`. */
  date: (value: Temporal.PlainDate): EdmLiteral => ({ edm: 'Date', value }),
  dateTimeOffset: (value: Temporal.Instant): EdmLiteral => ({ edm: 'DateTimeOffset', value }),
} as const;

/**
 * The literal, not yet encoded for a URL.
 * @throws RangeError a fraction as `number`, which a double may have changed already
 */
export function writeEdmLiteral(version: ODataVersion, value: EdmValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('only whole numbers have a literal');
    return String(value);
  }
  const text = value.value.toString();
  if (version === 'v4') return text;
  return value.edm === 'Date' ? `datetime'${text}T00:00:00'` : `datetimeoffset'${text}'`;
}
