/**
 * S/4HANA's material document → the hub's Receipt.
 *
 * A receipt is what movement types say that bring goods in from a supplier or take that back. Other movements of
 * goods are no receipts; an unlisted one that names an order stops its document, for nobody can say which way it counts.
 */
import { Decimal, type Reading } from '@supply-hub/quantities';
import type { Receipt, ReceiptLine } from '../../../domain/receipt.ts';
import type { SourceDocument } from '../../order-source.ts';
import { DocumentKeys, type FacilityOfPlant } from '../document-keys.ts';
import { byNumber } from '../number-order.ts';
import { receiptBaseUnit, receiptUnit, type MaterialDocumentItemRow, type MaterialDocumentRow } from './wire.ts';

/** 101 receipt, 102 its reversal, 122 return to the supplier, 123 its reversal. */
const receiptMovements: ReadonlyMap<string, { isReversal: boolean }> = new Map([
  ['101', { isReversal: false }],
  ['102', { isReversal: true }],
  ['122', { isReversal: true }],
  ['123', { isReversal: false }],
]);

/** Issues, transfers and scrap: nothing comes from a supplier, whatever else they name. */
const otherMovements: ReadonlySet<string> = new Set(['201', '261', '301', '303', '305', '311', '551']);

/** @returns null for a document that receives nothing */
export function toReceipt(
  row: MaterialDocumentRow,
  system: string,
  facilityOf: FacilityOfPlant,
): Reading<SourceDocument<Receipt> | null> {
  const keys = new DocumentKeys(system);
  const lines: ReceiptLine[] = [];
  for (const item of row.to_MaterialDocumentItem) {
    const movement = receiptMovements.get(item.GoodsMovementType);
    if (movement === undefined) {
      if (item.PurchaseOrder === null || otherMovements.has(item.GoodsMovementType)) continue;
      return refused(item, 'GoodsMovementType', 'a movement type the hub knows');
    }
    const line = toLine(row, item, movement.isReversal, keys, facilityOf);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  if (lines.length === 0) return { ok: true, value: null };
  return {
    ok: true,
    value: {
      key: [row.MaterialDocumentYear, row.MaterialDocument],
      value: {
        number: `${row.MaterialDocument}/${row.MaterialDocumentYear}`,
        postedOn: row.PostingDate.toString(),
        shipNoticeNumber: row.ReferenceDocument,
        lines: lines.toSorted(byNumber),
      },
      references: keys.references,
    },
  };
}

function toLine(
  { MaterialDocumentYear: year, MaterialDocument: document }: MaterialDocumentRow,
  item: MaterialDocumentItemRow,
  isReversal: boolean,
  keys: DocumentKeys,
  facilityOf: FacilityOfPlant,
): Reading<ReceiptLine> {
  const unit = receiptUnit.safeParse(item.EntryUnit);
  if (!unit.success) return refused(item, 'EntryUnit', 'a unit the hub knows');
  const baseUnit = receiptBaseUnit.safeParse(item.MaterialBaseUnit);
  if (!baseUnit.success) return refused(item, 'MaterialBaseUnit', 'a unit the hub knows');
  return {
    ok: true,
    value: {
      id: keys.id('receiptline', year, document, item.MaterialDocumentItem),
      number: item.MaterialDocumentItem,
      purchaseOrderId: keys.optionalId('order', item.PurchaseOrder),
      purchaseOrderLineId: keys.optionalId('orderline', item.PurchaseOrder, item.PurchaseOrderItem),
      itemId: keys.optionalId('item', item.Material),
      facilityId: facilityOf(item.Plant),
      supplierId: keys.optionalId('supplier', item.Supplier),
      quantity: { value: Decimal.of(item.QuantityInEntryUnit).toString(), unit: unit.data },
      baseQuantity:
        baseUnit.data === null ? null : { value: Decimal.of(item.QuantityInBaseUnit).toString(), unit: baseUnit.data },
      lot: item.Batch,
      expiresOn: item.ShelfLifeExpirationDate?.toString() ?? null,
      isReversal,
    },
  };
}

function refused(item: MaterialDocumentItemRow, field: string, expected: string): Reading<never> {
  return { ok: false, reason: `line ${item.MaterialDocumentItem}, ${field}`, remedy: expected };
}
