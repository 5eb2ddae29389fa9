/**
 * S/4HANA's supplier invoice → the hub's Invoice, a credit memo being one that counts down (R55).
 *
 * Lines are claims for goods without tax; freight that names an order line stands in the total alone (R58), and a
 * later change of value claims money for no goods. What is not posted claims nothing yet and is no invoice.
 */
import { Decimal, Money } from '@supply-hub/quantities';
import type { Invoice, InvoiceLine } from '../../../domain/invoice.ts';
import type { SourceDocument } from '../../order-source.ts';
import { DocumentKeys, type FacilityOfPlant } from '../document-keys.ts';
import { byNumber } from '../number-order.ts';
import type { InvoiceItemRow, SupplierInvoiceRow } from './wire.ts';

/** @returns null for what is not posted */
export function toInvoice(
  row: SupplierInvoiceRow,
  system: string,
  facilityOf: FacilityOfPlant,
): SourceDocument<Invoice> | null {
  if (row.SupplierInvoiceStatus !== '5') return null;
  const keys = new DocumentKeys(system);
  const items = row.to_SuplrInvcItemPurOrdRef;
  return {
    key: [row.SupplierInvoice, row.FiscalYear],
    value: {
      number: row.SupplierInvoiceIDByInvcgParty ?? row.SupplierInvoice,
      supplierId: keys.id('supplier', row.InvoicingParty),
      invoicedOn: row.DocumentDate.toString(),
      postedOn: row.PostingDate.toString(),
      total: Money.of(row.InvoiceGrossAmount, row.DocumentCurrency).toJSON(),
      isCreditMemo: row.SupplierInvoiceIsCreditMemo,
      isBlocked: row.PaymentBlockingReason !== '',
      isCancelled: row.ReverseDocument !== null,
      lines: items
        .filter((item) => !item.SuplrInvcDeliveryCostCndnType)
        .map((item) => toLine(row, item, keys, facilityOf))
        .toSorted(byNumber),
      facilityIds: [...new Set(items.toSorted(byPlant).map((item) => facilityOf(item.Plant)))],
    },
    references: keys.references,
  };
}

function toLine(
  invoice: SupplierInvoiceRow,
  item: InvoiceItemRow,
  keys: DocumentKeys,
  facilityOf: FacilityOfPlant,
): InvoiceLine {
  const quantity = item.IsSubsequentDebitCredit ? Decimal.zero : Decimal.of(item.QuantityInPurchaseOrderUnit);
  return {
    id: keys.id('invoiceline', invoice.SupplierInvoice, invoice.FiscalYear, item.SupplierInvoiceItem),
    number: item.SupplierInvoiceItem,
    purchaseOrderId: keys.optionalId('order', item.PurchaseOrder),
    purchaseOrderLineId: keys.optionalId('orderline', item.PurchaseOrder, item.PurchaseOrderItem),
    itemId: keys.optionalId('item', item.PurchaseOrderItemMaterial),
    facilityId: facilityOf(item.Plant),
    quantity: { value: quantity.toString(), unit: item.PurchaseOrderQuantityUnit },
    amount: Money.of(item.SupplierInvoiceItemAmount, invoice.DocumentCurrency).toJSON(),
  };
}

const byPlant = (a: InvoiceItemRow, b: InvoiceItemRow): number => (a.Plant < b.Plant ? -1 : a.Plant > b.Plant ? 1 : 0);
