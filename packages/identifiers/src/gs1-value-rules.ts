import { gs1CheckDigit } from './check-digit.ts';
import { countryLetters, countryNumbers, currencyNumbers, packageTypes } from './gs1-code-lists.ts';
import type { ValueRuleName } from './generated/application-identifier-table.ts';

/** What is wrong with a value, and the index in it where. */
export interface ValueFault {
  readonly reason: string;
  readonly at: number;
}

/** The 82 characters a GS1 value may hold (General Specifications, table 7.11-1), in the order of their values. */
export const characterSet82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

const checkCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The GS1 syntax dictionary's value rules, by its own names. Each sees one component, its length and
 * characters already judged, and says what is wrong or `null`.
 *
 * Coupon codes (8110, 8112) are checked for length and characters only: nothing in a hospital carries them.
 */
export const valueRules: Record<ValueRuleName, (value: string) => ValueFault | null> = {
  csum: (value) => {
    const expected = gs1CheckDigit(value.slice(0, -1));
    return value.at(-1) === expected
      ? null
      : fault(`The check digit is wrong: ${value.at(-1)} where ${expected} belongs`, value.length - 1);
  },
  csumalpha: checkPair,
  gcppos1: (value) => companyPrefix(value, 0),
  gcppos2: (value) => companyPrefix(value, 1),
  hasnondigit: (value) => (/[^0-9]/.test(value) ? null : fault('There has to be a character that is no digit', 0)),
  hh: (value) => within(value, 0, 23, 'hour'),
  mi: (value) => within(value, 0, 59, 'minute'),
  ss: (value) => within(value, 0, 59, 'second'),
  hhmi: (value) => within(value.slice(0, 2), 0, 23, 'hour') ?? within(value.slice(2), 0, 59, 'minute', 2),
  yymmdd: (value) => dayOf(2000 + Number(value.slice(0, 2)), value, 2, 1),
  yymmd0: (value) => dayOf(2000 + Number(value.slice(0, 2)), value, 2, 0),
  yyyymmdd: (value) => dayOf(Number(value.slice(0, 4)), value, 4, 1),
  hyphen: (value) => (/^-*$/.test(value) ? null : fault('Only a hyphen may stand here', value.search(/[^-]/))),
  iban: bankAccount,
  importeridx: (value) =>
    /^[-0-9A-Z_a-z]$/.test(value) ? null : fault('The importer index is a letter, a digit, - or _', 0),
  iso3166: (value) => (countryNumbers.has(value) ? null : fault('This is no ISO 3166 country number', 0)),
  iso3166999: (value) =>
    value === '999' || countryNumbers.has(value)
      ? null
      : fault('This is neither an ISO 3166 country number nor 999', 0),
  iso3166alpha2: (value) => (countryLetters.has(value) ? null : fault('This is no ISO 3166 country code', 0)),
  iso4217: (value) => (currencyNumbers.has(value) ? null : fault('This is no ISO 4217 currency number', 0)),
  iso5218: (value) => (/^[0129]$/.test(value) ? null : fault('The sex is 0, 1, 2 or 9 (ISO 5218)', 0)),
  latitude: (value) => (Number(value) <= 1_800_000_000 ? null : fault('The latitude is beyond 180 degrees', 0)),
  longitude: (value) => (Number(value) <= 3_600_000_000 ? null : fault('The longitude is beyond 360 degrees', 0)),
  mediatype: (value) =>
    /^(0[1-9]|10|[89][0-9])$/.test(value) ? null : fault('This is no AIDC media type that was assigned', 0),
  nonzero: (value) => (/[^0]/.test(value) ? null : fault('This may not be zero', 0)),
  zero: (value) => (/^0*$/.test(value) ? null : fault('A zero belongs here', value.search(/[^0]/))),
  nozeroprefix: (value) =>
    value.length > 1 && value.startsWith('0') ? fault('A leading zero may not stand here', 0) : null,
  packagetype: (value) => (packageTypes.has(value) ? null : fault('This is no GS1 package type code', 0)),
  pcenc: (value) => {
    const at = value.search(/%(?![0-9A-Fa-f]{2})/);
    return at < 0 ? null : fault('After a percent sign come two hexadecimal digits', at);
  },
  pieceoftotal: (value) => {
    const piece = value.slice(0, value.length / 2);
    const total = value.slice(value.length / 2);
    if (/^0*$/.test(piece)) return fault('Pieces are counted from one', 0);
    if (/^0*$/.test(total)) return fault('The total of pieces may not be zero', piece.length);
    return piece > total ? fault('The piece is beyond the total', 0) : null;
  },
  posinseqslash: (value) => {
    const match = /^([0-9]+)\/([0-9]+)$/.exec(value);
    const [, position = '', end = ''] = match ?? [];
    if (!match) return fault('A position is written as 1/3', 0);
    if (position.startsWith('0')) return fault('A leading zero may not stand here', 0);
    if (end.startsWith('0')) return fault('A leading zero may not stand here', position.length + 1);
    return Number(position) > Number(end) ? fault('The position is beyond the end', 0) : null;
  },
  winding: (value) => (/^[019]$/.test(value) ? null : fault('The winding direction is 0, 1 or 9', 0)),
  yesno: (value) => (/^[01]$/.test(value) ? null : fault('This is 0 for no or 1 for yes', 0)),
  couponcode: () => null,
  couponposoffer: () => null,
};

