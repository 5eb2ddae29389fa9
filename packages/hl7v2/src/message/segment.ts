import { InvalidInput } from '@supply-hub/errors';
import { uncarried } from '../text/codec.ts';
import { headerNames } from '../text/delimiters.ts';
import { encodeField, type FieldInput } from './field-input.ts';
import { Hl7Repetition } from './repetition.ts';
import { decodePlainText, readText, nthPart, readValue, replacePart, type Sent, type TextRules } from './raw-value.ts';

/** A place in a segment; every number counts from 1, as in the HL7 dictionary. */
export interface FieldAddress {
  readonly field: number;
  /** @default 1 */
  readonly repetition?: number;
  /** Absent: the whole repetition. */
  readonly component?: number;
  /** Absent: the whole component. */
  readonly subcomponent?: number;
}

/** No HL7 segment has half as many; it stops a mistake from filling the memory with separators. */
const maxPosition = 1000;

/** The fields whose change would make the rest of the message unreadable. */
const fixedFields: ReadonlyMap<number, string> = new Map([
  [1, 'it separates the fields of this message'],
  [2, 'it separates the parts of this message'],
  [18, 'it says how the bytes of this message read'],
]);

const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The name of a segment given its raw text; empty when it has none (a broken line, kept all the same). */
export function nameOf(raw: string, fieldSeparator: string): string {
  if (raw.length < 3 || (raw.length > 3 && raw.charAt(3) !== fieldSeparator)) return '';
  const [second, third] = [raw.charCodeAt(1), raw.charCodeAt(2)];
  const isName =
    isCapital(raw.charCodeAt(0)) && (isCapital(second) || isDigit(second)) && (isCapital(third) || isDigit(third));
  return isName ? raw.slice(0, 3) : '';
}

/**
 * One segment. It looks for separators only as far as the fields that are asked for; what is never asked for
 * or set is never looked at, and is written again byte for byte.
 */
export class Hl7Segment {
  /** Three characters, or empty for a line that is no segment. */
  readonly name: string;
  readonly #rules: TextRules;
  #raw: string;
  /** Where the separators found so far stand. */
  #separators: number[] = [];
  readonly #isHeader: boolean;
  #isTouched = false;

  /** @internal */
  constructor(raw: string, rules: TextRules) {
    this.#raw = raw;
    this.#rules = rules;
    this.name = nameOf(raw, rules.delimiters.field);
    this.#isHeader = headerNames.has(this.name);
  }

  /** The segment as it stands in the message, without its terminator. */
  get raw(): string {
    return this.#raw;
  }

  /** Whether a field was set since the message was read or built. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** The highest field number present, empty trailing fields included. */
  get fieldCount(): number {
    this.#findSeparators(Number.POSITIVE_INFINITY);
    return this.#separators.length + (this.#isHeader ? 1 : 0);
  }

