import type { Row } from './table.ts';

/** What a row is known by: the values of these fields, as one text. */
export function keyOf(row: Row | undefined, ...fields: readonly string[]): string {
  return fields.map((field) => String(row?.[field])).join(' ');
}
