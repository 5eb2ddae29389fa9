import { readForm, readHibcDate } from './hibc-date.ts';
import { labelDate, type LabelDate, type Today } from './label-date.ts';
import { daysIn } from './gs1-value-rules.ts';
import { refusal, refuseTooLong, type Reading, type Refusal } from './reading.ts';

/** What an HIBC supplier label says (ANSI/HIBC 2.6): the primary code, the secondary one, or both in one symbol. */
export interface HibcLabel {
  /** Labeler, product and unit of measure: the DI, 6 to 23 characters. `null` for a secondary code alone. */
  readonly di: string | null;
  /** Labeler identification code, 4 characters. */
  readonly labeler: string | null;
  /** The labeler's product or catalogue number. */
  readonly product: string | null;
  /** 0 the unit itself, 1-8 its packs, 9 a variable quantity. It orders levels and carries no quantity. */
  readonly unitOfMeasure: number | null;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly expiresOn: LabelDate | null;
  readonly manufacturedOn: LabelDate | null;
  readonly quantity: number | null;
  /**
   * What pairs two symbols of one label: a primary code's own check character, which its secondary code
   * repeats. `null` when both are in one symbol.
   */
  readonly link: string | null;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
const maxLotLength = 18;
const readAgain = 'Scan it again; if the label says so, tell its maker';

/** The modulo-43 check character of an HIBC text, its leading `+` included. @param text characters of the HIBC set only */
export function hibcCheckCharacter(text: string): string {
  let sum = 0;
  for (const character of text) sum += alphabet.indexOf(character);
  return alphabet.charAt(sum % 43);
}

/**
 * Reads an HIBC code: primary, secondary or both, in every date form (R14). The asterisks that Code 39 prints
 * around it are taken off, and a check character printed as `_` is the blank it stands for.
 */
export function parseHibc(text: string, today: Today): Reading<HibcLabel> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const framed = text.startsWith('*+') && text.endsWith('*');
  const shift = framed ? 1 : 0;
  const printed = framed ? text.slice(1, -1) : text;
  const code = printed.endsWith('_') ? `${printed.slice(0, -1)} ` : printed;
  if (!code.startsWith('+')) return refusal('An HIBC code begins with +', 'Scan it again', shift);
  for (let at = 0; at < code.length; at += 1) {
    if (!alphabet.includes(code.charAt(at))) {
      return refusal('This character is in no HIBC code', 'Give capital letters as they are printed', shift + at);
    }
  }
  const expected = hibcCheckCharacter(code.slice(0, -1));
  if (code.length < 4 || code.at(-1) !== expected) {
    return refusal(
      `The check character is wrong: ${code.at(-1)} where ${expected === ' ' ? 'a blank' : expected} belongs`,
      'Scan or type it again, check character included',
      shift + code.length - 1,
    );
  }
  const label = /^[A-Z]/.test(code.slice(1)) ? withPrimary(code, today) : secondaryAlone(code, today);
  if (label.ok || label.position === undefined) return label;
  return { ...label, position: label.position + shift };
}

function withPrimary(code: string, today: Today): Reading<HibcLabel> {
  const body = code.slice(0, -1);
  const slash = body.indexOf('/');
  const primary = slash < 0 ? body : body.slice(0, slash);
  const match = /^\+([A-Z][0-9A-Z]{3})([0-9A-Z]{1,18})([0-9])$/.exec(primary);
  const [, labeler = '', product = '', unitOfMeasure = ''] = match ?? [];
  if (!match) {
    const stranger = primary.slice(1).search(/[^0-9A-Z]/);
    return refusal(
      'A labeler of 4 characters, a product number of 1 to 18 and a digit for the unit belong here',
      readAgain,
      stranger < 0 ? primary.length - 1 : stranger + 1,
    );
  }
  const di = { di: primary.slice(1), labeler, product, unitOfMeasure: Number(unitOfMeasure) };
  if (slash < 0) return { ok: true, value: { ...empty, ...di, link: code.slice(-1) } };
  const secondary = readSecondary(body, slash + 1, today);
  return secondary.ok ? { ok: true, value: { ...secondary.value, ...di } } : secondary;
}

function secondaryAlone(code: string, today: Today): Reading<HibcLabel> {
  const secondary = readSecondary(code.slice(0, -2), 1, today);
  return secondary.ok ? { ok: true, value: { ...secondary.value, link: code.charAt(code.length - 2) } } : secondary;
}

const empty: HibcLabel = {
  di: null,
  labeler: null,
  product: null,
  unitOfMeasure: null,
  lot: null,
  serial: null,
  expiresOn: null,
  manufacturedOn: null,
  quantity: null,
  link: null,
};