  /** A field as it stands, repetitions and escapes included; empty when absent. */
  rawField(field: number): string {
    if (!this.#isHeader) return this.#part(field);
    // MSH-1 is the separator itself, so the text after it is MSH-2.
    return field === 1 ? this.#rules.delimiters.field : this.#part(field - 1);
  }

  /** One value of the first repetition, decoded. Positions count from 1. */
  value(field: number, component = 1, subcomponent = 1): Sent<string> {
    const rules = this.#isSeparatorField(field) ? uncut(this.#rules) : this.#rules;
    return readValue(this.#firstRepetition(field), component, subcomponent, rules);
  }

  /**
   * The first repetition, or one component of it, as one text: the separators inside are taken for what
   * somebody typed without escaping it.
   */
  text(field: number, component?: number): Sent<string> {
    return readText(this.#firstRepetition(field), component, this.#rules);
  }

  /** As `text`, with line breaks and other formatting instructions carried out. */
  plainText(field: number): Sent<string> {
    return decodePlainText(this.#firstRepetition(field), this.#rules);
  }

  /** The repetitions of a field in order; none when it is empty. */
  repetitions(field: number): readonly Hl7Repetition[] {
    const raw = this.rawField(field);
    if (raw === '') return [];
    if (this.#isSeparatorField(field)) return [new Hl7Repetition(raw, uncut(this.#rules))];
    return raw.split(this.#rules.delimiters.repetition).map((each) => new Hl7Repetition(each, this.#rules));
  }

  /** Whether the sender cut the value short (2.7: it ends in the truncation character). The value keeps it. */
  isTruncated(field: number): boolean {
    const { truncation } = this.#rules.delimiters;
    return truncation !== undefined && this.rawField(field).endsWith(truncation);
  }

  /**
   * Sets a value; its neighbours stay as they stand. `null` writes `""`, `undefined` empties.
   * Whatever the text holds, it stays one value: it can end no component, field or segment.
   * @throws InvalidInput  a field that may not change, or text the message's character set cannot carry
   */
  set(address: FieldAddress | number, value: FieldInput): void {
    const place = typeof address === 'number' ? undefined : address;
    const field = typeof address === 'number' ? address : address.field;
    const path = `${this.name}-${field}`;
    checkPosition(field, path);
    const fixed = this.name === 'MSH' || (this.#isHeader && field < 3) ? fixedFields.get(field) : undefined;
    if (fixed !== undefined) throw new InvalidInput(`${path} cannot be set: ${fixed}`, { field: path });
    const raw = encodeField(value, this.#rules.delimiters, path);
    if (!this.#rules.codec.carries(raw)) {
      throw new InvalidInput(uncarried(path, this.#rules.codec), { field: path });
    }
    const parts = this.#raw.split(this.#rules.delimiters.field);
    const index = this.#isHeader ? field - 1 : field;
    while (parts.length <= index) parts.push('');
    parts[index] = place === undefined ? raw : this.#placed(parts[index] ?? '', raw, place, path);
    this.#separators = [];
    this.#raw = parts.join(this.#rules.delimiters.field);
    this.#isTouched = true;
  }

  #placed(whole: string, raw: string, place: FieldAddress, path: string): string {
    const { delimiters } = this.#rules;
    const { repetition = 1, component, subcomponent } = place;
    checkPosition(repetition, path);
    if (raw.includes(delimiters.repetition)) {
      throw new InvalidInput(`${path}: several repetitions cannot be set in one place`, { field: path });
    }
    return replacePart(whole, delimiters.repetition, repetition, (one) => {
      if (component === undefined) return raw;
      checkPosition(component, path);
      if (raw.includes(delimiters.component)) {
        throw new InvalidInput(`${path}: several components cannot be set in one place`, { field: path });
      }
      return replacePart(one, delimiters.component, component, (part) => {
        if (subcomponent === undefined) return raw;
        checkPosition(subcomponent, path);
        if (delimiters.subcomponent === undefined || raw.includes(delimiters.subcomponent)) {
          throw new InvalidInput(`${path}: a sub-component cannot be set so`, { field: path });
        }
        return replacePart(part, delimiters.subcomponent, subcomponent, () => raw);
      });
    });
  }

  #isSeparatorField(field: number): boolean {
    return field <= 2 && this.#isHeader;
  }

  /** The n-th text between separators; the name is the 0th. */
  #part(n: number): string {
    if (n < 1) return '';
    const separators = this.#separators;
    if (separators.length <= n) this.#findSeparators(n + 1);
    const before = separators[n - 1];
    return before === undefined ? '' : this.#raw.slice(before + 1, separators[n]);
  }

  #findSeparators(count: number): void {
    const separators = this.#separators;
    const separator = this.#rules.delimiters.field;
    let at = separators.at(-1) ?? -1;
    while (separators.length < count) {
      at = this.#raw.indexOf(separator, at + 1);
      if (at === -1) return;
      separators.push(at);
    }
  }

  #firstRepetition(field: number): string {
    const raw = this.rawField(field);
    return this.#isSeparatorField(field) ? raw : nthPart(raw, this.#rules.delimiters.repetition, 1);
  }
}

/** MSH-1 and MSH-2 hold separators that separate nothing. */
const uncut = (rules: TextRules): TextRules => ({
  ...rules,
  delimiters: { ...rules.delimiters, component: '\0', escape: '\0', subcomponent: undefined },
});

function checkPosition(position: number, path: string): void {
  if (!Number.isInteger(position) || position < 1 || position > maxPosition) {
    throw new InvalidInput(`${path}: a position is a whole number from 1 to ${maxPosition}`, { field: path });
  }
}
