import { InvalidInput } from '@supply-hub/errors';
import { codecNamed } from '../text/charset.ts';
import { encodingCharacters, readDelimiters, standardDelimiters, type Delimiters } from '../text/delimiters.ts';
import { trimmed } from './field-input.ts';
import type { Hl7Message } from './message.ts';
import { encodedFields, newSegmentText, type SegmentInput } from './new-segment.ts';
import type { TextRules } from './raw-value.ts';
import { readMessage } from './read-message.ts';

export interface MessageInput {
  /** MSH fields from 3 on, without 18: `{ 3: 'HUB', 9: ['ACK', 'S12', 'ACK'], 10: id, 11: 'P', 12: '2.5.1' }`. */
  readonly header: SegmentInput;
  /** The segments after MSH, in order. */
  readonly segments: readonly (readonly [name: string, fields: SegmentInput])[];
  /** @default `|^~\&` */
  readonly delimiters?: Delimiters;
  /** MSH-18, in HL7's words; empty leaves the field empty and allows ASCII alone. @default 'UNICODE UTF-8' */
  readonly charset?: string;
}

/**
 * Builds a message. Text is escaped, so no value can end a field or a segment.
 * @throws InvalidInput  separators that do not separate, an unknown character set, a segment that is none, or
 *   a value the character set cannot carry
 */
export function buildMessage(input: MessageInput): Hl7Message {
  const delimiters = input.delimiters ?? standardDelimiters;
  const charset = input.charset ?? 'UNICODE UTF-8';
  const codec = codecNamed(charset === '' ? 'ASCII' : charset);
  if (codec === undefined)
    throw new InvalidInput('MSH-18 must name a character set that is known', { field: 'MSH-18' });
  const reading = readDelimiters(`MSH${delimiters.field}${encodingCharacters(delimiters)}${delimiters.field}`);
  const isAmbiguous = delimiters.truncation !== undefined && delimiters.subcomponent === undefined;
  if (!reading.ok || reading.repeated || isAmbiguous) {
    throw new InvalidInput(
      reading.ok ? 'the separators must all differ, and none be left out before another' : reading.reason,
      { field: 'MSH-2' },
    );
  }
  const rules: TextRules = { delimiters, codec, hasUndecodable: false };
  const segments = input.segments.map(([name, fields]) => newSegmentText(name, fields, rules));
  const text = [headerText(input.header, charset, rules), ...segments, ''].join('\r');
  const result = readMessage(text);
  if (!result.ok) throw new InvalidInput(`a message could not be built: ${result.reason}`);
  return result.message;
}

function headerText(fields: SegmentInput, charset: string, rules: TextRules): string {
  const { delimiters } = rules;
  const parts = ['MSH', encodingCharacters(delimiters)];
  for (const [number, raw] of [...encodedFields('MSH', fields, rules), [18, charset] as const]) {
    if (number < 3 || (number === 18 && raw !== charset)) {
      throw new InvalidInput(`MSH-${number} is written by the builder`, { field: `MSH-${number}` });
    }
    while (parts.length < number) parts.push('');
    parts[number - 1] = raw;
  }
  return trimmed(parts, delimiters.field);
}
