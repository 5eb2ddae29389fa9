import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Body, Create, Remove, Update } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { confirmationService, orderService } from '../services/order-service.ts';
import { checkUnlocked, touchOrder, today } from './masters.ts';
import { given, readEntity } from './read-entity.ts';

const changeable: Readonly<Record<string, ReadonlySet<string>>> = {
  PurchaseOrder: new Set(['CorrespncExternalReference', 'CorrespncInternalReference', 'PaymentTerms']),
  PurchaseOrderItem: new Set([
    'OrderQuantity',
    'PurchasingDocumentDeletionCode',
    'IsCompletelyDelivered',
    'IsFinallyInvoiced',
    'NetPriceAmount',
    'StorageLocation',
    'PurgDocOrderAcknNumber',
    'ItemIsRejectedBySupplier',
    'RequirementTracking',
  ]),
  PurchaseOrderScheduleLine: new Set(['ScheduleLineDeliveryDate', 'ScheduleLineOrderQuantity', 'BatchBySupplier']),
};

function changesOf(set: string, body: Body): Readonly<Record<string, unknown>> {
  const { row } = readEntity(orderService, set, body);
  const refused = Object.keys(row).find((name) => changeable[set]?.has(name) !== true);
  if (refused !== undefined) {
    throw new ODataError(400, 'CX_SADL_ENTITY/053', `Property ${refused} is read-only.`, { target: refused });
  }
  return row;
}

export const updateOrder: Update = (draft, row, body) => {
  const order = given(row, 'PurchaseOrder');
  checkUnlocked(draft, order);
  touchOrder(draft, order, changesOf('PurchaseOrder', body));
};

export const updateOrderItem: Update = (draft, row, body) => {
  const order = given(row, 'PurchaseOrder');
  checkUnlocked(draft, order);
  const changes = changesOf('PurchaseOrderItem', body);
  const changed: Row = { ...row, ...changes };
  if ('OrderQuantity' in changes) rescheduleQuantity(draft, changed);
  if (changed['PurchasingDocumentDeletionCode'] !== row['PurchasingDocumentDeletionCode']) reopen(draft, changed);
  draft.put('PurchaseOrderItem', { ...changed, NetAmount: netAmount(changed) });
  touchOrder(draft, order);
};

/** Flags an item as deleted; it stays to be read. */
export const removeOrderItem: Remove = (draft, row) =>
  updateOrderItem(draft, row, { PurchasingDocumentDeletionCode: 'L' });

export const updateScheduleLine: Update = (draft, row, body) => {
  const order = given(row, 'PurchaseOrder');
  checkUnlocked(draft, order);
  const changed: Row = { ...row, ...changesOf('PurchaseOrderScheduleLine', body) };
  const open = units(changed, 'ScheduleLineOrderQuantity') - units(changed, 'RoughGoodsReceiptQty');
  if (open < 0n) throw receivedMore();
  draft.put('PurchaseOrderScheduleLine', { ...changed, OpenPurchaseOrderQuantity: fromUnits(open, 3) });
  const lines = scheduleOf(draft, changed);
  const item = draft.get('PurchaseOrderItem', { PurchaseOrder: order, PurchaseOrderItem: row['PurchaseOrderItem'] });
  if (item !== undefined) {
    const total = lines.reduce((sum, line) => sum + units(line, 'ScheduleLineOrderQuantity'), 0n);
    const ordered = { ...item, OrderQuantity: fromUnits(total, 3) };
    draft.put('PurchaseOrderItem', { ...ordered, NetAmount: netAmount(ordered) });
  }
  touchOrder(draft, order);
};

const units = (row: Row, field: string): bigint => toUnits(given(row, field), 3) ?? 0n;

const scheduleOf = (draft: Draft, line: Row): Row[] =>
  draft
    .where('PurchaseOrderScheduleLine', 'PurchaseOrder', line['PurchaseOrder'])
    .filter((each) => each['PurchaseOrderItem'] === line['PurchaseOrderItem'])
    .toSorted((a, b) => Number(a['ScheduleLine']) - Number(b['ScheduleLine']));

