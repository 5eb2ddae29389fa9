import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Body } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { checkUnlocked, touchOrder } from './masters.ts';
import { given } from './read-entity.ts';
import { moveStock, quantityText, units } from './stock-ledger.ts';

/** The order line a receipt names. @throws ODataError when it may not be received, or is for another material */
export function orderLine(draft: Draft, row: Body, product: Row): Row {
  const order = given(row, 'PurchaseOrder');
  if (given(row, 'GoodsMovementRefDocType') !== 'B') {
    throw new ODataError(400, 'M7/205', 'Goods movement reference document type B is required with a purchase order', {
      target: 'GoodsMovementRefDocType',
    });
  }
  checkUnlocked(draft, order);
  const line = draft.get('PurchaseOrderItem', {
    PurchaseOrder: order,
    PurchaseOrderItem: given(row, 'PurchaseOrderItem'),
  });
  if (line === undefined || line['PurchasingDocumentDeletionCode'] === 'L') {
    throw new ODataError(
      400,
      'M7/061',
      `Purchase order ${order} has no item ${given(row, 'PurchaseOrderItem')} to receive`,
    );
  }
  if (line['Material'] !== product['Product']) {
    throw new ODataError(400, 'M7/360', `Material ${String(product['Product'])} differs from the purchase order's`, {
      target: 'Material',
    });
  }
  if (draft.get('PurchaseOrder', { PurchaseOrder: order })?.['ReleaseIsNotCompleted'] === true) {
    throw new ODataError(400, 'ME/390', `Purchasing document ${order} not yet released`);
  }
  return line;
}

export const orderSupplier = (draft: Draft, line: Row): unknown =>
  draft.get('PurchaseOrder', { PurchaseOrder: line['PurchaseOrder'] })?.['Supplier'];

/** Books stock in or out and credits the order's schedule lines, the earliest first. */
export function receive(draft: Draft, stored: Body, line: Row, inBase: bigint, sign: 1n | -1n): void {
  const factor = BigInt(String(line['OrderItemQtyToBaseQtyNmrtr'] ?? '1'));
  if (inBase % factor !== 0n && sign > 0n) {
    throw new ODataError(400, 'M7/121', 'The quantity is no whole number of order units', {
      target: 'QuantityInEntryUnit',
    });
  }
  const inOrder = inBase / factor;
  const order = String(line['PurchaseOrder']);
  const schedule = draft
    .where('PurchaseOrderScheduleLine', 'PurchaseOrder', order)
    .filter((each) => each['PurchaseOrderItem'] === line['PurchaseOrderItem'])
    .toSorted((a, b) => String(a['ScheduleLineDeliveryDate']).localeCompare(String(b['ScheduleLineDeliveryDate'])));
  const open = schedule.reduce((sum, each) => sum + units(given(each, 'OpenPurchaseOrderQuantity')), 0n);
  const tolerance =
    (units(given(line, 'OrderQuantity')) * units(given(line, 'OverdelivTolrtdLmtRatioInPct'))) / 100_000n;
  if (sign > 0n && inOrder > open + tolerance && line['UnlimitedOverdeliveryIsAllowed'] !== true) {
    const over = quantityText(inOrder - open);
    throw new ODataError(
      400,
      'M7/022',
      `PU Ordered quantity exceeded by ${over} ${String(line['PurchaseOrderQuantityUnit'])}`,
    );
  }
  let left = inOrder;
  for (const each of sign > 0n ? schedule : schedule.toReversed()) {
    const received = units(given(each, 'RoughGoodsReceiptQty'));
    const ordered = units(given(each, 'ScheduleLineOrderQuantity'));
    const isLast = each === (sign > 0n ? schedule.at(-1) : schedule[0]);
    const room = sign > 0n ? ordered - received : received;
    const credited = isLast ? left : left < room ? left : room;
    if (credited <= 0n) continue;
    left -= credited;
    const now = received + sign * credited;
    draft.put('PurchaseOrderScheduleLine', {
      ...each,
      RoughGoodsReceiptQty: quantityText(now),
      OpenPurchaseOrderQuantity: quantityText(ordered > now ? ordered - now : 0n),
    });
  }
  const isComplete = sign > 0n && (stored['IsCompletelyDelivered'] === true || inOrder >= open);
  draft.put('PurchaseOrderItem', { ...line, IsCompletelyDelivered: isComplete });
  touchOrder(draft, order);
  moveStock(draft, { ...stored, Supplier: '' }, sign * inBase);
}
