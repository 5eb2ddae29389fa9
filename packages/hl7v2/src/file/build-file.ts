import { encodedFields, type SegmentInput } from '../message/new-segment.ts';
import { trimmed } from '../message/field-input.ts';
import type { Hl7Message } from '../message/message.ts';
import { asciiCodec } from '../text/codec.ts';
import { encodingCharacters, standardDelimiters } from '../text/delimiters.ts';

export interface BatchInput {
  /** BHS fields from 3 on. */
  readonly header: SegmentInput;
  readonly messages: readonly Hl7Message[];
}

export interface FileInput {
  /** FHS fields from 3 on. */
  readonly header: SegmentInput;
  readonly batches: readonly BatchInput[];
}

/**
 * A batch file, its counts written by us: FHS { BHS { message } BTS } FTS. Each message keeps its own
 * separators and character set.
 * @throws InvalidInput  a value that cannot be written
 */
export function buildFile(input: FileInput): Uint8Array {
  const parts: Uint8Array[] = [envelope('FHS', input.header)];
  for (const batch of input.batches) {
    parts.push(envelope('BHS', batch.header));
    parts.push(...batch.messages.map((message) => message.toWire()));
    parts.push(Buffer.from(`BTS|${batch.messages.length}\r`));
  }
  parts.push(Buffer.from(`FTS|${input.batches.length}\r`));
  return Buffer.concat(parts);
}

function envelope(name: 'FHS' | 'BHS', fields: SegmentInput): Uint8Array {
  const rules = { delimiters: standardDelimiters, codec: asciiCodec, hasUndecodable: false };
  const parts = [name, encodingCharacters(standardDelimiters)];
  for (const [number, raw] of encodedFields(name, fields, rules)) {
    if (number < 3) continue;
    while (parts.length < number) parts.push('');
    parts[number - 1] = raw;
  }
  return Buffer.from(`${trimmed(parts, standardDelimiters.field)}\r`);
}
