import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Body, Create, Operation } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { movementService } from '../services/movement-service.ts';
import { checkLocation, checkPlant, checkUnlocked, factorOf, productOf, today, touchOrder } from './masters.ts';
import { given, readEntity, type Entity } from './read-entity.ts';

/** Quantities are in thousandths, as the ERP keeps them. */
const scale = 3;
const units = (text: string): bigint => toUnits(text, scale) ?? 0n;
const quantityText = (amount: bigint): string => fromUnits(amount, scale);

const receipts: ReadonlySet<string> = new Set(['101', '102', '122']);
const issues: ReadonlySet<string> = new Set(['201', '202', '261', '262', '551', '552']);
const transfers: ReadonlySet<string> = new Set(['301', '311']);
/** Movements that take back what their partner did. */
const reversalOf: Readonly<Record<string, string>> = { '101': '102', '201': '202', '261': '262', '551': '552' };
const codes: ReadonlySet<string> = new Set(['01', '03', '04', '05', '06']);

/** Posts a material document: stock, batches, serial numbers and the order's open quantities move with it. */
export const createMaterialDocument: Create = (draft, body) => {
  const header = readEntity(movementService, 'A_MaterialDocumentHeader', body);
  const items = header.nested('to_MaterialDocumentItem');
  if (!codes.has(given(header.row, 'GoodsMovementCode'))) {
    throw new ODataError(400, 'M7/130', 'Enter a valid goods movement code', { target: 'GoodsMovementCode' });
  }
  if (items.length === 0) throw new ODataError(400, 'M7/001', 'Document does not contain any items');
  return { row: post(draft, header.row, items), isSaved: true };
};

/** Takes a document back with the reverse movement of each of its items. */
export const cancelMaterialDocument: Operation = {
  set: 'A_MaterialDocumentHeader',
  run(draft, parameters) {
    const key = {
      MaterialDocumentYear: unquoted(parameters.get('MaterialDocumentYear')),
      MaterialDocument: unquoted(parameters.get('MaterialDocument')),
    };
    const header = draft.get('A_MaterialDocumentHeader', key);
    if (header === undefined) {
      throw new ODataError(404, 'M7/061', `Document ${key.MaterialDocument} does not exist`);
    }
    const items = itemsOf(draft, key).map((item) => {
      const type = String(item['GoodsMovementType']);
      const reversal = reversalOf[type];
      if (reversal === undefined || isReversed(draft, item)) {
        throw new ODataError(400, 'M7/053', `Document ${key.MaterialDocument} cannot be cancelled`);
      }
      const row = {
        ...item,
        GoodsMovementType: reversal,
        ReversedMaterialDocumentYear: key.MaterialDocumentYear,
        ReversedMaterialDocument: key.MaterialDocument,
        ReversedMaterialDocumentItem: item['MaterialDocumentItem'],
      };
      return { row, nested: () => serialsOf(draft, item).map((serial) => ({ row: serial, nested: () => [] })) };
    });
    const posted = { ReferenceDocument: header['ReferenceDocument'], GoodsMovementCode: '06' };
    return post(draft, posted, items);
  },
};

const unquoted = (value: string | undefined): string => (value ?? '').replace(/^'(.*)'$/, '$1');

const itemsOf = (draft: Draft, key: { MaterialDocumentYear: string; MaterialDocument: string }): Row[] =>
  draft
    .where('A_MaterialDocumentItem', 'MaterialDocument', key.MaterialDocument)
    .filter((item) => item['MaterialDocumentYear'] === key.MaterialDocumentYear);

const serialsOf = (draft: Draft, item: Row): Row[] =>
  draft
    .where('A_SerialNumberMaterialDocument', 'MaterialDocument', item['MaterialDocument'])
    .filter((serial) => serial['MaterialDocumentItem'] === item['MaterialDocumentItem']);

const isReversed = (draft: Draft, item: Row): boolean =>
  draft
    .where('A_MaterialDocumentItem', 'ReversedMaterialDocument', item['MaterialDocument'])
    .some((other) => other['ReversedMaterialDocumentItem'] === item['MaterialDocumentItem']);

function post(draft: Draft, header: Body, items: readonly Entity[]): Row {
  const postedOn = given(header, 'PostingDate') || today(draft);
  const number = draft.nextNumber('A_MaterialDocumentHeader', 'MaterialDocument', '5000000001');
  const key = { MaterialDocumentYear: postedOn.slice(0, 4), MaterialDocument: number };
  const clock = draft.now.toZonedDateTimeISO('America/Chicago');
  const row = {
    DocumentDate: postedOn,
    ...header,
    ...key,
    PostingDate: postedOn,
    CreationDate: clock.toPlainDate().toString(),
    CreationTime: clock.toPlainTime().toString({ smallestUnit: 'second' }),
    CreatedByUser: 'API',
  };
  draft.put('A_MaterialDocumentHeader', row);
  draft.references['materialDocument'] = `${key.MaterialDocumentYear}/${number}`;
  for (const [index, item] of items.entries()) postItem(draft, key, String(index + 1), item);
  return row;
}

