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
import { supplierInvoice, supplierInvoiceExpansions, supplierInvoiceFields, type SupplierInvoiceRow } from './wire.ts';

/** Number and fiscal year. */
export type SupplierInvoiceKey = readonly string[];

/** S/4HANA's supplier invoices. */
export interface SupplierInvoiceClient {
  byKey(
    keys: readonly SupplierInvoiceKey[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<SupplierInvoiceKey, KeyedRow<SupplierInvoiceRow>>>;
  /** All of them when `from` is null, in the order of their keys. */
  postedFrom(
    from: Temporal.PlainDate | null,
    deadline: AbortSignal,
  ): AsyncIterable<RowPage<KeyedRow<SupplierInvoiceRow>>>;
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
    postedFrom: (from, deadline) =>
      service.pages(
        {
          ...query,
          operation: from === null ? 'all invoices' : 'recent invoices',
          filter: from === null ? undefined : ge('PostingDate', edm.date(from)),
          orderBy: ['SupplierInvoice', 'FiscalYear'],
          pageSize: 500,
        },
        deadline,
      ),
  };
}
