import {
  createODataV2Client,
  readByPaddedKeys,
  type HttpClient,
  type KeyedRows,
  type RowPage,
} from '@supply-hub/source-kit';
import { supplier, supplierExpansions, supplierFields, type SupplierRow } from './supplier-wire.ts';

/** S/4HANA's business partner service: suppliers with their purchasing data. */
export interface SupplierClient {
  suppliersByNumber(numbers: readonly string[], deadline: AbortSignal): Promise<KeyedRows<string, SupplierRow>>;
  /** In the order of their numbers. */
  suppliers(deadline: AbortSignal): AsyncIterable<RowPage<SupplierRow>>;
}

const query = {
  entitySet: 'A_Supplier',
  row: supplier,
  select: supplierFields,
  expand: supplierExpansions,
} as const;

export function createSupplierClient(http: HttpClient): SupplierClient {
  const service = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_BUSINESS_PARTNER/',
    maxUrlBytes: 4_096,
  });
  return {
    suppliersByNumber: (numbers, deadline) =>
      readByPaddedKeys(service, { ...query, operation: 'suppliers by number', by: 'Supplier' }, numbers, 10, deadline),
    suppliers: (deadline) =>
      service.pages({ ...query, operation: 'all suppliers', orderBy: ['Supplier'], pageSize: 500 }, deadline),
  };
}
