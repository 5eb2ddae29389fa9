/** The transaction sets of supply as plain typed documents, both ways. */
export { UnwritableDocument, type BeyondGuide, type DocumentFault, type Reading } from './document-fault.ts';
export type { DocumentType, SetToRead } from './layout/document-type.ts';
export type { QualifiedValue } from './layout/field.ts';

export { buyerItemOf, gtinOf, manufacturerPartOf, productId, supplierPartOf, type ProductId } from './product-ids.ts';
export { partyOf, type Contact, type Party } from './parties.ts';
export { referenceOf, type BusinessReference, type ExtendedReference, type Reference } from './references.ts';
export { dateOf, type DateTime, type WarehouseDate } from './dates.ts';
export type { Packing, Schedule, StatedQuantity } from './quantities.ts';
export type { DocumentCurrency, Pricing, StatedAmount } from './prices.ts';
export type { AllowanceOrCharge, Carriage, Tax, Terms } from './charges.ts';
export type { CarrierDetail, Equipment, Lading, Marks, PackagingDescription, Routing } from './shipping.ts';
export { descriptionText, type Component, type Description, type Measurement } from './descriptions.ts';
export { ssccsOf, tracedUnitsOf, withoutTraces, type TracedUnits, type TraceSource } from './traced-units.ts';

export {
  readPurchaseOrder850,
  writePurchaseOrder850,
  type PurchaseOrder850,
  type PurchaseOrderLine850,
} from './purchase-order-850.ts';
export {
  readAcknowledgement855,
  writeAcknowledgement855,
  type AcknowledgedLine855,
  type Acknowledgement855,
  type LineStatus,
} from './acknowledgement-855.ts';
export {
  eachLevel,
  readShipNotice856,
  writeShipNotice856,
  type ShipmentLevel856,
  type ShipNotice856,
} from './ship-notice-856.ts';
export { shippedItems, type ShippedItem } from './shipped-items.ts';
export { isCreditMemo, readInvoice810, writeInvoice810, type Invoice810, type InvoiceLine810 } from './invoice-810.ts';
