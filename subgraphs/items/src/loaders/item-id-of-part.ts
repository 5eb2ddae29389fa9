import { hubId } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import { sourceKeysOf, statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';

/** Products and crosswalks have the key of their item, so the key behind their id leads to it. */
export const itemIdOfPart = (db: Db): DataLoader<string, string | null> =>
  statementLoader(async (ids: readonly string[]) => {
    const refs = await sourceKeysOf(db, ids);
    return ids.map((id) => {
      const ref = refs.get(id);
      return ref?.type === 'product' || ref?.type === 'itemcrosswalk' ? hubId('item', ref.system, ref.key) : null;
    });
  });
