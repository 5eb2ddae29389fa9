/**
 * S/4HANA's purchase order and supplier confirmations → the hub's PurchaseOrder.
 *
 * What arrived is what its schedule lines have received; where a release does not tell, ordered less open. A line
 * withdrawn before anything came has received nothing, whatever its schedule lines leave open. The order's own factors
 * are used, never the item master's (R6). Quantities stay in the order's unit.
 */
import { Decimal, Money, Rational, type Reading } from '@supply-hub/quantities';
import { confirmedDeliveries, inOrder, isRefused, promisesOf, type SupplierAnswer } from '../../../domain/promises.ts';
import {
  inBaseUnits,
  lineStatus,
  outstandingOf,
  type PurchaseOrder,
  type PurchaseOrderLine,
} from '../../../domain/purchase-order.ts';
import type { SourceDocument } from '../../order-source.ts';
import { DocumentKeys, type FacilityOfPlant } from '../document-keys.ts';
import { byNumber } from '../number-order.ts';
import type { ConfirmationRow, OrderItemRow, PurchaseOrderRow } from './wire.ts';

/**
 * @param confirmations all that refer to the order, in any order
 * @returns null for an order from one plant to another: nobody is bought from
 */
export function toPurchaseOrder(
  row: PurchaseOrderRow,
  confirmations: readonly ConfirmationRow[],
  system: string,
  facilityOf: FacilityOfPlant,
): Reading<SourceDocument<PurchaseOrder> | null> {
  if (row.Supplier === null) return { ok: true, value: null };
  const keys = new DocumentKeys(system);
  const isReleased = !row.ReleaseIsNotCompleted && ['02', '05'].includes(row.PurchasingProcessingStatus);
  const isCancelled = row.PurchaseOrderDeletionCode === 'L';
  const lines: PurchaseOrderLine[] = [];
  for (const item of row._PurchaseOrderItem) {
    const line = toLine(row, item, { isReleased, isCancelled, confirmations, keys, facilityOf });
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return {
    ok: true,
    value: {
      key: [row.PurchaseOrder],
      value: {
        number: row.PurchaseOrder,
        supplierId: keys.id('supplier', row.Supplier),
        orderedOn: row.PurchaseOrderDate.toString(),
        currency: row.DocumentCurrency,
        isReleased,
        isCancelled,
        lines: lines.toSorted(byNumber),
      },
      references: keys.references,
    },
  };
}

interface OfOrder {
  readonly isReleased: boolean;
  readonly isCancelled: boolean;
  readonly confirmations: readonly ConfirmationRow[];
  readonly keys: DocumentKeys;
  readonly facilityOf: FacilityOfPlant;
}

function toLine(order: PurchaseOrderRow, item: OrderItemRow, of: OfOrder): Reading<PurchaseOrderLine> {
  const { keys } = of;
  const unit = item.PurchaseOrderQuantityUnit;
  // Something ordered in words may have no base unit of its own.
  const baseUnit = item.BaseUnit ?? unit;
  if (item.BaseUnit === null && item.Material !== null) return refused(item, 'BaseUnit', 'a unit the hub knows');
  const factor =
    baseUnit === unit ? Rational.one : ratio(item.OrderItemQtyToBaseQtyNmrtr, item.OrderItemQtyToBaseQtyDnmntr);
  if (factor === null) return refused(item, 'OrderItemQtyToBaseQtyNmrtr', 'a factor above zero');
  const priceUnit = item.OrderPriceUnit ?? unit;
  const priceUnits =
    priceUnit === unit ? Rational.one : ratio(item.OrderPriceUnitToOrderUnitNmrtr, item.OrdPriceUnitToOrderUnitDnmntr);
  if (priceUnits === null) return refused(item, 'OrderPriceUnitToOrderUnitNmrtr', 'a factor above zero');
  const perQuantity = Decimal.of(item.NetPriceQuantity);
  if (perQuantity.sign <= 0) return refused(item, 'NetPriceQuantity', 'a number above zero');
  const answers = answersFor(item, of.confirmations, factor);
  if (!answers.ok) return answers;

  const ordered = Decimal.of(item.OrderQuantity);
  const isCancelled = of.isCancelled || item.PurchasingDocumentDeletionCode === 'L';
  const deliveries = {
    ordered,
    received: receivedOf(item, isCancelled),
    schedule: item._PurchaseOrderScheduleLineTP.map((line) => ({
      on: line.ScheduleLineDeliveryDate?.toString() ?? null,
      quantity: Decimal.of(line.ScheduleLineOrderQuantity),
    })),
    answers: answers.value,
    isRejected: item.ItemIsRejectedBySupplier,
  };
  const progress = {
    ordered,
    received: deliveries.received,
    isReleased: of.isReleased,
    isCancelled,
    isComplete: item.IsCompletelyDelivered,
    isConfirmed: confirmedDeliveries(deliveries).length > 0,
  };
  const outstanding = outstandingOf(progress);
  const price = item.PurchasingItemIsFreeOfCharge ? '0' : item.NetPriceAmount;
  const line: PurchaseOrderLine = {
    id: keys.id('orderline', order.PurchaseOrder, item.PurchaseOrderItem),
    number: item.PurchaseOrderItem,
    itemId: keys.optionalId('item', item.Material),
    facilityId: of.facilityOf(item.Plant),
    description: item.PurchaseOrderItemText,
    supplierPartNumber: item.SupplierMaterialNumber,
    status: lineStatus(progress),
    quantity: { value: ordered.toString(), unit },
    baseUnit,
    factor: factor.toString(),
    received: deliveries.received.toString(),
    outstanding: outstanding.toString(),
    price: Money.of(price, order.DocumentCurrency).toJSON(),
    perQuantity: perQuantity.toString(),
    priceUnit,
    pricePerUnit: Decimal.of(price).dividedBy(perQuantity).times(priceUnits).toString(),
    schedule: inOrder(deliveries.schedule).flatMap(({ on, quantity }) =>
      quantity.sign > 0 ? { on, quantity: quantity.toString() } : [],
    ),
    promises: promisesOf({ ...deliveries, outstanding }),
    isRefused: isRefused(deliveries),
    contractId: keys.optionalId('contract', item.PurchaseContract),
    requisitionLineId: keys.optionalId('requisitionline', item.PurchaseRequisition, item.PurchaseRequisitionItem),
  };
  const amounts = [
    ordered,
    deliveries.received,
    outstanding,
    ...line.promises.map((each) => Decimal.of(each.quantity)),
  ];
  return amounts.every((each) => isExact(each, factor))
    ? { ok: true, value: line }
    : refused(item, 'OrderItemQtyToBaseQtyNmrtr', 'a factor that gives an exact number of base units');
}

function receivedOf(item: OrderItemRow, isCancelled: boolean): Decimal {
  return item._PurchaseOrderScheduleLineTP.reduce((total, line) => {
    const { ScheduleLineOrderQuantity: ordered, OpenPurchaseOrderQuantity: open, RoughGoodsReceiptQty: arrived } = line;
    if (arrived !== undefined) return total.plus(Decimal.of(arrived));
    return isCancelled ? total : total.plus(Decimal.of(ordered).minus(Decimal.of(open)));
  }, Decimal.zero);
}

/** What the supplier said of one line, the newest first, in the line's unit. */
function answersFor(
  item: OrderItemRow,
  confirmations: readonly ConfirmationRow[],
  factor: Rational,
): Reading<SupplierAnswer[]> {
  const unit = item.PurchaseOrderQuantityUnit;
  const answers: SupplierAnswer[] = [];
  for (const confirmation of confirmations.toSorted(newestFirst)) {
    for (const answer of confirmation._SupplierConfirmationItemTP) {
      if (answer.SuplrConfRefPurchaseOrderItem !== item.PurchaseOrderItem) continue;
      const deliveries = [];
      for (const line of answer._SupplierConfirmationLineTP) {
        const stated = Decimal.of(line.ConfirmedQuantity);
        const quantity =
          line.PurchaseOrderQuantityUnit === unit
            ? stated
            : line.PurchaseOrderQuantityUnit === item.BaseUnit
              ? stated.toRational().dividedBy(factor).toDecimal()
              : null;
        if (quantity === null) return refused(item, 'confirmed PurchaseOrderQuantityUnit', 'the unit of the order');
        deliveries.push({ on: line.DeliveryDate?.toString() ?? null, quantity });
      }
      answers.push({ isRejected: answer.ItemIsRejectedBySupplier, deliveries });
    }
  }
  return { ok: true, value: answers };
}

function newestFirst(a: ConfirmationRow, b: ConfirmationRow): number {
  const at = (row: ConfirmationRow) =>
    (row.LastChangeDateTime ?? row.CreationDate?.toZonedDateTime('UTC').toInstant())?.epochMilliseconds ?? 0;
  return at(b) - at(a) || (b.SupplierConfirmation > a.SupplierConfirmation ? 1 : -1);
}

/** Null where it is not above zero. */
function ratio(above: string, below: string): Rational | null {
  if (Decimal.of(below).sign === 0 || Decimal.of(above).sign === 0) return null;
  return Rational.ofTexts(above, below);
}

function isExact(amount: Decimal, factor: Rational): boolean {
  const exact = amount.toRational().times(factor);
  return inBaseUnits({ factor: factor.toString() }, amount.toString()).toRational().equals(exact);
}

function refused(item: OrderItemRow, field: string, expected: string): Reading<never> {
  return { ok: false, reason: `line ${item.PurchaseOrderItem}, ${field}`, remedy: expected };
}
