/** API_SUPPLIERINVOICE_PROCESS_SRV, OData V2: what the hub reads of a supplier invoice. */
import { odataV2Collection, odataV2Date, type ODataExpand } from '@supply-hub/source-kit';
import { z } from 'zod';
import { amount, currency, mark, number, optionalNumber, optionalText, text, unit } from '../wire-fields.ts';

const item = z.object({
  SupplierInvoiceItem: number,
  PurchaseOrder: optionalNumber,
  PurchaseOrderItem: optionalNumber,
  Plant: text,
  PurchaseOrderItemMaterial: optionalNumber,
  SupplierInvoiceItemAmount: amount,
  QuantityInPurchaseOrderUnit: amount,
  PurchaseOrderQuantityUnit: unit,
  /** Changes the value of what was invoiced before; its quantity is only repeated. */
  IsSubsequentDebitCredit: mark,
  /** The kind of freight or other delivery cost; empty for goods. Not every release has it. */
  SuplrInvcDeliveryCostCndnType: text.optional(),
});

/**
 * 5 is posted. Parked or held (A to E) and entered to be checked by the machine (1, 3, 4): no claim yet. 2: deleted
 * before it was posted.
 */
const status = z.enum(['1', '2', '3', '4', '5', 'A', 'B', 'C', 'D', 'E']);

export const supplierInvoice = z.object({
  SupplierInvoice: number,
  FiscalYear: number,
  DocumentDate: odataV2Date,
  PostingDate: odataV2Date,
  SupplierInvoiceIDByInvcgParty: optionalText,
  InvoicingParty: number,
  DocumentCurrency: currency,
  InvoiceGrossAmount: amount,
  PaymentBlockingReason: text,
  SupplierInvoiceStatus: status,
  SupplierInvoiceIsCreditMemo: mark,
  /** The document that took it back, or that it took back: the pair claims nothing. */
  ReverseDocument: optionalNumber,
  to_SuplrInvcItemPurOrdRef: odataV2Collection(item),
});

export type SupplierInvoiceRow = z.output<typeof supplierInvoice>;
export type InvoiceItemRow = z.output<typeof item>;

/** All of a posted invoice that can still change. */
export const invoiceState = supplierInvoice.pick({
  SupplierInvoice: true,
  FiscalYear: true,
  PostingDate: true,
  PaymentBlockingReason: true,
  SupplierInvoiceStatus: true,
  ReverseDocument: true,
});
export type InvoiceState = z.output<typeof invoiceState>;

export const supplierInvoiceFields = Object.keys(supplierInvoice.shape).filter((field) => !field.startsWith('to_'));

// Items come whole: asking for a field that a release lacks fails the call.
export const supplierInvoiceExpansions: readonly ODataExpand[] = [{ navigation: 'to_SuplrInvcItemPurOrdRef' }];
