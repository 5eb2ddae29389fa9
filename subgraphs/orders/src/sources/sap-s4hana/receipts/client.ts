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
  materialDocumentEntry,
  materialDocumentExpansions,
  materialDocumentFields,
  type MaterialDocumentEntry,
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
  /** In the order of their keys. */
  all(deadline: AbortSignal): AsyncIterable<RowPage<KeyedRow<MaterialDocumentRow>>>;
  enteredFrom(day: Temporal.PlainDate, deadline: AbortSignal): AsyncIterable<RowPage<MaterialDocumentEntry>>;
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
  const orderBy = ['MaterialDocumentYear', 'MaterialDocument'];
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
    all: (deadline) => service.pages({ ...query, operation: 'all receipts', orderBy, pageSize: 500 }, deadline),
    enteredFrom: (day, deadline) =>
      service.pages(
        {
          operation: 'new receipts',
          entitySet: 'A_MaterialDocumentHeader',
          row: materialDocumentEntry,
          select: [...orderBy, 'CreationDate'],
          filter: ge('CreationDate', edm.date(day)),
          orderBy,
          pageSize: 1_000,
        },
        deadline,
      ),
  };
}