function postItem(
  draft: Draft,
  key: { MaterialDocumentYear: string; MaterialDocument: string },
  number: string,
  item: Entity,
): void {
  const { row } = item;
  const type = given(row, 'GoodsMovementType');
  const product = productOf(draft, given(row, 'Material'));
  const plant = given(row, 'Plant');
  checkPlant(draft, plant);
  checkLocation(draft, plant, given(row, 'StorageLocation'));
  const entered = units(given(row, 'QuantityInEntryUnit'));
  if (entered <= 0n) throw new ODataError(400, 'M7/099', 'Enter a quantity', { target: 'QuantityInEntryUnit' });
  const isManaged = product['IsBatchManagementRequired'] === true;
  if (isManaged && given(row, 'Batch') === '') throw new ODataError(400, 'M7/018', 'Enter Batch', { target: 'Batch' });

  const line = receipts.has(type) ? orderLine(draft, row, product) : undefined;
  const unit = given(row, 'EntryUnit') || String(line?.['PurchaseOrderQuantityUnit'] ?? product['BaseUnit']);
  // A supplier's own packing, kept on the order line, comes before the product's.
  const factor =
    line?.['PurchaseOrderQuantityUnit'] === unit
      ? BigInt(String(line['OrderItemQtyToBaseQtyNmrtr'] ?? '1'))
      : factorOf(draft, product, unit);
  const inBase = entered * factor;
  const stored = {
    ...row,
    ...key,
    MaterialDocumentItem: number,
    EntryUnit: unit,
    QuantityInBaseUnit: quantityText(inBase),
    MaterialBaseUnit: product['BaseUnit'],
    ...(line === undefined ? {} : { Supplier: orderSupplier(draft, line) }),
  };

  if (line !== undefined) receive(draft, stored, line, inBase, type === '101' ? 1n : -1n);
  else if (issues.has(type)) moveStock(draft, stored, type.endsWith('2') ? inBase : -inBase);
  else if (transfers.has(type)) transfer(draft, stored, inBase, type === '311');
  else throw new ODataError(400, 'M7/009', `Movement type ${type} is not allowed`, { target: 'GoodsMovementType' });

  if (isManaged && type === '101') keepBatch(draft, stored);
  keepSerials(draft, item, stored, product, inBase);
  draft.put('A_MaterialDocumentItem', stored);
}

function orderLine(draft: Draft, row: Body, product: Row): Row {
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

const orderSupplier = (draft: Draft, line: Row): unknown =>
  draft.get('PurchaseOrder', { PurchaseOrder: line['PurchaseOrder'] })?.['Supplier'];

/** Books stock in or out and credits the order's schedule lines, the earliest first. */
function receive(draft: Draft, stored: Body, line: Row, inBase: bigint, sign: 1n | -1n): void {
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

/** Adds to the stock row the item names, which it makes where there is none; refuses to go below zero. */
function moveStock(draft: Draft, item: Body, change: bigint): void {
  const special = given(item, 'InventorySpecialStockType');
  const key = {
    Material: given(item, 'Material'),
    Plant: given(item, 'Plant'),
    StorageLocation: given(item, 'StorageLocation'),
    Batch: given(item, 'Batch'),
    Supplier: special === 'K' ? given(item, 'Supplier') : '',
    InventorySpecialStockType: special,
    InventoryStockType: given(item, 'InventoryStockType') || '01',
  };
  const before = draft.get('A_MatlStkInAcctMod', key);
  const after = units(given(before ?? {}, 'MatlWrhsStkQtyInMatlBaseUnit') || '0') + change;
  if (after < 0n) {
    throw new ODataError(
      400,
      'M7/021',
      `Deficit of SL Unrestricted-use ${quantityText(-after)} ${given(item, 'MaterialBaseUnit')} : ${key.Material} ${key.Plant} ${key.StorageLocation} ${key.Batch}`.trim(),
    );
  }
  draft.put('A_MatlStkInAcctMod', {
    MaterialBaseUnit: given(item, 'MaterialBaseUnit'),
    ...before,
    ...key,
    MatlWrhsStkQtyInMatlBaseUnit: quantityText(after),
  });
}

function transfer(draft: Draft, item: Body, inBase: bigint, isWithinPlant: boolean): void {
  const plant = isWithinPlant ? given(item, 'Plant') : given(item, 'IssuingOrReceivingPlant');
  const location = given(item, 'IssuingOrReceivingStorageLoc');
  checkPlant(draft, plant);
  checkLocation(draft, plant, location);
  moveStock(draft, item, -inBase);
  moveStock(draft, { ...item, Plant: plant, StorageLocation: location }, inBase);
}

/** A lot seen for the first time gets its batch record; a known one keeps what it says. */
function keepBatch(draft: Draft, item: Body): void {
  const key = { Material: given(item, 'Material'), BatchIdentifyingPlant: '', Batch: given(item, 'Batch') };
  if (draft.get('Batch', key) !== undefined) return;
  draft.put('Batch', {
    ...key,
    Supplier: given(item, 'Supplier'),
    BatchBySupplier: key.Batch,
    ShelfLifeExpirationDate: item['ShelfLifeExpirationDate'] ?? null,
    ManufactureDate: item['ManufactureDate'] ?? null,
    CreationDateTime: draft.nowMs,
    LastChangeDateTime: draft.nowMs,
  });
}

function keepSerials(draft: Draft, item: Entity, stored: Body, product: Row, inBase: bigint): void {
  const serials = item.nested('to_SerialNumbers');
  if (product['SerialNumberProfile'] === 'IMPL' && BigInt(serials.length) * 1000n !== inBase && serials.length > 0) {
    throw new ODataError(400, 'IO/231', 'The number of serial numbers does not fit the quantity');
  }
  for (const { row } of serials) {
    draft.put('A_SerialNumberMaterialDocument', {
      Material: stored['Material'],
      SerialNumber: row['SerialNumber'],
      MaterialDocument: stored['MaterialDocument'],
      MaterialDocumentItem: stored['MaterialDocumentItem'],
      MaterialDocumentYear: stored['MaterialDocumentYear'],
    });
  }
}
