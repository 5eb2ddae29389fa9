import { escapeText, unescapeText, unescapeToPlainText } from '../text/escape.ts';
import type { Codec } from '../text/codec.ts';
import type { Delimiters } from '../text/delimiters.ts';

/**
 * What a sender said of a value: the value; `null`, said as `""`, which deletes what the receiver has; or
 * `undefined`, an empty or missing field, which says nothing and changes nothing.
 */
export type Sent<T> = T | null | undefined;

/** What reading a value needs to know of its message. */
export interface TextRules {
  readonly delimiters: Delimiters;
  readonly codec: Codec;
  /** Some bytes of the message were no text in its character set: values show U+FFFD there. */
  readonly hasUndecodable: boolean;
}

const nullValue = '""';

/** The n-th (from 1) part of a text between separators; empty when there are fewer. Cuts only what it returns. */
export function nthPart(text: string, separator: string | undefined, n: number): string {
  if (separator === undefined) return n === 1 ? text : '';
  let start = 0;
  for (let skip = n; skip > 1; skip -= 1) {
    const at = text.indexOf(separator, start);
    if (at === -1) return '';
    start = at + 1;
  }
  const end = text.indexOf(separator, start);
  return end === -1 ? text.slice(start) : text.slice(start, end);
}

/** One sub-component of a repetition, decoded. A null at any level above is a null here. */
export function readValue(repetition: string, component: number, subcomponent: number, rules: TextRules): Sent<string> {
  if (repetition === '') return undefined;
  if (repetition === nullValue) return null;
  const whole = nthPart(repetition, rules.delimiters.component, component);
  if (whole === '') return undefined;
  if (whole === nullValue) return null;
  return decodeValue(nthPart(whole, rules.delimiters.subcomponent, subcomponent), rules);
}

/** A repetition, or one component of it, as one text. */
export function readText(repetition: string, component: number | undefined, rules: TextRules): Sent<string> {
  if (component === undefined || repetition === nullValue) return decodeValue(repetition, rules);
  return decodeValue(nthPart(repetition, rules.delimiters.component, component), rules);
}

/** A raw piece without separators of its own, decoded; also whole fields whose separators are only text. */
function decodeValue(raw: string, rules: TextRules): Sent<string> {
  if (raw === '') return undefined;
  if (raw === nullValue) return null;
  const text = unescapeText(raw, rules.delimiters, rules.codec);
  return rules.hasUndecodable ? text.toWellFormed() : text;
}

/** As `decodeValue`, with formatting instructions carried out as plain text. */
export function decodePlainText(raw: string, rules: TextRules): Sent<string> {
  if (raw === '') return undefined;
  if (raw === nullValue) return null;
  return unescapeToPlainText(raw, rules.delimiters, rules.codec).toWellFormed();
}

/** The raw form of one value. */
export function encodeValue(value: Sent<string>, delimiters: Delimiters): string {
  if (value === null) return nullValue;
  return value === undefined ? '' : escapeText(value, delimiters);
}

/** Replaces the n-th (from 1) part of a text, adding empty parts up to it. A null that is cut is emptied first. */
export function replacePart(text: string, separator: string, n: number, change: (part: string) => string): string {
  const parts = text === nullValue && n > 1 ? [''] : text.split(separator);
  while (parts.length < n) parts.push('');
  parts[n - 1] = change(parts[n - 1] ?? '');
  return parts.join(separator);
}
