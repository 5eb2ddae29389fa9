import { toUnits } from '../../store/fixed-decimal.ts';
import { longTimestamp } from '../../store/long-timestamp.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import type { Create, Operation } from '../erp-writes.ts';
import { ODataError } from '../odata/odata-error.ts';
import { invoiceService } from '../services/invoice-service.ts';
import { today } from './masters.ts';
import { given, readEntity } from './read-entity.ts';

const cents = (row: Readonly<Record<string, unknown>>, field: string): bigint => toUnits(given(row, field), 3) ?? 0n;

/** Posts a supplier invoice against purchase order lines; the same invoice a second time is refused. */
export const createInvoice: Create = (draft, body) => {
  const header = readEntity(invoiceService, 'A_SupplierInvoice', body);
  const items = header.nested('to_SuplrInvcItemPurOrdRef');
  const supplier = given(header.row, 'InvoicingParty');
  if (draft.get('A_Supplier', { Supplier: supplier }) === undefined) {
    throw new ODataError(400, 'F5/104', `Supplier ${supplier} does not exist`, { target: 'InvoicingParty' });
  }
  refuseDuplicate(draft, header.row);
  const total = items.reduce((sum, { row }) => sum + cents(row, 'SupplierInvoiceItemAmount'), 0n);
  if (total + cents(header.row, 'UnplannedDeliveryCost') !== cents(header.row, 'InvoiceGrossAmount')) {
    throw new ODataError(400, 'M8/534', 'Balance not zero', { target: 'InvoiceGrossAmount' });
  }
  const postedOn = given(header.row, 'PostingDate') || today(draft);
  const key = {
    SupplierInvoice: draft.nextNumber('A_SupplierInvoice', 'SupplierInvoice', '5105600001'),
    FiscalYear: postedOn.slice(0, 4),
  };
  const row = {
    ...header.row,
    ...key,
    PostingDate: postedOn,
    CreationDate: today(draft),
    SuplrInvcLstChgDteTmeTxt: longTimestamp(draft.nowMs),
  };
  draft.put('A_SupplierInvoice', row);
  for (const [index, item] of items.entries()) {
    const line = draft.get('PurchaseOrderItem', {
      PurchaseOrder: given(item.row, 'PurchaseOrder'),
      PurchaseOrderItem: given(item.row, 'PurchaseOrderItem'),
    });
    if (line === undefined) {
      throw new ODataError(400, 'M8/321', `Purchase order ${given(item.row, 'PurchaseOrder')} has no such item`);
    }
    draft.put('A_SuplrInvcItemPurOrdRef', {
      ...item.row,
      ...key,
      SupplierInvoiceItem: given(item.row, 'SupplierInvoiceItem') || String(index + 1),
      Plant: line['Plant'],
      PurchaseOrderItemMaterial: line['Material'],
    });
  }
  draft.references['supplierInvoice'] = `${key.SupplierInvoice}/${key.FiscalYear}`;
  return { row, isSaved: true };
};

/** Finance's own check: supplier, reference, date and amount. */
function refuseDuplicate(draft: Draft, row: Readonly<Record<string, unknown>>): void {
  const reference = given(row, 'SupplierInvoiceIDByInvcgParty');
  if (reference === '') return;
  const twin = draft
    .where('A_SupplierInvoice', 'SupplierInvoiceIDByInvcgParty', reference)
    .find(
      (other) =>
        other['InvoicingParty'] === row['InvoicingParty'] &&
        other['DocumentDate'] === row['DocumentDate'] &&
        cents(other, 'InvoiceGrossAmount') === cents(row, 'InvoiceGrossAmount') &&
        given(other, 'ReverseDocument') === '',
    );
  if (twin !== undefined) {
    throw new ODataError(
      400,
      'M8/462',
      `Check if invoice already entered as logistics inv. doc. number ${given(twin, 'SupplierInvoice')} ${given(twin, 'FiscalYear')}`,
    );
  }
}

function invoiceOf(draft: Draft, parameters: ReadonlyMap<string, string>): Row {
  const value = (name: string) => (parameters.get(name) ?? '').replace(/^'(.*)'$/, '$1');
  const key = { SupplierInvoice: value('SupplierInvoice'), FiscalYear: value('FiscalYear') };
  const row = draft.get('A_SupplierInvoice', key);
  if (row === undefined) throw new ODataError(404, 'M8/108', `Document ${key.SupplierInvoice} does not exist`);
  draft.references['supplierInvoice'] = `${key.SupplierInvoice}/${key.FiscalYear}`;
  return row;
}

/** Takes a payment block away. */
export const releaseInvoice: Operation = {
  set: 'A_SupplierInvoice',
  run(draft, parameters) {
    const row = {
      ...invoiceOf(draft, parameters),
      PaymentBlockingReason: '',
      SuplrInvcLstChgDteTmeTxt: longTimestamp(draft.nowMs),
    };
    draft.put('A_SupplierInvoice', row);
    return row;
  },
};

/** Reverses an invoice with a document of its own; each names the other. */
export const cancelInvoice: Operation = {
  set: 'A_SupplierInvoice',
  run(draft, parameters) {
    const row = invoiceOf(draft, parameters);
    if (given(row, 'ReverseDocument') !== '') throw new ODataError(400, 'M8/286', 'Document has already been reversed');
    const year = today(draft).slice(0, 4);
    const reversal = {
      ...row,
      SupplierInvoice: draft.nextNumber('A_SupplierInvoice', 'SupplierInvoice', '5105600001'),
      FiscalYear: year,
      SupplierInvoiceIsCreditMemo: 'X',
      ReverseDocument: row['SupplierInvoice'],
      ReverseDocumentFiscalYear: row['FiscalYear'],
      PostingDate: today(draft),
      SuplrInvcLstChgDteTmeTxt: longTimestamp(draft.nowMs),
    };
    draft.put('A_SupplierInvoice', reversal);
    draft.put('A_SupplierInvoice', {
      ...row,
      ReverseDocument: reversal.SupplierInvoice,
      ReverseDocumentFiscalYear: year,
      SuplrInvcLstChgDteTmeTxt: longTimestamp(draft.nowMs),
    });
    return reversal;
  },
};