const receivedMore = () =>
  new ODataError(400, '06/115', 'Quantity less than already received', { target: 'OrderQuantity' });

/** A new order quantity goes to the last schedule line; what has come in stays. */
function rescheduleQuantity(draft: Draft, item: Row): void {
  const lines = scheduleOf(draft, item);
  const last = lines.at(-1);
  if (last === undefined) return;
  const others = lines.slice(0, -1).reduce((sum, line) => sum + units(line, 'ScheduleLineOrderQuantity'), 0n);
  const ordered = units(item, 'OrderQuantity') - others;
  const received = units(last, 'RoughGoodsReceiptQty');
  if (ordered < received || ordered <= 0n) throw receivedMore();
  draft.put('PurchaseOrderScheduleLine', {
    ...last,
    ScheduleLineOrderQuantity: fromUnits(ordered, 3),
    OpenPurchaseOrderQuantity: fromUnits(ordered - received, 3),
  });
}

/** A deleted line expects nothing more; one that is taken back does. */
function reopen(draft: Draft, item: Row): void {
  const isDeleted = given(item, 'PurchasingDocumentDeletionCode') !== '';
  for (const line of scheduleOf(draft, item)) {
    const open = units(line, 'ScheduleLineOrderQuantity') - units(line, 'RoughGoodsReceiptQty');
    draft.put('PurchaseOrderScheduleLine', {
      ...line,
      OpenPurchaseOrderQuantity: fromUnits(isDeleted || open < 0n ? 0n : open, 3),
    });
  }
}

/** Quantity × price / price unit, rounded half up to the cent. */
function netAmount(item: Row): string {
  const priceUnit = BigInt(given(item, 'NetPriceQuantity') || '1');
  const price = toUnits(given(item, 'NetPriceAmount'), 2) ?? 0n;
  const thousandths = units(item, 'OrderQuantity') * price;
  const divisor = 1000n * priceUnit;
  return fromUnits((thousandths * 2n + divisor) / (divisor * 2n), 2);
}

/** Records a supplier's confirmation and stamps the order's lines with it. */
export const createConfirmation: Create = (draft, body) => {
  const header = readEntity(confirmationService, 'Confirmation', body);
  const order = given(header.row, 'SuplrConfRefPurchaseOrder');
  checkUnlocked(draft, order);
  if (draft.get('PurchaseOrder', { PurchaseOrder: order }) === undefined) {
    throw new ODataError(400, 'MMPUR_SUPLRCONF/010', `Purchase order ${order} does not exist`);
  }
  const number = draft.nextNumber('Confirmation', 'SupplierConfirmation', '2500000001');
  const row = {
    ...header.row,
    SupplierConfirmation: number,
    CreationDate: today(draft),
    LastChangeDateTime: draft.nowMs,
  };
  draft.put('Confirmation', row);
  for (const [index, item] of header.nested('_SupplierConfirmationItemTP').entries()) {
    const position = String(index + 1);
    const line = given(item.row, 'SuplrConfRefPurchaseOrderItem');
    const ordered = draft.get('PurchaseOrderItem', { PurchaseOrder: order, PurchaseOrderItem: line });
    if (ordered === undefined) {
      throw new ODataError(400, 'MMPUR_SUPLRCONF/011', `Purchase order ${order} has no item ${line}`);
    }
    const key = { SupplierConfirmation: number, SupplierConfirmationItem: position };
    draft.put('ConfirmationItem', { ...item.row, ...key, SuplrConfRefPurchaseOrder: order });
    for (const [place, delivery] of item.nested('_SupplierConfirmationLineTP').entries()) {
      draft.put('ConfirmationLine', { ...delivery.row, ...key, SupplierConfirmationLine: String(place + 1) });
    }
    draft.put('PurchaseOrderItem', {
      ...ordered,
      PurgDocOrderAcknNumber: given(item.row, 'SupplierOrderAcknNumber') || number,
      ItemIsRejectedBySupplier: item.row['ItemIsRejectedBySupplier'] === true,
    });
  }
  touchOrder(draft, order);
  draft.references['supplierConfirmation'] = number;
  return { row, isSaved: true };
};
