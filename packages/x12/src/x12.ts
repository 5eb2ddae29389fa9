/**
 * X12: interchanges read from a stream or from memory, judged, built and acknowledged; the documents supply needs as
 * plain typed values. The README shows its use and says what it guarantees.
 */
export { standardSeparators, type Separators } from './text/separators.ts';
export { Segment, type Position } from './text/segment.ts';

export { readX12 } from './envelope/read-x12.ts';
export { X12Reader, type X12Limits } from './envelope/x12-reader.ts';
export type { SetHeader, X12Event } from './envelope/x12-event.ts';
export type { EnvelopeFault } from './envelope/envelope-fault.ts';
export type { GroupHeader } from './envelope/group-header.ts';
export type { InterchangeHeader, InterchangeParty } from './envelope/interchange-header.ts';
export { readInterchanges, type Group, type Interchange } from './envelope/read-interchanges.ts';

export type { X12Set } from './set/x12-set.ts';
export { readSet } from './set/read-set.ts';
export { readBareSet } from './set/read-bare-set.ts';
export { setSegments } from './set/set-segments.ts';
export { hlTree, type HlFault, type HlNode, type HlTree } from './set/hl-tree.ts';
export { contentHash } from './set/content-hash.ts';

export type { ElementInput, RepetitionInput, SegmentInput } from './set/segment-input.ts';
export { withoutSeparators } from './build/write-segment.ts';
export { buildInterchange, type GroupInput, type InterchangeInput, type SetInput } from './build/build-interchange.ts';

export {
  judgeGroup,
  type ElementError,
  type GroupJudgement,
  type GroupResult,
  type JudgedSet,
  type SegmentError,
  type SetJudgement,
  type SetResult,
} from './acknowledge/judgement.ts';
export { acknowledge } from './acknowledge/acknowledge.ts';
export {
  readAcknowledgement,
  type AcknowledgedGroup,
  type AcknowledgedSet,
  type Acknowledgement,
} from './acknowledge/read-acknowledgement.ts';
export { buildTa1, judgeInterchange, readTa1, type Ta1 } from './acknowledge/ta1.ts';

export {
  type AcknowledgedLine855,
  type Acknowledgement855,
  type AllowanceOrCharge,
  type BeyondGuide,
  type BusinessReference,
  buyerItemOf,
  type Carriage,
  type CarrierDetail,
  type Component,
  type Contact,
  dateOf,
  type DateTime,
  type Description,
  descriptionText,
  type DocumentCurrency,
  type DocumentFault,
  type DocumentType,
  eachLevel,
  type Equipment,
  type ExtendedReference,
  gtinOf,
  type Invoice810,
  type InvoiceLine810,
  isCreditMemo,
  type Lading,
  type LineStatus,
  manufacturerPartOf,
  type Marks,
  type Measurement,
  type PackagingDescription,
  type Packing,
  type Party,
  partyOf,
  type Pricing,
  productId,
  type ProductId,
  type PurchaseOrder850,
  type PurchaseOrderLine850,
  type QualifiedValue,
  readAcknowledgement855,
  type Reading,
  readInvoice810,
  readPurchaseOrder850,
  readShipNotice856,
  type Reference,
  referenceOf,
  type Routing,
  type Schedule,
  type SetToRead,
  type ShipmentLevel856,
  type ShipNotice856,
  type ShippedItem,
  shippedItems,
  ssccsOf,
  type StatedAmount,
  type StatedQuantity,
  supplierPartOf,
  type Tax,
  type Terms,
  type TracedUnits,
  tracedUnitsOf,
  type TraceSource,
  UnwritableDocument,
  type WarehouseDate,
  withoutTraces,
  writeAcknowledgement855,
  writeInvoice810,
  writePurchaseOrder850,
  writeShipNotice856,
} from './documents/documents.ts';
