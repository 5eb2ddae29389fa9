/** What subgraphs tell each other: definitions, the outbox, delivery. See the README for what it guarantees. */
export {
  defineEvent,
  EventUnreadable,
  upcaster,
  type DataOf,
  type EventDefinition,
  type EventOf,
  type HubEvent,
  type Upcaster,
} from './define-event.ts';
export { publish, publishAll, type Publication } from './outbox.ts';
export { batchHandler, handler, type Handler, type HandlerContext } from './handler.ts';
export { startDelivery, type Delivery, type DeliveryOptions } from './delivery.ts';
export {
  openEventTail,
  type EventTail,
  type EventTailOptions,
  type TailedEvent,
  type TailedEvents,
} from './event-tail.ts';
export { startSequencer, type Sequencer, type SequencerOptions } from './sequencer.ts';
export { parkedEvents, redrive, type ParkedEvent } from './parked-events.ts';
export { replay, type ReplayFrom } from './replay.ts';
export { eventsMigrations } from './migrations.ts';

export { eventDefinitions } from './definitions/event-definitions.ts';
export { $AllocationDecided, allocationDecided, type AllocationDecided } from './definitions/allocation-decided.ts';
export { $BackorderChanged, backorderChanged, type BackorderChanged } from './definitions/backorder-changed.ts';
export { $CardFileRead, cardFileRead, type CardFileRead } from './definitions/card-file-read.ts';
export { $CaseChanged, caseChanged, type CaseChanged } from './definitions/case-changed.ts';
export { $CommandChanged, commandChanged, type CommandChanged } from './definitions/command-changed.ts';
export { $ContractChanged, contractChanged, type ContractChanged } from './definitions/contract-changed.ts';
export { $ExceptionChanged, exceptionChanged, type ExceptionChanged } from './definitions/exception-changed.ts';
export { $FacilityChanged, facilityChanged, type FacilityChanged } from './definitions/facility-changed.ts';
export { $InvoiceRecorded, invoiceRecorded, type InvoiceRecorded } from './definitions/invoice-recorded.ts';
export { $ItemChanged, itemChanged, type ItemChanged } from './definitions/item-changed.ts';
export { $MessageChanged, messageChanged, messageStates, type MessageChanged } from './definitions/message-changed.ts';
export { $ParLevelChanged, parLevelChanged, type ParLevelChanged } from './definitions/par-level-changed.ts';
export { $PartnerFileRead, partnerFileRead, type PartnerFileRead } from './definitions/partner-file-read.ts';
export {
  $PurchaseOrderChanged,
  purchaseOrderChanged,
  type PurchaseOrderChanged,
} from './definitions/purchase-order-changed.ts';
export {
  $QuarantineChanged,
  quarantineChanged,
  quarantineStates,
  type QuarantineChanged,
} from './definitions/quarantine-changed.ts';
export { $ReceiptRecorded, receiptRecorded, type ReceiptRecorded } from './definitions/receipt-recorded.ts';
export { $RequisitionChanged, requisitionChanged, type RequisitionChanged } from './definitions/requisition-changed.ts';
export { $StockAlertChanged, stockAlertChanged, type StockAlertChanged } from './definitions/stock-alert-changed.ts';
export { $StockChanged, stockChanged, type StockChanged } from './definitions/stock-changed.ts';
export { $StockLoaded, stockLoaded, type StockLoaded } from './definitions/stock-loaded.ts';
export {
  $SubstitutionChanged,
  substitutionChanged,
  substitutionStates,
  type SubstitutionChanged,
} from './definitions/substitution-changed.ts';
export { $SupplierChanged, supplierChanged, type SupplierChanged } from './definitions/supplier-changed.ts';
export {
  $SupplierItemChanged,
  supplierItemChanged,
  type SupplierItemChanged,
} from './definitions/supplier-item-changed.ts';
export {
  $TradingPartnerChanged,
  tradingPartnerChanged,
  type TradingPartnerChanged,
} from './definitions/trading-partner-changed.ts';
export {
  $TransferChanged,
  transferChanged,
  transferStates,
  type TransferChanged,
} from './definitions/transfer-changed.ts';
export {
  $TransmissionChanged,
  transmissionChanged,
  type TransmissionChanged,
} from './definitions/transmission-changed.ts';
export { $TroubleChanged, troubleChanged, troubleKinds, type TroubleChanged } from './definitions/trouble-changed.ts';