function fault(reason: string, at: number): ValueFault {
  return { reason, at };
}

function within(digits: string, least: number, most: number, name: string, at = 0): ValueFault | null {
  const number = Number(digits);
  return number >= least && number <= most ? null : fault(`There is no ${name} ${digits}`, at);
}

/** MMDD behind so many digits of year; `leastDay` 0 where day 00 stands for the whole month. */
function dayOf(year: number, value: string, yearDigits: number, leastDay: 0 | 1): ValueFault | null {
  const month = Number(value.slice(yearDigits, yearDigits + 2));
  const day = Number(value.slice(yearDigits + 2, yearDigits + 4));
  if (month < 1 || month > 12) return fault(`There is no month ${value.slice(yearDigits, yearDigits + 2)}`, yearDigits);
  if (day < leastDay || day > daysIn(year, month)) {
    return fault(`There is no day ${value.slice(yearDigits + 2, yearDigits + 4)} in that month`, yearDigits + 2);
  }
  return null;
}

/** Days in a month of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The shortest GS1 company prefix has four digits; whether it is assigned only GS1 knows. */
function companyPrefix(value: string, start: number): ValueFault | null {
  if (value.length < start + 4) return fault('This is too short to begin with a GS1 company prefix', start);
  for (let at = start; at < start + 4; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 48 || code > 57) return fault('A GS1 company prefix begins with at least four digits', at);
  }
  return null;
}

/**
 * The check character pair of alphanumeric keys (General Specifications 7.9.5): values in set 82, weighted
 * from the right with the primes, modulo 1021, as two characters of a set of 32.
 */
export function gs1CheckCharacters(body: string): string {
  let sum = 0;
  for (let index = body.length - 1, prime = 2; index >= 0; index -= 1, prime = primeAfter(prime)) {
    sum += characterSet82.indexOf(body.charAt(index)) * prime;
  }
  sum %= 1021;
  return checkCharacters.charAt(sum >> 5) + checkCharacters.charAt(sum & 31);
}

function primeAfter(prime: number): number {
  for (let candidate = prime + 1; ; candidate += 1) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor += 1;
    if (divisor * divisor > candidate) return candidate;
  }
}

function checkPair(value: string): ValueFault | null {
  if (value.length < 2) return fault('This is too short to end in a check character pair', 0);
  const expected = gs1CheckCharacters(value.slice(0, -2));
  return value.endsWith(expected)
    ? null
    : fault(`The check characters are wrong: ${value.slice(-2)} where ${expected} belongs`, value.length - 2);
}

/** ISO 13616: country, then the whole number modulo 97. */
function bankAccount(value: string): ValueFault | null {
  if (value.length <= 10) return fault('This is too short for an IBAN', 0);
  if (value.length > 34) return fault('This is too long for an IBAN', 0);
  if (!countryLetters.has(value.slice(0, 2))) return fault('This IBAN begins with no ISO 3166 country code', 0);
  const stranger = value.search(/[^0-9A-Z]/);
  if (stranger >= 0) return fault('An IBAN holds digits and capital letters', stranger);
  let rest = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    rest = (rest * (number < 10 ? 10 : 100) + number) % 97;
  }
  return rest === 1 ? null : fault('The check digits of this IBAN are wrong', 2);
}
