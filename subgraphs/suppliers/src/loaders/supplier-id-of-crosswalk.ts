import { hubId } from '@supply-hub/identifiers';
import type { Db } from '@supply-hub/postgres';
import { sourceKeysOf, statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';

/** A crosswalk has the key of its supplier, so the key behind its id leads to it. */
export const supplierIdOfCrosswalk = (db: Db): DataLoader<string, string | null> =>
  statementLoader(async (ids: readonly string[]) => {
    const refs = await sourceKeysOf(db, ids);
    return ids.map((id) => {
      const ref = refs.get(id);
      return ref?.type === 'suppliercrosswalk' ? hubId('supplier', ref.system, ref.key) : null;
    });
  });
