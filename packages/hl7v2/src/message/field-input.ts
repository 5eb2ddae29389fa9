import { InvalidInput } from '@supply-hub/errors';
import type { Delimiters } from '../text/delimiters.ts';
import { encodeValue, type Sent } from './raw-value.ts';

/**
 * A field to write, as nested as it needs to be. Text is escaped at every level, so nothing in it can end a
 * component, a field or a segment.
 *
 * - `'OR3'`, `null` (written `""`) or `undefined` (left empty): the whole field;
 * - `['27130', 'TOTAL HIP', 'CPT']`: components; `['a', ['b', 'c']]`: the second has sub-components;
 * - `{ repetitions: [...] }`: one of the above each;
 * - `{ raw: 'A^B' }`: already in this message's own separators and escapes, for echoing a field.
 */
export type FieldInput =
  | RepetitionInput
  | { readonly repetitions: readonly RepetitionInput[] }
  | { readonly raw: string };
export type RepetitionInput = Sent<string> | readonly ComponentInput[];
export type ComponentInput = Sent<string> | readonly Sent<string>[];

/** Control characters that could end a segment or a frame; a tab is text. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/**
 * The raw text of a field.
 * @throws InvalidInput  a `raw` field that would end the field or the segment, or lone surrogates
 */
export function encodeField(input: FieldInput, delimiters: Delimiters, path: string): string {
  const raw = encode(input, delimiters, path);
  if (!raw.isWellFormed()) throw new InvalidInput(`${path} is no well-formed text`, { field: path });
  return raw;
}

function encode(input: FieldInput, delimiters: Delimiters, path: string): string {
  if (input === null || input === undefined || typeof input === 'string') return encodeValue(input, delimiters);
  if ('raw' in input) {
    if (control.test(input.raw) || input.raw.includes(delimiters.field)) {
      throw new InvalidInput(`${path} holds a field separator or a control character`, { field: path });
    }
    return input.raw;
  }
  if ('repetitions' in input) {
    return input.repetitions.map((each) => encodeRepetition(each, delimiters, path)).join(delimiters.repetition);
  }
  return encodeRepetition(input, delimiters, path);
}

/** The raw text of one repetition. */
function encodeRepetition(input: RepetitionInput, delimiters: Delimiters, path: string): string {
  if (input === null || input === undefined || typeof input === 'string') return encodeValue(input, delimiters);
  return trimmed(
    input.map((each) => encodeComponent(each, delimiters, path)),
    delimiters.component,
  );
}

function encodeComponent(input: ComponentInput, delimiters: Delimiters, path: string): string {
  if (input === null || input === undefined || typeof input === 'string') return encodeValue(input, delimiters);
  const parts = input.map((each) => encodeValue(each, delimiters));
  if (delimiters.subcomponent === undefined && parts.length > 1) {
    throw new InvalidInput(`${path} needs sub-components, and this message declares no separator for them`, {
      field: path,
    });
  }
  return trimmed(parts, delimiters.subcomponent ?? '');
}

/** Joined, without the empty parts at the end, which say nothing. */
export function trimmed(parts: readonly string[], separator: string): string {
  let end = parts.length;
  while (end > 0 && parts[end - 1] === '') end -= 1;
  return (end === parts.length ? parts : parts.slice(0, end)).join(separator);
}
