import type { SourcedLoader } from '@supply-hub/subgraph-kit';

/** Loads ids that a list gave; one that has gone meanwhile drops out. */
export async function loadAll<V>(ids: readonly string[], loader: SourcedLoader<V>) {
  const nodes = await Promise.all(ids.map((id) => loader.load(id)));
  return nodes.filter((node) => node !== null);
}
