/**
 * Stock transfers ↔ S/4HANA's material documents. Between two plants stock leaves by movement 303 and comes by 305; in
 * between it is the receiving plant's stock in transfer. Within a plant 311 does both. 304, 306 and 312 reverse them.
 */
import { isOneStep, type StockTransfer, type TransferDocument } from '../../domain/stock-transfer.ts';
import type { MovementDocument, WrittenDocument } from './transfer-wire.ts';

/** GoodsMovementCode of transfer postings. */
const transferPosting = '04';

const kindOf: Readonly<Record<string, TransferDocument['kind']>> = {
  '303': 'SENT',
  '305': 'RECEIVED',
  '311': 'MOVED',
  '304': 'REVERSED',
  '306': 'REVERSED',
  '312': 'REVERSED',
};

/** What a document did; null for one that moved no stock of a transfer. */
export function toTransferDocument(row: MovementDocument): TransferDocument | null {
  const [item] = row.to_MaterialDocumentItem;
  if (item === undefined) return null;
  const isReversal = /[1-9]/.test(item.ReversedMaterialDocument);
  const kind = isReversal ? 'REVERSED' : kindOf[item.GoodsMovementType];
  return kind === undefined ? null : { number: documentNumber(row), kind };
}

export function documentNumber({ MaterialDocumentYear, MaterialDocument }: WrittenDocument): string {
  return `${MaterialDocumentYear}/${MaterialDocument}`;
}

/** A document's key, from the number the hub keeps of it. */
export function documentKey(number: string): { MaterialDocumentYear: string; MaterialDocument: string } {
  const [year = '', document = ''] = number.split('/');
  return { MaterialDocumentYear: year, MaterialDocument: document };
}

/** What posts that it leaves, or is moved within its plant. */
export function leavingDocument(transfer: StockTransfer): object {
  const { from, to } = transfer;
  return document(transfer, {
    Plant: from.facilityCode,
    StorageLocation: from.locationCode,
    GoodsMovementType: isOneStep(transfer) ? '311' : '303',
    IssuingOrReceivingPlant: to.facilityCode,
    IssuingOrReceivingStorageLoc: to.locationCode,
  });
}

/** What posts that it has come. */
export function arrivingDocument(transfer: StockTransfer): object {
  const { from, to } = transfer;
  return document(transfer, {
    Plant: to.facilityCode,
    StorageLocation: to.locationCode,
    GoodsMovementType: '305',
    IssuingOrReceivingPlant: from.facilityCode,
    IssuingOrReceivingStorageLoc: from.locationCode,
  });
}

function document({ reference, itemNumber, lot, quantity }: StockTransfer, item: object): object {
  return {
    GoodsMovementCode: transferPosting,
    ReferenceDocument: reference,
    // In the base unit, which is what the system takes where no other is named.
    to_MaterialDocumentItem: [{ Material: itemNumber, Batch: lot ?? '', QuantityInEntryUnit: quantity, ...item }],
  };
}
