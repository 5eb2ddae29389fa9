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
  materialDocument,
  materialDocumentExpansions,
  materialDocumentFields,
  type MaterialDocumentRow,
} from './wire.ts';

/** Year and number. */
export type MaterialDocumentKey = readonly string[];

/** S/4HANA's material documents. */
export interface MaterialDocumentClient {
  byKey(
    keys: readonly MaterialDocumentKey[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<MaterialDocumentKey, KeyedRow<MaterialDocumentRow>>>;
  /** All of them when `from` is null, in the order of their keys. */
  enteredFrom(
    from: Temporal.PlainDate | null,
    deadline: AbortSignal,
  ): AsyncIterable<RowPage<KeyedRow<MaterialDocumentRow>>>;
}

export function createMaterialDocumentClient(http: HttpClient): MaterialDocumentClient {
  const service = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/',
    maxUrlBytes: 7_000,
  });
  const query = {
    entitySet: 'A_MaterialDocumentHeader',
    row: keyedRow(['MaterialDocumentYear', 'MaterialDocument'], materialDocument, {
      system: http.system.name,
      at: 'receipt',
    }),
    select: materialDocumentFields,
    expand: materialDocumentExpansions,
  } as const;
  return {
    byKey: (keys, deadline) =>
      service.readByKeys(
        {
          ...query,
          operation: 'receipts by number',
          by: { MaterialDocument: ([, number = '']) => number, MaterialDocumentYear: ([year = '']) => year },
          comparable: withoutPadding,
        },
        keys,
        deadline,
      ),
    enteredFrom: (from, deadline) =>
      service.pages(
        {
          ...query,
          operation: from === null ? 'all receipts' : 'new receipts',
          filter: from === null ? undefined : ge('CreationDate', edm.date(from)),
          orderBy: ['MaterialDocumentYear', 'MaterialDocument'],
          pageSize: 500,
        },
        deadline,
      ),
  };
}
