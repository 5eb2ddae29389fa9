import type { EventDefinition } from '../define-event.ts';
import { allocationDecided } from './allocation-decided.ts';
import { backorderChanged } from './backorder-changed.ts';
import { cardFileRead } from './card-file-read.ts';
import { caseChanged } from './case-changed.ts';
import { commandChanged } from './command-changed.ts';
import { contractChanged } from './contract-changed.ts';
import { exceptionChanged } from './exception-changed.ts';
import { facilityChanged } from './facility-changed.ts';
import { invoiceRecorded } from './invoice-recorded.ts';
import { itemChanged } from './item-changed.ts';
import { messageChanged } from './message-changed.ts';
import { parLevelChanged } from './par-level-changed.ts';
import { partnerFileRead } from './partner-file-read.ts';
import { purchaseOrderChanged } from './purchase-order-changed.ts';
import { quarantineChanged } from './quarantine-changed.ts';
import { receiptRecorded } from './receipt-recorded.ts';
import { requisitionChanged } from './requisition-changed.ts';
import { stockAlertChanged } from './stock-alert-changed.ts';
import { stockChanged } from './stock-changed.ts';
import { stockLoaded } from './stock-loaded.ts';
import { substitutionChanged } from './substitution-changed.ts';
import { supplierChanged } from './supplier-changed.ts';
import { supplierItemChanged } from './supplier-item-changed.ts';
import { tradingPartnerChanged } from './trading-partner-changed.ts';
import { transferChanged } from './transfer-changed.ts';
import { transmissionChanged } from './transmission-changed.ts';
import { troubleChanged } from './trouble-changed.ts';

/** Every event the subgraphs and the exchange publish. */
export const eventDefinitions: readonly EventDefinition[] = [
  itemChanged,
  supplierChanged,
  supplierItemChanged,
  contractChanged,
  facilityChanged,
  stockChanged,
  stockLoaded,
  stockAlertChanged,
  parLevelChanged,
  transferChanged,
  requisitionChanged,
  purchaseOrderChanged,
  backorderChanged,
  substitutionChanged,
  quarantineChanged,
  transmissionChanged,
  troubleChanged,
  receiptRecorded,
  invoiceRecorded,
  caseChanged,
  allocationDecided,
  cardFileRead,
  messageChanged,
  tradingPartnerChanged,
  partnerFileRead,
  commandChanged,
  exceptionChanged,
];