type Found = { -readonly [Key in 'lot' | 'serial' | 'expiresOn' | 'manufacturedOn' | 'quantity']: HibcLabel[Key] };

/** Everything from a position on, segment by segment. */
function readSecondary(text: string, from: number, today: Today): Reading<HibcLabel> {
  const found: Found = { lot: null, serial: null, expiresOn: null, manufacturedOn: null, quantity: null };
  let start = from;
  while (start <= text.length) {
    const slash = text.indexOf('/', start);
    const end = slash < 0 ? text.length : slash;
    const refused = readSegment(text.slice(0, end), start, start === from, found, today);
    if (refused) return refused;
    start = end + 1;
  }
  return { ok: true, value: { ...empty, ...found } };
}

function readSegment(text: string, start: number, isFirst: boolean, found: Found, today: Today): Refusal | null {
  const segment = text.slice(start);
  if (segment.startsWith('$$')) {
    const isSerial = segment[2] === '+';
    let position = start + (isSerial ? 3 : 2);
    const quantity = /^(?:8([0-9]{2})|9([0-9]{5}))/.exec(text.slice(position));
    if (quantity && !isSerial) {
      const refused = take(found, 'quantity', Number(quantity[1] ?? quantity[2]), position);
      if (refused) return refused;
      position += quantity[0].length;
      if (position === text.length) return null;
    }
    const date = readHibcDate(text, position, today);
    if (!date.ok) return date;
    const refused = date.value.date === null ? null : take(found, 'expiresOn', date.value.date, position);
    return refused ?? takeText(found, isSerial ? 'serial' : 'lot', text, date.value.end, true);
  }
  if (segment.startsWith('$+')) return takeText(found, 'serial', text, start + 2, false);
  if (segment.startsWith('$')) return takeText(found, 'lot', text, start + 1, false);
  if (isFirst && /^[0-9]{5}/.test(segment)) {
    const date = readForm(text, start, 'YYJJJ', today);
    if (!date.ok) return date;
    const refused = date.value.date === null ? null : take(found, 'expiresOn', date.value.date, start);
    return refused ?? takeText(found, 'lot', text, date.value.end, true);
  }
  const labelled = /^(S|16D|14D|Q)(.*)$/.exec(segment);
  const [, name, value = ''] = labelled ?? [];
  if (name === 'S') return takeText(found, 'serial', text, start + 1, false);
  if (name === 'Q' && /^[0-9]{1,9}$/.test(value)) return take(found, 'quantity', Number(value), start);
  if ((name === '14D' || name === '16D') && /^[0-9]{8}$/.test(value)) {
    const date = fullDate(value, start + 3);
    if (!date.ok) return date;
    return take(found, name === '14D' ? 'expiresOn' : 'manufacturedOn', date.value, start);
  }
  return refusal('No HIBC data begin like this', readAgain, start);
}

function fullDate(digits: string, position: number): Reading<LabelDate> {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  if (month < 1 || month > 12) return refusal(`There is no month ${digits.slice(4, 6)}`, readAgain, position + 4);
  if (day < 1 || day > daysIn(year, month)) {
    return refusal(`There is no day ${digits.slice(6)} in that month`, readAgain, position + 6);
  }
  return { ok: true, value: labelDate(year, month, day, true) };
}

function take<Key extends keyof Found>(found: Found, key: Key, value: Found[Key], position: number): Refusal | null {
  if (found[key] !== null && JSON.stringify(found[key]) !== JSON.stringify(value)) {
    return refusal(`The ${words[key]} stands there twice and differs`, readAgain, position);
  }
  found[key] = value;
  return null;
}

const words: Record<keyof Found, string> = {
  lot: 'lot',
  serial: 'serial number',
  expiresOn: 'expiry',
  manufacturedOn: 'date of manufacture',
  quantity: 'quantity',
};

/** A lot or serial: alphanumeric by the standard; a hyphen or a point is on enough labels to be read as it is. */
function takeText(
  found: Found,
  key: 'lot' | 'serial',
  text: string,
  position: number,
  mayBeMissing: boolean,
): Refusal | null {
  const value = text.slice(position);
  if (value === '') {
    return mayBeMissing ? null : refusal(`The ${words[key]} is empty`, readAgain, position);
  }
  const stranger = value.search(/[^0-9A-Z.-]/);
  if (stranger >= 0) return refusal(`This character is in no ${words[key]}`, readAgain, position + stranger);
  if (value.length > maxLotLength) {
    return refusal(
      `A ${words[key]} has at most ${maxLotLength} characters, this has ${value.length}`,
      readAgain,
      position + maxLotLength,
    );
  }
  return take(found, key, value, position);
}
