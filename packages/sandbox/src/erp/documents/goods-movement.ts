import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Body, Create, Operation } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { movementService } from '../services/movement-service.ts';
import { checkLocation, checkPlant, factorOf, productOf, today } from './masters.ts';
import { orderLine, orderSupplier, receive } from './order-receipt.ts';
import { given, readEntity, type Entity } from './read-entity.ts';
import { inTwoSteps, keepBatch, moveStock, quantityText, transfer, units } from './stock-ledger.ts';

const receipts: ReadonlySet<string> = new Set(['101', '102', '122']);
const issues: ReadonlySet<string> = new Set(['201', '202', '261', '262', '551', '552']);
const transfers: ReadonlySet<string> = new Set(['301', '302', '311', '312']);
const twoSteps: ReadonlySet<string> = new Set(['303', '304', '305', '306']);
/** Movements that take back what their partner did. */
const reversalOf: Readonly<Record<string, string>> = {
  '101': '102',
  '201': '202',
  '261': '262',
  '301': '302',
  '303': '304',
  '305': '306',
  '311': '312',
  '551': '552',
};
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
  if (given(row, 'ReferenceDocument') !== '') draft.references['externalReference'] = given(row, 'ReferenceDocument');
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
  else if (transfers.has(type)) transfer(draft, stored, type.endsWith('2') ? -inBase : inBase, type.startsWith('31'));
  else if (twoSteps.has(type)) inTwoSteps(draft, stored, inBase, type);
  else throw new ODataError(400, 'M7/009', `Movement type ${type} is not allowed`, { target: 'GoodsMovementType' });

  if (isManaged && type === '101') keepBatch(draft, stored);
  keepSerials(draft, item, stored, product, inBase);
  draft.put('A_MaterialDocumentItem', stored);
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
