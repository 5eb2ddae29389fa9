import {
  createODataV4Client,
  edm,
  ge,
  withoutPadding,
  type HttpClient,
  type KeyedRows,
  type RowPage,
} from '@supply-hub/source-kit';
import { keyedRow, type KeyedRow } from '../wire-fields.ts';
import {
  confirmation,
  confirmationChange,
  confirmationExpansions,
  confirmationFields,
  orderChange,
  purchaseOrder,
  purchaseOrderExpansions,
  purchaseOrderFields,
  type ConfirmationChange,
  type ConfirmationRow,
  type OrderChange,
  type PurchaseOrderRow,
} from './wire.ts';

/** S/4HANA's purchase orders, and the supplier confirmations that refer to them. */
export interface PurchaseOrderClient {
  ordersByNumber(
    numbers: readonly string[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<string, KeyedRow<PurchaseOrderRow>>>;
  /** In the order of their numbers. */
  allOrders(deadline: AbortSignal): AsyncIterable<RowPage<KeyedRow<PurchaseOrderRow>>>;
  ordersChangedSince(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<RowPage<OrderChange>>;
  /** By the number of the order. */
  confirmationsOfOrders(numbers: readonly string[], deadline: AbortSignal): Promise<KeyedRows<string, ConfirmationRow>>;
  confirmationsChangedSince(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<RowPage<ConfirmationChange>>;
}

/** The service answers orders whole, so a page of many would be a page of many megabytes. */
const ordersAPage = 250;
const changesAPage = 1_000;
/** Fifty keys a call fit in here beside the fields asked for; the service takes about 8 kB. */
const maxUrlBytes = 7_000;

export function createPurchaseOrderClient(http: HttpClient): PurchaseOrderClient {
  const group = '/sap/opu/odata4/sap';
  const orders = createODataV4Client({
    http,
    serviceRoot: `${group}/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/`,
    maxUrlBytes,
  });
  const confirmations = createODataV4Client({
    http,
    serviceRoot: `${group}/api_supplierconfirmation/srvd_a2x/sap/supplierconfirmation/0001/`,
    maxUrlBytes,
  });
  const orderQuery = {
    entitySet: 'PurchaseOrder',
    row: keyedRow(['PurchaseOrder'], purchaseOrder, { system: http.system.name, at: 'purchase order' }),
    select: purchaseOrderFields,
    expand: purchaseOrderExpansions,
  } as const;

  return {
    ordersByNumber: (numbers, deadline) =>
      orders.readByKeys(
        { ...orderQuery, operation: 'purchase orders by number', by: 'PurchaseOrder', comparable: withoutPadding },
        numbers,
        deadline,
      ),
    allOrders: (deadline) =>
      orders.pages(
        { ...orderQuery, operation: 'all purchase orders', orderBy: ['PurchaseOrder'], pageSize: ordersAPage },
        deadline,
      ),
    ordersChangedSince: (since, deadline) =>
      orders.pages(
        {
          operation: 'changed purchase orders',
          entitySet: 'PurchaseOrder',
          row: orderChange,
          select: ['PurchaseOrder', 'LastChangeDateTime'],
          filter: ge('LastChangeDateTime', edm.dateTimeOffset(since)),
          orderBy: ['PurchaseOrder'],
          pageSize: changesAPage,
        },
        deadline,
      ),
    confirmationsOfOrders: (numbers, deadline) =>
      confirmations.readByKeys(
        {
          operation: 'confirmations by purchase order',
          entitySet: 'Confirmation',
          row: confirmation,
          select: confirmationFields,
          expand: confirmationExpansions,
          by: 'SuplrConfRefPurchaseOrder',
          comparable: withoutPadding,
        },
        numbers,
        deadline,
      ),
    confirmationsChangedSince: (since, deadline) =>
      confirmations.pages(
        {
          operation: 'changed confirmations',
          entitySet: 'Confirmation',
          row: confirmationChange,
          select: ['SupplierConfirmation', 'SuplrConfRefPurchaseOrder', 'LastChangeDateTime'],
          filter: ge('LastChangeDateTime', edm.dateTimeOffset(since)),
          orderBy: ['SupplierConfirmation'],
          pageSize: changesAPage,
        },
        deadline,
      ),
  };
}
