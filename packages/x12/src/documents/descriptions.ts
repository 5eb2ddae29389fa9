import { decimal, pairs, required, text } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** PID. */
export const description = segment('PID', {
  /** F free form, S structured, X both. */
  kind: required(text(1, 1)),
  characteristic: text(2, 3),
  agency: text(3, 2),
  code: text(4, 12),
  text: text(5, 80),
  position: text(6, 2),
  source: text(7, 15),
  answer: text(8, 1),
  language: text(9, 3),
});
export type Description = DocumentOf<typeof description>;

/** MEA. */
export const measurement = segment('MEA', {
  reference: text(1, 2),
  qualifier: text(2, 3),
  value: decimal(3),
  unit: text([4, 1], 2),
  from: decimal(5),
  to: decimal(6),
});
export type Measurement = DocumentOf<typeof measurement>;

/** SLN: a component of a kit or an assortment. */
export const component = segment('SLN', {
  number: required(text(1, 20)),
  parent: text(2, 20),
  /** Element 662: I included, A add, D delete, S substitute … */
  relationship: required(text(3, 1)),
  quantity: decimal(4),
  unit: text([5, 1], 2),
  price: decimal(6),
  basis: text(7, 2),
  relationshipNote: text(8, 1),
  productIds: pairs(9, 28),
});
export type Component = DocumentOf<typeof component>;

/** The free text of descriptions, in their order, joined as one line; undefined when there is none. */
export function descriptionText(descriptions: readonly Description[]): string | undefined {
  const parts = descriptions.map((each) => each.text).filter((each) => each !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
