import {
  createODataV2Client,
  edm,
  ge,
  withoutPadding,
  type HttpClient,
  type KeyedRows,
  type RowPage,
} from '@supply-hub/source-kit';
import { keyedRow, type KeyedRow } from '../wire-fields.ts';
import {
  itemChange,
  requisition,
  requisitionExpansions,
  requisitionFields,
  type ItemChange,
  type RequisitionRow,
} from './wire.ts';

/** S/4HANA's purchase requisitions. */
export interface RequisitionClient {
  byNumber(numbers: readonly string[], deadline: AbortSignal): Promise<KeyedRows<string, KeyedRow<RequisitionRow>>>;
  /** In the order of their numbers. */
  all(deadline: AbortSignal): AsyncIterable<RowPage<KeyedRow<RequisitionRow>>>;
  itemsChangedSince(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<RowPage<ItemChange>>;
}

export function createRequisitionClient(http: HttpClient): RequisitionClient {
  const service = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_PURCHASEREQ_PROCESS_SRV/',
    maxUrlBytes: 7_000,
  });
  const query = {
    entitySet: 'A_PurchaseRequisitionHeader',
    row: keyedRow(['PurchaseRequisition'], requisition, { system: http.system.name, at: 'requisition' }),
    select: requisitionFields,
    expand: requisitionExpansions,
  } as const;
  return {
    byNumber: (numbers, deadline) =>
      service.readByKeys(
        { ...query, operation: 'requisitions by number', by: 'PurchaseRequisition', comparable: withoutPadding },
        numbers,
        deadline,
      ),
    all: (deadline) =>
      service.pages(
        { ...query, operation: 'all requisitions', orderBy: ['PurchaseRequisition'], pageSize: 500 },
        deadline,
      ),
    itemsChangedSince: (since, deadline) =>
      service.pages(
        {
          operation: 'changed requisition lines',
          entitySet: 'A_PurchaseRequisitionItem',
          row: itemChange,
          select: ['PurchaseRequisition', 'PurchaseRequisitionItem', 'LastChangeDateTime'],
          filter: ge('LastChangeDateTime', edm.dateTimeOffset(since)),
          orderBy: ['PurchaseRequisition', 'PurchaseRequisitionItem'],
          pageSize: 1_000,
        },
        deadline,
      ),
  };
}
