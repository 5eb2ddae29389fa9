import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import DataLoader from 'dataloader';
import { supplierItemsOfItems } from '../db/queries/supplier-children.ts';

export const supplierItemIdsByItem = (db: Db, viewer: Viewer): DataLoader<string, readonly string[]> =>
  new DataLoader(async (itemIds) => {
    const ids = await supplierItemsOfItems(db, viewer, itemIds);
    return itemIds.map((itemId) => ids.get(itemId) ?? []);
  });
