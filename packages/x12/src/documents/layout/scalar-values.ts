import type { ScalarKind } from './field.ts';

/** A value of an element as a document has it, or what is wrong with it and the AK403 code of that. */
export type ScalarReading = string | { readonly code: string; readonly expected: string };

/** An element's text → the document's value. */
export function readScalar(kind: ScalarKind, sent: string): ScalarReading {
  switch (kind) {
    case 'text':
      return sent;
    case 'decimal':
      return isShortNumber(sent) || plainDecimal.test(sent) ? sent : normalDecimal(sent);
    case 'date':
      return isoDate(sent) ?? { code: '8', expected: 'a date CCYYMMDD' };
    case 'time':
      return isoTime(sent) ?? { code: '9', expected: 'a time HHMM, HHMMSS or HHMMSSDD' };
    case 'hundredths':
      return /^-?\d{1,18}$/.test(sent)
        ? withTwoDecimals(sent)
        : { code: '6', expected: 'digits alone, the last two being decimals (N2)' };
  }
}

/** The document's value → an element's text; undefined when it cannot be said in this kind of element. */
export function writeScalar(kind: ScalarKind, value: string): string | undefined {
  switch (kind) {
    case 'text':
      // Blanks at the end of an element are padding to every reader, so a value that ends with one would not arrive.
      return /[\t\n\v\f\r ]$/.test(value) ? undefined : value;
    case 'decimal':
      return plainDecimal.test(value) ? value : undefined;
    case 'date': {
      const sent = value.replaceAll('-', '');
      return isoDate(sent) === value ? sent : undefined;
    }
    case 'time': {
      const sent = value.replaceAll(/[:.]/g, '');
      return isoTime(sent) === value ? sent : undefined;
    }
    case 'hundredths':
      return withoutPoint(value);
  }
}

const plainDecimal = /^(?:0|-?0\.\d*[1-9]\d*|-?[1-9]\d*(?:\.\d+)?)$/;

/** Most numbers, found without an expression: digits that begin with no zero, and perhaps a point among them. */
function isShortNumber(sent: string): boolean {
  const first = sent.charCodeAt(0);
  if (!(first > zero && first <= nine)) return false;
  let point = 0;
  for (let at = 1; at < sent.length; at += 1) {
    const code = sent.charCodeAt(at);
    if (code >= zero && code <= nine) continue;
    if (code !== dot || point > 0 || at === sent.length - 1) return false;
    point = at;
  }
  return true;
}
const [zero, nine, dot] = [48, 57, 46];

/** `.5`, `5.`, `007`, `+3` and the `1E3` of the standard, in plain digits. */
function normalDecimal(sent: string): ScalarReading {
  const [, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^([+-]?)(\d{0,30})(?:\.(\d{0,30}))?(?:[Ee]([+-]?\d{1,2}))?$/.exec(sent) ?? [];
  if (whole === '' && decimals === '') return { code: '6', expected: 'a decimal number' };
  const shift = Number(exponent);
  const digits =
    (shift < 0 ? '0'.repeat(-shift) : '') + whole + decimals + '0'.repeat(Math.max(0, shift - decimals.length));
  const point = (shift < 0 ? -shift : 0) + whole.length + shift;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const right = digits.slice(point);
  const text = right === '' ? left : `${left}.${right}`;
  if (/^[0.]*$/.test(text)) return '0';
  return sign === '-' ? `-${text}` : text;
}

/** CCYYMMDD as ISO; undefined when it is no day of the calendar. */
export function isoDate(sent: string): string | undefined {
  if (sent.length !== 8) return undefined;
  const [year, month, day] = [digits(sent, 0, 4), digits(sent, 4, 6), digits(sent, 6, 8)];
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month))) return undefined;
  return `${sent.slice(0, 4)}-${sent.slice(4, 6)}-${sent.slice(6)}`;
}

/** A part of a text as a number; NaN when it is not all digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** HHMM[SS[D[D]]] as ISO local time. */
function isoTime(sent: string): string | undefined {
  const [, hour, minute, second, parts] = /^([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(\d{1,2})?)?$/.exec(sent) ?? [];
  if (hour === undefined) return undefined;
  return `${hour}:${minute}${second === undefined ? '' : `:${second}`}${parts === undefined ? '' : `.${parts}`}`;
}

function withTwoDecimals(sent: string): string {
  const isNegative = sent.startsWith('-');
  const digits = (isNegative ? sent.slice(1) : sent).padStart(3, '0');
  const amount = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}`;
  return isNegative && amount !== '0.00' ? `-${amount}` : amount;
}

function withoutPoint(amount: string): string | undefined {
  const [, sign = '', whole, decimals = ''] = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (whole === undefined) return undefined;
  const digits = `${whole}${decimals.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
  return digits === '0' ? '0' : `${sign}${digits}`;
}
