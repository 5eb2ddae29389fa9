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
  invoiceState,
  supplierInvoice,
  supplierInvoiceExpansions,
  supplierInvoiceFields,
  type InvoiceState,
  type SupplierInvoiceRow,
} from './wire.ts';

/** Number and fiscal year. */
export type SupplierInvoiceKey = readonly string[];

/** S/4HANA's supplier invoices. */
export interface SupplierInvoiceClient {
  byKey(
    keys: readonly SupplierInvoiceKey[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<SupplierInvoiceKey, KeyedRow<SupplierInvoiceRow>>>;
  /** In the order of their keys. */
  all(deadline: AbortSignal): AsyncIterable<RowPage<KeyedRow<SupplierInvoiceRow>>>;
  postedFrom(day: Temporal.PlainDate, deadline: AbortSignal): AsyncIterable<RowPage<InvoiceState>>;
}

export function createSupplierInvoiceClient(http: HttpClient): SupplierInvoiceClient {
  const service = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/',
    maxUrlBytes: 7_000,
  });
  const query = {
    entitySet: 'A_SupplierInvoice',
    row: keyedRow(['SupplierInvoice', 'FiscalYear'], supplierInvoice, { system: http.system.name, at: 'invoice' }),
    select: supplierInvoiceFields,
    expand: supplierInvoiceExpansions,
  } as const;
  const orderBy = ['SupplierInvoice', 'FiscalYear'];
  return {
    byKey: (keys, deadline) =>
      service.readByKeys(
        {
          ...query,
          operation: 'invoices by number',
          by: { SupplierInvoice: ([number = '']) => number, FiscalYear: ([, year = '']) => year },
          comparable: withoutPadding,
        },
        keys,
        deadline,
      ),
    all: (deadline) => service.pages({ ...query, operation: 'all invoices', orderBy, pageSize: 500 }, deadline),
    postedFrom: (day, deadline) =>
      service.pages(
        {
          operation: 'recent invoices',
          entitySet: 'A_SupplierInvoice',
          row: invoiceState,
          select: Object.keys(invoiceState.shape),
          filter: ge('PostingDate', edm.date(day)),
          orderBy,
          pageSize: 1_000,
        },
        deadline,
      ),
  };
}
