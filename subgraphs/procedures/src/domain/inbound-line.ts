import { Decimal, Rational } from '@supply-hub/quantities';

/** A line of an order with what is still to come of it, in the item's base unit. */
export interface ComingLine {
  readonly id: string;
  readonly itemId: string;
  readonly facilityId: string;
  /** Null: the item's own, whatever it is. */
  readonly baseUnit: string | null;
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
  readonly promises: readonly {
    readonly on: string;
    readonly quantity: string;
    readonly confirmed: boolean;
    /** In the base unit of the item that comes; absent or null where orders knew no factor. */
    readonly baseQuantity?: string | null;
    /** The approved substitute that comes in the place of the line's item (R42); absent or null: what was ordered. */
    readonly itemId?: string | null;
  }[];
  readonly cancelled: boolean;
}

/**
 * What is still to come with an order, item by item: a line may bring what was ordered and an approved substitute.
 * Promises are in the line's own unit; one of it is as many base units as the line itself says (R6), and of a substitute
 * as many as orders says. What has no exact decimal is rounded down in the sixth place: no case is promised what will
 * not come. A line of no known item, facility or factor comes for no case, and so does one that was cancelled; of an
 * order that is not released nothing does, for its supplier has never seen it.
 */
export function inboundOf({
  status,
  lines,
}: {
  readonly status: string;
  readonly lines: readonly OrderedLine[];
}): ComingLine[] {
  if (status === 'NOT_RELEASED') return [];
  return lines.flatMap((line) => {
    const { id, facilityId, cancelled } = line;
    if (facilityId === null || cancelled || Decimal.of(line.quantity).sign <= 0) return [];
    const comes = Map.groupBy(line.promises, ({ itemId }) => itemId ?? line.itemId);
    return [...comes].flatMap(([itemId, promises]) => {
      if (itemId === null) return [];
      const isSubstitute = itemId !== line.itemId;
      if (!isSubstitute && line.baseUnit === null) return [];
      const coming = promises.flatMap((promise) => {
        const quantity = inBase(line, promise, isSubstitute);
        return quantity === null ? [] : [{ on: promise.on, quantity, confirmed: promise.confirmed }];
      });
      return coming.length === 0
        ? []
        : [{ id, itemId, facilityId, baseUnit: isSubstitute ? null : line.baseUnit, promises: coming }];
    });
  });
}

/** Null where nobody knows how much that is, or it is nothing. */
function inBase(
  { quantity, baseQuantity }: OrderedLine,
  promise: OrderedLine['promises'][number],
  isSubstitute: boolean,
): string | null {
  const said = promise.baseQuantity ?? null;
  if (said !== null) return Decimal.of(said).sign > 0 ? Decimal.of(said).toString() : null;
  if (isSubstitute || baseQuantity === null) return null;
  const exact = Decimal.of(promise.quantity).toRational().times(Rational.ofTexts(baseQuantity, quantity));
  const rounded = exact.toDecimal() ?? exact.round(6, 'down');
  return rounded.sign > 0 ? rounded.toString() : null;
}
