import type { HubConfig } from '@supply-hub/config';
import type { Log } from '@supply-hub/log';
import type { HttpClient } from '@supply-hub/source-kit';
import { DataFaults } from '@supply-hub/subgraph-kit';
import type { OrderSource } from '../order-source.ts';
import { facilityOfPlant } from './document-keys.ts';
import { invoiceDocuments } from './invoices/invoice-documents.ts';
import { createOrderLineCommands } from './orders/order-commands.ts';
import { purchaseOrderDocuments } from './orders/purchase-order-documents.ts';
import { receiptDocuments } from './receipts/receipt-documents.ts';
import { createRequisitionCommands } from './requisitions/requisition-commands.ts';
import { requisitionDocuments } from './requisitions/requisition-documents.ts';

/** An S/4HANA system as the one that buys. */
export function createSapOrderSource(http: HttpClient, config: HubConfig, log: Log): OrderSource {
  const { system } = http;
  const facilityOf = facilityOfPlant(config, system.id);
  const faults = new DataFaults(log, system.id);
  return {
    system,
    orders: purchaseOrderDocuments(http, facilityOf, faults),
    requisitions: requisitionDocuments(http, facilityOf, faults),
    receipts: receiptDocuments(http, facilityOf, faults),
    invoices: invoiceDocuments(http, facilityOf, faults),
    commands: { ...createRequisitionCommands(http), ...createOrderLineCommands(http) },
    close: () => http.close(),
  };
}
