import type { Db } from '@supply-hub/postgres';
import { statementLoader, type RequestContext } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { lineMatchesBy, lineMatchesByInvoiceLine } from '../db/queries/line-matches.ts';
import type { LineMatchRow } from '../db/schema.ts';

/** Fresh for each request; `null` for what does not exist or is not the viewer's. */
export interface ReconciliationLoaders {
  readonly matchById: DataLoader<string, LineMatchRow | null>;
  readonly matchByOrderLine: DataLoader<string, LineMatchRow | null>;
  readonly matchByInvoiceLine: DataLoader<string, LineMatchRow | null>;
}

export function createLoaders(db: Db, { viewer }: RequestContext): ReconciliationLoaders {
  const loader = (read: (ids: readonly string[]) => Promise<Map<string, LineMatchRow>>) =>
    statementLoader<string, LineMatchRow | null>(async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? null);
    });
  return {
    matchById: loader((ids) => lineMatchesBy(db, viewer, 'id', ids)),
    matchByOrderLine: loader((ids) => lineMatchesBy(db, viewer, 'orderLineId', ids)),
    matchByInvoiceLine: loader((ids) => lineMatchesByInvoiceLine(db, viewer, ids)),
  };
}
