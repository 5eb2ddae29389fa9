import { Decimal } from '@supply-hub/quantities';

/** A line of an order with what is still to come of it, in the item's base unit. */
export interface ComingLine {
  readonly id: string;
  readonly itemId: string;
  readonly facilityId: string;
  readonly baseUnit: string;
  readonly promises: readonly { readonly on: string; readonly quantity: string; readonly confirmed: boolean }[];
}

/** A line of an order as orders tells of it; quantities are exact decimals in the line's own unit. */
export interface OrderedLine {
  readonly id: string;
  readonly itemId: string | null;
  readonly facilityId: string | null;
  readonly quantity: string;
  readonly baseQuantity: string | null;
  readonly baseUnit: string | null;
  readonly promises: readonly { readonly on: string; readonly quantity: string; readonly confirmed: boolean }[];
  readonly cancelled: boolean;
}

/**
 * What is still to come with an order. Promises are in the line's own unit; one of it is as many base units as the line
 * itself says (R6). What has no exact decimal is rounded down in the sixth place: no case is promised what will not
 * come. A line of no known item, facility or factor comes for no case, and so does one that was cancelled; of an order
 * that is not released nothing does, for its supplier has never seen it.
 */
export function inboundOf({
  status,
  lines,
}: {
  readonly status: string;
  readonly lines: readonly OrderedLine[];
}): ComingLine[] {
  if (status === 'NOT_RELEASED') return [];
  return lines.flatMap(({ id, itemId, facilityId, baseUnit, baseQuantity, quantity, cancelled, promises }) => {
    const ordered = Decimal.of(quantity);
    if (itemId === null || facilityId === null || baseUnit === null || baseQuantity === null) return [];
    if (cancelled || ordered.sign <= 0) return [];
    const factor = Decimal.of(baseQuantity).dividedBy(ordered);
    const coming = promises.flatMap((promise) => {
      const exact = Decimal.of(promise.quantity).toRational().times(factor);
      const inBase = exact.toDecimal() ?? exact.round(6, 'down');
      return inBase.sign <= 0 ? [] : [{ on: promise.on, quantity: inBase.toString(), confirmed: promise.confirmed }];
    });
    return coming.length === 0 ? [] : [{ id, itemId, facilityId, baseUnit, promises: coming }];
  });
}
