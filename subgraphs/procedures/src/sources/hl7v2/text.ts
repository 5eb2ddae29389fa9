import type { Sent } from '@supply-hub/hl7v2';

/** Longer texts are no identifiers, codes or names of anything. */
const longest = 200;

/** A value as the hub keeps it: no NUL, which PostgreSQL's text cannot hold, no blanks around, not empty, not endless. */
export function textOf(value: Sent<string>): string | undefined {
  const text = (value ?? '').replaceAll('\0', '').trim().toWellFormed();
  return text === '' || text.length > longest ? undefined : text;
}
