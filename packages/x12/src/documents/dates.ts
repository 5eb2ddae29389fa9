import { date, required, text, time } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** DTM: a date for a purpose. X12 dates have no zone: whose day it is, the partner's profile says (R30). */
export const dateTime = segment('DTM', {
  /** Element 374: 002 requested, 011 shipped, 017 estimated delivery, 036 expiration, 067 and 068 scheduled … */
  qualifier: required(text(1, 3)),
  /** ISO date. */
  on: date(2),
  /** ISO local time. */
  at: time(3),
  /** Element 623: LT local, UT universal, ET, CT, MT, PT … */
  zone: text(4, 2),
  /** Element 1250: how `period` is written, as RD8 for a range. */
  periodFormat: text(5, 3),
  period: text(6, 35),
});
export type DateTime = DocumentOf<typeof dateTime>;

/** G62: the warehouse sets' date. */
export const warehouseDate = segment('G62', {
  /** Element 432: 02 delivery requested, 04 order, 10 requested ship, 11 shipped, 37 and 38 not before, not later. */
  qualifier: required(text(1, 2)),
  on: date(2),
  timeQualifier: text(3, 2),
  at: time(4),
  zone: text(5, 2),
});
export type WarehouseDate = DocumentOf<typeof warehouseDate>;

/** The first date with one of the qualifiers, in the order of the qualifiers. */
export function dateOf(
  dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[],
  ...qualifiers: readonly string[]
): string | undefined {
  for (const qualifier of qualifiers) {
    const found = dates.find((each) => each.qualifier === qualifier && each.on !== undefined);
    if (found?.on !== undefined) return found.on;
  }
  return undefined;
}
