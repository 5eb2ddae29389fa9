import type { Db } from '@supply-hub/postgres';
import { idOf, registerSourceKeys, type SourceKey } from '@supply-hub/subgraph-kit';

/**
 * Makes everything that documents name readable by its id, before they are saved. In the order of ids and in a
 * statement of its own, so that writers of the same keys wait for each other and never in a circle.
 */
export async function registerReferences(
  db: Db,
  documents: readonly { readonly key: readonly string[]; readonly references: readonly SourceKey[] }[],
  refOf: (key: readonly string[]) => SourceKey,
): Promise<void> {
  const byId = new Map(
    documents.flatMap((each) => [refOf(each.key), ...each.references]).map((ref) => [idOf(ref), ref]),
  );
  await registerSourceKeys(
    db,
    [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref),
  );
}
