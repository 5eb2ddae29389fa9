/** The transaction sets of supply as plain typed documents, both ways. */
export { UnwritableDocument, type BeyondGuide, type DocumentFault, type Reading } from './document-fault.ts';
export type { DocumentType, SetToRead } from './layout/document-type.ts';
export type { QualifiedValue } from './layout/field.ts';

export { buyerItemOf, gtinOf, manufacturerPartOf, productId, supplierPartOf, type ProductId } from './product-ids.ts';
export { partyOf, type Contact, type Party } from './parties.ts';
export {
  referenceOf,
  type BusinessReference,
  type ExtendedReference,
  type Reference,
  type WarehouseReference,
} from './references.ts';
export { dateOf, type DateTime, type WarehouseDate } from './dates.ts';
export type { Packing, Schedule, StatedQuantity } from './quantities.ts';
export type { DocumentCurrency, Pricing, StatedAmount } from './prices.ts';
export type { AllowanceOrCharge, Carriage, Tax, Terms } from './charges.ts';
export type {
  CarrierDetail,
  Equipment,
  Lading,
  Marks,
  PackagingDescription,
  Routing,
  SpecialHandling,
} from './shipping.ts';
export { descriptionText, type Component, type Description, type Measurement } from './descriptions.ts';
export { ssccsOf, tracedUnitsOf, withoutTraces, type TracedUnits, type TraceSource } from './traced-units.ts';

export {
  readPurchaseOrder850,
  writePurchaseOrder850,
  type PurchaseOrder850,
  type PurchaseOrderDraft850,
  type PurchaseOrderLine850,
} from './purchase-order-850.ts';
export {
  readAcknowledgement855,
  writeAcknowledgement855,
  type AcknowledgedLine855,
  type Acknowledgement855,
} from './acknowledgement-855.ts';
export type { LineStatus } from './line-status.ts';
export {
  eachLevel,
  readShipNotice856,
  writeShipNotice856,
  type ShipmentLevel856,
  type ShipmentLevelDraft856,
  type ShipNotice856,
  type ShipNoticeDraft856,
} from './ship-notice-856.ts';
export { shippedItems, type ShippedItem } from './shipped-items.ts';
export {
  isCreditMemo,
  readInvoice810,
  writeInvoice810,
  type Invoice810,
  type InvoiceDraft810,
  type InvoiceLine810,
} from './invoice-810.ts';
export {
  readOrderChange860,
  writeOrderChange860,
  type ChangedLine860,
  type OrderChange860,
} from './order-change-860.ts';
export {
  readOrderChangeAcknowledgement865,
  writeOrderChangeAcknowledgement865,
  type AnsweredLine865,
  type OrderChangeAcknowledgement865,
} from './order-change-acknowledgement-865.ts';
export {
  readReceivingAdvice861,
  writeReceivingAdvice861,
  type ReceivedLine861,
  type ReceivingAdvice861,
} from './receiving-advice-861.ts';
export {
  readProductTransfer867,
  writeProductTransfer867,
  type ProductTransfer867,
  type Transfer867,
} from './product-transfer-867.ts';

export {
  readCatalogue832,
  writeCatalogue832,
  type Catalogue832,
  type CatalogueLine832,
  type DatedPrice,
} from './catalogue-832.ts';
export {
  readPriceAuthorization845,
  writePriceAuthorization845,
  type AuthorizedLine845,
  type AuthorizedPrice845,
  type Contract845,
  type EligibleParty845,
  type PriceAuthorization845,
} from './price-authorization-845.ts';
export {
  readInventoryAdvice846,
  writeInventoryAdvice846,
  type InventoryAdvice846,
  type InventoryLine846,
} from './inventory-advice-846.ts';
export { reportedStock, type ReportedStock } from './reported-stock.ts';
export {
  readCatalogueLines832,
  readInventoryLines846,
  readPriceAuthorizationLines845,
  type CatalogueHeader832,
  type ContractHeader845,
  type DocumentPart,
  type InventoryHeader846,
  type LineMark,
  type PriceAuthorizationHeader845,
  type SetOfLines,
} from './read-by-lines.ts';

export type { WarehouseNote, WarehouseParty } from './warehouse.ts';
export type { OrderReference } from './shipped-order.ts';
export {
  orderedItems,
  readShippingOrder940,
  writeShippingOrder940,
  type OrderedItem940,
  type ShippingOrder940,
} from './shipping-order-940.ts';
export {
  readStockTransferAdvice943,
  transferredItems,
  writeStockTransferAdvice943,
  type StockTransferAdvice943,
  type TransferredItem943,
} from './stock-transfer-advice-943.ts';
export {
  readReceiptAdvice944,
  receivedItems,
  writeReceiptAdvice944,
  type ReceiptAdvice944,
  type ReceivedItem944,
} from './receipt-advice-944.ts';
export {
  readShippingAdvice945,
  warehouseShippedItems,
  writeShippingAdvice945,
  type ShippedItem945,
  type ShippingAdvice945,
} from './shipping-advice-945.ts';
export {
  readInventoryAdjustment947,
  writeInventoryAdjustment947,
  type Adjustment947,
  type InventoryAdjustment947,
} from './inventory-adjustment-947.ts';
export {
  carrierStatuses,
  readShipmentStatus214,
  writeShipmentStatus214,
  type CarrierStatus214,
  type ShipmentStatus214,
} from './shipment-status-214.ts';

export { documentTypes, isDocumentType, readDocument, type DocumentTypeCode } from './document-types.ts';
export { businessKeyOf, businessNumberOf, type NumberedSet } from './business-number.ts';
