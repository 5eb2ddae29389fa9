import { readSet, standardSeparators, type X12Set } from '../src/x12.ts';

/** A set of these segments, ST and SE put around them. */
export function setOf(type: string, segments: readonly string[], version = '004010'): X12Set {
  const all = [`ST*${type}*0001`, ...segments, `SE*${segments.length + 2}*0001`];
  return readSet(Buffer.from(all.map((segment) => `${segment}~`).join('')), standardSeparators, version);
}

/** The segments of a text as the guides print them: one line or many, `~` between them. */
export const segmentsOf = (text: string): readonly string[] =>
  text
    .split('~')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
