import { pairs, text, type QualifiedValue } from './layout/field.ts';
import { segment } from './layout/layout.ts';

/**
 * One way a product is named: an element 235 qualifier (VC vendor catalogue, IN buyer item, UK GTIN-14, LT lot …) and
 * the id, as sent. Lists keep the sender's order.
 */
export type ProductId = QualifiedValue;

/** The first id with one of the qualifiers, in the order of the qualifiers: what stands first is preferred. */
export function productId(ids: readonly ProductId[], ...qualifiers: readonly string[]): string | undefined {
  for (const qualifier of qualifiers) {
    const found = ids.find((id) => id.qualifier === qualifier);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** How the supplier calls it: catalogue, item or part number. */
export const supplierPartOf = (ids: readonly ProductId[]): string | undefined =>
  productId(ids, 'VC', 'VN', 'VP', 'SK', 'VX');

/** How the buyer calls it: our item number. */
export const buyerItemOf = (ids: readonly ProductId[]): string | undefined => productId(ids, 'IN', 'BP', 'CB', 'PI');

/** How its maker calls it. */
export const manufacturerPartOf = (ids: readonly ProductId[]): string | undefined => productId(ids, 'MG', 'MF');

/** A GTIN of any length, as sent: its check digit is for `@supply-hub/identifiers` to judge (R8). */
export const gtinOf = (ids: readonly ProductId[]): string | undefined =>
  productId(ids, 'UK', 'EN', 'UP', 'EO', 'UI', 'UA');

/** LIN: which product the segments after it speak of. */
export const itemIdentification = segment('LIN', {
  /** The line number, where the document has lines of its own or repeats the order's. */
  number: text(1, 20),
  productIds: pairs(2, 31),
});
