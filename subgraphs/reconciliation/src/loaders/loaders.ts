import type { Db } from '@supply-hub/postgres';
import { statementLoader, type RequestContext } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { lineMatchesBy, lineMatchesByInvoiceLine } from '../db/queries/line-matches.ts';
import { messagesById } from '../db/queries/messages.ts';
import { exceptionsById, openExceptionsByCase } from '../db/queries/supply-exceptions.ts';
import type { LineMatchRow, MessageRow, SupplyExceptionRow } from '../db/schema.ts';

/** Fresh for each request; `null` for what does not exist or is not the viewer's. */
export interface ReconciliationLoaders {
  readonly matchById: DataLoader<string, LineMatchRow | null>;
  readonly matchByOrderLine: DataLoader<string, LineMatchRow | null>;
  readonly matchByInvoiceLine: DataLoader<string, LineMatchRow | null>;
  readonly message: DataLoader<string, MessageRow | null>;
  readonly exception: DataLoader<string, SupplyExceptionRow | null>;
  readonly openExceptionsByCase: DataLoader<string, readonly SupplyExceptionRow[]>;
}

export function createLoaders(db: Db, { viewer }: RequestContext): ReconciliationLoaders {
  function loader<V, D>(read: (ids: readonly string[]) => Promise<Map<string, V>>, absent: D) {
    return statementLoader<string, V | D>(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? absent);
    });
  }
  return {
    matchById: loader((ids) => lineMatchesBy(db, viewer, 'id', ids), null),
    matchByOrderLine: loader((ids) => lineMatchesBy(db, viewer, 'orderLineId', ids), null),
    matchByInvoiceLine: loader((ids) => lineMatchesByInvoiceLine(db, viewer, ids), null),
    message: loader((ids) => messagesById(db, viewer, ids), null),
    exception: loader((ids) => exceptionsById(db, viewer, ids), null),
    openExceptionsByCase: loader((ids) => openExceptionsByCase(db, viewer, ids), []),
  };
}
