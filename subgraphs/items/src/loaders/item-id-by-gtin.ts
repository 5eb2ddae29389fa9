import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { itemsByGtin } from '../db/queries/items.ts';

export const itemIdByGtin = (db: Db, viewer: Viewer): DataLoader<string, string | null> =>
  statementLoader(async (gtins: readonly string[]) => {
    const ids = await itemsByGtin(db, viewer, gtins);
    return gtins.map((gtin) => ids.get(gtin) ?? null);
  });
