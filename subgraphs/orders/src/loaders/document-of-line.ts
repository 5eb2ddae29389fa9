import type { HubIdType } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import { sourceKeysOf, statementLoader, type SourceKey } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';

const documentTypes: Partial<Record<HubIdType, HubIdType>> = {
  orderline: 'order',
  requisitionline: 'requisition',
  receiptline: 'receipt',
  invoiceline: 'invoice',
};

/** A line's key is its document's and its own number behind it, so it leads there even before the hub has read it. */
export const documentOfLine = (db: Db): DataLoader<string, SourceKey | null> =>
  statementLoader(async (ids: readonly string[]) => {
    const keys = await sourceKeysOf(db, ids);
    return ids.map((id) => {
      const line = keys.get(id);
      const type = line && documentTypes[line.type];
      return line === undefined || type === undefined
        ? null
        : { type, system: line.system, key: line.key.slice(0, -1) };
    });
  });
