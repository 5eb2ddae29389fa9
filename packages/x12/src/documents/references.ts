import type { DocumentOf } from './layout/layout.ts';
import { date, required, text, time } from './layout/field.ts';
import { loop, many, segment } from './layout/layout.ts';

/** REF: a number somebody knows something by. */
export const reference = segment('REF', {
  /** Element 128: PO, RQ requisition, CT contract, LT lot, SE serial, BM bill of lading, 2I tracking … */
  qualifier: required(text(1, 3)),
  value: text(2, [30, 80]),
  description: text(3, 80),
});
export type Reference = DocumentOf<typeof reference>;

const message = segment('MSG', { text: required(text(1, 264)) });

/** N9: a reference that may carry free text (MSG) under it. */
export const extendedReference = loop(
  segment('N9', {
    qualifier: required(text(1, 3)),
    value: text(2, [30, 80]),
    description: text(3, [45, 80]),
    on: date(4),
    at: time(5),
  }),
  { messages: many(message) },
);
export type ExtendedReference = DocumentOf<typeof extendedReference>;

/** N9 in the warehouse sets, where no text follows. */
export const warehouseReference = segment('N9', {
  qualifier: required(text(1, 3)),
  value: text(2, [30, 80]),
  description: text(3, [45, 80]),
  on: date(4),
  at: time(5),
});
export type WarehouseReference = DocumentOf<typeof warehouseReference>;

/** L11: the carriers' REF, number first. */
export const businessReference = segment('L11', {
  value: text(1, [30, 80]),
  qualifier: text(2, 3),
  description: text(3, 80),
});
export type BusinessReference = DocumentOf<typeof businessReference>;

/** The value of the first reference with one of the qualifiers, in the order of the qualifiers. */
export function referenceOf(
  references: readonly { readonly qualifier?: string | undefined; readonly value?: string | undefined }[],
  ...qualifiers: readonly string[]
): string | undefined {
  for (const qualifier of qualifiers) {
    const found = references.find((each) => each.qualifier === qualifier && each.value !== undefined);
    if (found?.value !== undefined) return found.value;
  }
  return undefined;
}
