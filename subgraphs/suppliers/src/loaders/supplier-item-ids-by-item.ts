import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { supplierItemsOfItems } from '../db/queries/supplier-children.ts';

export const supplierItemIdsByItem = (db: Db, viewer: Viewer): DataLoader<string, readonly string[]> =>
  statementLoader(async (itemIds: readonly string[]) => {
    const ids = await supplierItemsOfItems(db, viewer, itemIds);
    return itemIds.map((itemId) => ids.get(itemId) ?? []);
  });
