import type {
  BackorderChanged,
  PurchaseOrderChanged,
  QuarantineChanged,
  SubstitutionChanged,
} from '@supply-hub/events';
import { Decimal, Rational, unitPriceDigits } from '@supply-hub/quantities';
import type { Backorder, OrderLife, Quarantine, SubstitutionFact } from '../../domain/order-life/order-life.ts';
import {
  inBaseUnits,
  orderStatus,
  pricePerBaseUnit,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from '../../domain/purchase-order.ts';
import { partNumberOf } from '../../domain/substitute.ts';
import {
  backorderId,
  decimalOf,
  inOrderedUnits,
  isQuarantined,
  quarantineId,
  substitutionId,
  type KnownSubstitute,
  type LifeImage,
} from '../../db/life-image.ts';

/** An order as its life has it, for those who keep a copy. */
export function toldOfOrder(id: string, order: PurchaseOrder, life: OrderLife, image: LifeImage): PurchaseOrderChanged {
  const { number, supplierId, orderedOn, currency } = order;
  const lives = new Map(life.lines.map((line) => [line.orderLineId, line]));
  const lived = order.lines.map((line) => ({ ...line, status: lives.get(line.id)?.status ?? line.status }));
  const promises = Map.groupBy(image.promises, (promise) => promise.order_line_id);
  return {
    id,
    number,
    supplierId,
    status: orderStatus(order, lived),
    orderedOn,
    lines: lived.map((line) => ({
      id: line.id,
      number: line.number,
      itemId: line.itemId,
      facilityId: line.facilityId,
      supplierPartNumber: line.supplierPartNumber,
      quantity: line.quantity.value,
      unit: line.quantity.unit,
      baseQuantity: inBaseUnits(line, line.quantity.value).toString(),
      baseUnit: line.baseUnit,
      unitPrice: priceOf(Rational.from(line.pricePerUnit)),
      pricePerBaseUnit: priceOf(pricePerBaseUnit(line)),
      currency,
      receivedQuantity: line.received,
      // Invoices tell of themselves.
      invoicedQuantity: null,
      promises: (promises.get(line.id) ?? []).flatMap((promise) =>
        promise.promised_on === null
          ? []
          : [
              {
                on: promise.promised_on,
                quantity: inOrderedUnits(line, promise.quantity),
                baseQuantity: promise.item_quantity,
                itemId: promise.item_id,
                confirmed: promise.is_confirmed,
              },
            ],
      ),
      cancelled: line.status === 'CANCELLED',
      contractId: line.contractId,
      requisitionLineId: line.requisitionLineId,
    })),
  };
}

/** An order that its system no longer has: nothing more comes of it, and what came was not cancelled (R54). */
export function toldAsGone(told: PurchaseOrderChanged): PurchaseOrderChanged {
  const lines = told.lines.map((line) => ({
    ...line,
    promises: [],
    cancelled: Decimal.of(line.receivedQuantity ?? '0').sign === 0,
  }));
  return { ...told, status: lines.every(({ cancelled }) => cancelled) ? 'CANCELLED' : 'RECEIVED', lines };
}

/** What a backorder or a substitution is part of. */
export interface OfLine {
  readonly orderId: string;
  readonly order: PurchaseOrder;
  readonly line: PurchaseOrderLine;
}

export function toldOfBackorder({ orderId, order, line }: OfLine, backorder: Backorder): BackorderChanged {
  return {
    ...about({ orderId, order, line }),
    id: backorderId(orderId, backorder.key),
    quantity: backorder.quantity,
    promisedOn: backorder.promisedOn,
    earlier: backorder.promises.slice(0, -1).map(({ on, saidOn }) => ({ on, saidOn })),
    slipDays: backorder.slipDays,
    code: backorder.reason.code,
    reason: backorder.reason.words,
    isOpen: backorder.isOpen,
  };
}

export function toldOfSubstitution(
  { orderId, order, line }: OfLine,
  fact: SubstitutionFact,
  substitute: KnownSubstitute | undefined,
  decidedBy: string | null,
): SubstitutionChanged {
  return {
    ...about({ orderId, order, line }),
    id: substitutionId(orderId, fact.key),
    substituteItemId: substitute?.itemId ?? null,
    substitutePart: partNumberOf(fact.parts),
    baseQuantity: fact.quantity,
    factor: decimalOf(substitute?.factor ?? Rational.one),
    state: fact.state,
    isQuarantined: isQuarantined(fact),
    decidedBy: fact.state === 'REQUESTED' ? null : decidedBy,
  };
}

export function toldOfQuarantine({ orderId, order, line }: OfLine, quarantine: Quarantine): QuarantineChanged {
  const { key, substitutionKey, itemId, facilityId, lot, quantity, state } = quarantine;
  return {
    id: quarantineId(orderId, key),
    orderId,
    orderNumber: order.number,
    orderLineId: line.id,
    supplierId: order.supplierId,
    substitutionId: substitutionId(orderId, substitutionKey),
    itemId,
    facilityId,
    lot,
    quantity,
    state,
  };
}

function about({ orderId, order, line }: OfLine) {
  return {
    orderId,
    orderNumber: order.number,
    orderLineId: line.id,
    itemId: line.itemId,
    facilityId: line.facilityId,
    supplierId: order.supplierId,
    unit: line.baseUnit,
  };
}

const priceOf = (price: Rational) => (price.toDecimal() ?? price.round(unitPriceDigits, 'half-up')).toString();
