import { InvalidInput } from '@supply-hub/errors';
import { uncarried } from '../text/codec.ts';
import { encodeField, trimmed, type FieldInput } from './field-input.ts';
import type { TextRules } from './raw-value.ts';

/** Fields by their number in the HL7 dictionary: `{ 1: '1', 3: ['27130', 'TOTAL HIP', 'CPT'] }`. */
export type SegmentInput = Readonly<Record<number, FieldInput>>;

const newSegmentName = /^(?!MSH|FHS|BHS|BTS|FTS)[A-Z][A-Z0-9]{2}$/;

/**
 * The raw text of a new segment.
 * @throws InvalidInput  the name is none or opens a message or batch, or a value cannot be written
 */
export function newSegmentText(name: string, fields: SegmentInput, rules: TextRules): string {
  if (!newSegmentName.test(name)) {
    throw new InvalidInput(`a segment cannot be named ${name.slice(0, 10)}`, { field: name.slice(0, 10) });
  }
  const parts = [name];
  for (const [number, raw] of encodedFields(name, fields, rules)) {
    while (parts.length < number) parts.push('');
    parts[number] = raw;
  }
  return trimmed(parts, rules.delimiters.field);
}

/** Each field's number and raw text, in ascending order. */
export function encodedFields(
  name: string,
  fields: SegmentInput,
  rules: TextRules,
): readonly (readonly [number, string])[] {
  return Object.entries(fields).map(([key, input]) => {
    const path = `${name}-${key.slice(0, 10)}`;
    if (!/^[1-9]\d{0,2}$/.test(key)) throw new InvalidInput(`${path} is no field number`, { field: path });
    const raw = encodeField(input, rules.delimiters, path);
    if (!rules.codec.carries(raw)) {
      throw new InvalidInput(uncarried(path, rules.codec), { field: path });
    }
    return [Number(key), raw] as const;
  });
}
