/**
 * OData literals: how a value is written into a key, a `$filter` or a function's parameter, by version and Edm
 * type. Everything from outside goes through here, so that a quote in a key stays a quote in a key.
 */

/** What may stand in a filter or a key. Plain strings, whole numbers and booleans need no wrapping. */
export type EdmValue = string | boolean | number | EdmLiteral;

export type EdmLiteral =
  | { readonly edm: 'Decimal' | 'Int64' | 'Guid'; readonly value: string }
  | { readonly edm: 'Date'; readonly value: Temporal.PlainDate }
  | { readonly edm: 'DateTime'; readonly value: Temporal.PlainDateTime }
  | { readonly edm: 'DateTimeOffset'; readonly value: Temporal.Instant }
  | { readonly edm: 'TimeOfDay'; readonly value: Temporal.PlainTime };

export type ODataVersion = 'v2' | 'v4';

/** Values whose Edm type a JavaScript type does not tell. */
export const edm = {
  /** Digits such as `12.5`. */
  decimal: (digits: string): EdmLiteral => ({
    edm: 'Decimal',
    value: checked(digits, /^-?\d+(?:\.\d+)?$/, 'a decimal'),
  }),
  /** Digits such as `9007199254740993`. */
  int64: (digits: string): EdmLiteral => ({ edm: 'Int64', value: checked(digits, /^-?\d+$/, 'a whole number') }),
  guid: (text: string): EdmLiteral => ({
    edm: 'Guid',
    value: checked(text, /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, 'a GUID'),
  }),
  /** `Edm.Date` in V4; in V2, which has none, midnight of it as `Edm.DateTime`. */
  date: (value: Temporal.PlainDate): EdmLiteral => ({ edm: 'Date', value }),
  /** V2 alone: `Edm.DateTime`, which knows no zone. */
  dateTime: (value: Temporal.PlainDateTime): EdmLiteral => ({ edm: 'DateTime', value }),
  dateTimeOffset: (value: Temporal.Instant): EdmLiteral => ({ edm: 'DateTimeOffset', value }),
  /** `Edm.TimeOfDay` in V4, `Edm.Time` in V2. */
  time: (value: Temporal.PlainTime): EdmLiteral => ({ edm: 'TimeOfDay', value }),
} as const;

/**
 * The literal, not yet encoded for a URL.
 * @throws RangeError the version has no such literal (a fraction as `number`, `edm.dateTime` in V4)
 */
export function writeEdmLiteral(version: ODataVersion, value: EdmValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('a number that is not whole needs edm.decimal');
    return String(value);
  }
  return version === 'v2' ? writeV2(value) : writeV4(value);
}

function writeV2(literal: EdmLiteral): string {
  if (literal.edm === 'TimeOfDay') {
    const { hour, minute, second } = literal.value;
    return `time'PT${pad(hour)}H${pad(minute)}M${pad(second)}S'`;
  }
  const text = literal.value.toString();
  const written = {
    Decimal: `${text}M`,
    Int64: `${text}L`,
    Guid: `guid'${text}'`,
    Date: `datetime'${text}T00:00:00'`,
    DateTime: `datetime'${text}'`,
    DateTimeOffset: `datetimeoffset'${text}'`,
  };
  return written[literal.edm];
}

function writeV4(literal: EdmLiteral): string {
  if (literal.edm === 'DateTime')
    throw new RangeError('OData V4 has no Edm.DateTime; use edm.date or edm.dateTimeOffset');
  return literal.value.toString();
}

const pad = (part: number) => String(part).padStart(2, '0');

function checked(text: string, syntax: RegExp, what: string): string {
  if (!syntax.test(text)) throw new RangeError(`not ${what}`);
  return text;
}
