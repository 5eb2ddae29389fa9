import {
  createODataV2Client,
  edm,
  ge,
  readByPaddedKeys,
  type HttpClient,
  type KeyedRows,
  type RowPage,
} from '@supply-hub/source-kit';
import { product, productExpansions, productFields, type ProductRow } from './wire.ts';

/** S/4HANA's product service: products with their texts, units and GTINs. */
export interface ProductClient {
  productsByNumber(numbers: readonly string[], deadline: AbortSignal): Promise<KeyedRows<string, ProductRow>>;
  /** All of them when `since` is null, in the order of their numbers. */
  productsChangedSince(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<RowPage<ProductRow>>;
}

const query = {
  entitySet: 'A_Product',
  row: product,
  select: productFields,
  expand: productExpansions,
} as const;

export function createProductClient(http: HttpClient): ProductClient {
  const service = createODataV2Client({ http, serviceRoot: '/sap/opu/odata/sap/API_PRODUCT_SRV/', maxUrlBytes: 4_096 });
  return {
    productsByNumber: (numbers, deadline) =>
      readByPaddedKeys(service, { ...query, operation: 'items by number', by: 'Product' }, numbers, 18, deadline),
    productsChangedSince: (since, deadline) =>
      service.pages(
        {
          ...query,
          operation: since === null ? 'all items' : 'changed items',
          filter: since === null ? undefined : ge('LastChangeDateTime', edm.dateTimeOffset(since)),
          orderBy: ['Product'],
          pageSize: 500,
        },
        deadline,
      ),
  };
}
