import { hash } from 'node:crypto';
import { hubId } from '@supply-hub/identifiers';
import { Decimal, Rational } from '@supply-hub/quantities';
import type { LineLife, OrderLife, SubstitutionFact } from '../domain/order-life/order-life.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../domain/purchase-order.ts';
import { known } from './save-lines.ts';

/** What the hub knows of a substitute beside what the supplier said. */
export interface KnownSubstitute {
  readonly itemId: string | null;
  /** Its unit in the hub's code; null where the supplier said none the hub knows. */
  readonly unit: string | null;
  /** Base units of it for one of what was ordered. */
  readonly factor: Rational;
}

/** By `SubstitutionFact.key`. */
export type KnownSubstitutes = ReadonlyMap<string, KnownSubstitute>;

/** The folded rows of one order, by table and with its columns' names. */
export type LifeImage = ReturnType<typeof imageOf>;

export const backorderId = (orderId: string, key: string) => hubId('backorder', 'hub', [orderId, key]);
export const quarantineId = (orderId: string, key: string) => hubId('quarantine', 'hub', [orderId, key]);
export const substitutionId = (orderId: string, key: string) => hubId('substitution', 'hub', [orderId, key]);

/** @param endOf when a day is over at a facility */
export function imageOf(
  orderId: string,
  order: PurchaseOrder,
  life: OrderLife,
  substitutes: KnownSubstitutes,
  endOf: (day: string, facilityId: string | null) => Temporal.Instant,
) {
  const lines = order.lines.flatMap((line) => {
    const lived = life.lines.find(({ orderLineId }) => orderLineId === line.id);
    return lived === undefined ? [] : [{ line, lived }];
  });
  const scope = ({ facilityId }: PurchaseOrderLine) => ({
    facility_ids: known([facilityId]),
    supplier_ids: [order.supplierId],
  });
  const of = (line: PurchaseOrderLine) => ({
    order_id: orderId,
    order_line_id: line.id,
    item_id: line.itemId,
    facility_id: line.facilityId,
    supplier_id: order.supplierId,
  });
  const rows = {
    lines: lines.map(({ line, lived }) => ({
      id: line.id,
      order_id: orderId,
      item_id: line.itemId,
      facility_id: line.facilityId,
      status: lived.status,
      base_unit: line.baseUnit,
      ordered: lived.ordered,
      cancelled: lived.cancelled,
      received: lived.received,
      surplus: lived.surplus,
      promised: lived.promised,
      unpromised: lived.unpromised,
      refused: lived.refused,
      shipped: lived.shipped,
      price_pending: lived.pricePending,
      held_reason: lived.heldReason,
      answered_price: lived.answeredPrice,
    })),
    promises: lines.flatMap(({ line, lived }) =>
      lived.promises.map((promise, place) => ({
        order_line_id: line.id,
        place,
        order_id: orderId,
        promised_on: promise.promisedOn,
        quantity: promise.quantity,
        is_confirmed: promise.isConfirmed,
        item_id: promise.itemId,
        item_quantity: ofSubstitute(promise, lived, substitutes),
        document_id: promise.documentId,
        due_at: promise.promisedOn === null ? null : endOf(promise.promisedOn, line.facilityId).toString(),
        is_noticed: false,
      })),
    ),
    backorders: lines.flatMap(({ line, lived }) =>
      lived.backorders.map((each) => ({
        id: backorderId(orderId, each.key),
        ...of(line),
        quantity: each.quantity,
        unit: line.baseUnit,
        promised_on: each.promisedOn,
        slip_days: each.slipDays,
        code: each.reason.code,
        reason: each.reason.words,
        is_open: each.isOpen,
        ...scope(line),
      })),
    ),
    backorderPromises: lines.flatMap(({ lived }) =>
      lived.backorders.flatMap((each) =>
        each.promises.map(({ on, saidOn, documentId }, place) => ({
          backorder_id: backorderId(orderId, each.key),
          place,
          promised_on: on,
          said_on: saidOn,
          document_id: documentId,
        })),
      ),
    ),
    substitutions: lines.flatMap(({ line, lived }) =>
      lived.substitutions.map((each) => {
        const substitute = substitutes.get(each.key);
        return {
          id: substitutionId(orderId, each.key),
          key: each.key,
          ...of(line),
          substitute_item_id: substitute?.itemId ?? null,
          parts: each.parts,
          quantity: each.quantity,
          unit: line.baseUnit,
          sent_unit: substitute?.unit ?? null,
          factor: (substitute?.factor ?? Rational.one).toString(),
          state: each.state,
          is_quarantined: isQuarantined(each),
          document_id: each.documentId,
          ...scope(line),
        };
      }),
    ),
  };
  const whole = {
    has_answer: life.hasAnswer,
    is_rejected: life.isRejected,
    supplier_order_number: life.supplierOrderNumber,
    changes: life.changes,
  };
  return {
    life: { order_id: orderId, ...whole, fold_hash: hash('sha256', JSON.stringify([whole, rows])) },
    ...rows,
  };
}

/** R42: what is on its way or there before anybody approved it is not to be used. */
export const isQuarantined = ({ isShipped, state }: SubstitutionFact): boolean => isShipped && state !== 'APPROVED';

/** A promise in the base unit of what comes. */
function ofSubstitute(
  { itemId, quantity }: LineLife['promises'][number],
  { substitutions }: LineLife,
  substitutes: KnownSubstitutes,
): string {
  if (itemId === null) return quantity;
  const fact = substitutions.find(({ key }) => substitutes.get(key)?.itemId === itemId);
  const factor = fact === undefined ? undefined : substitutes.get(fact.key)?.factor;
  return factor === undefined ? quantity : decimalOf(Decimal.of(quantity).toRational().times(factor));
}

/** All digits where there is an end to them. */
export const decimalOf = (exact: Rational): string => (exact.toDecimal() ?? exact.round(20, 'half-up')).toString();

/** Something of a line in the ordered unit. */
export const inOrderedUnits = ({ factor }: Pick<PurchaseOrderLine, 'factor'>, baseQuantity: string): string =>
  decimalOf(Decimal.of(baseQuantity).toRational().dividedBy(Rational.from(factor)));
