import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import type { SourcedLoader, SourcedReader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import type { Item } from '../domain/item.ts';
import { itemIdByGtin } from './item-id-by-gtin.ts';
import { itemIdOfPart } from './item-id-of-part.ts';

/** One request's loaders. */
export interface Loaders {
  readonly item: SourcedLoader<Item>;
  /** GTIN (14 digits) → item id; null when no item of the viewer's carries it. */
  readonly itemIdByGtin: DataLoader<string, string | null>;
  /** Id of a product or crosswalk → id of its item; null for an id nobody knows. */
  readonly itemIdOfPart: DataLoader<string, string | null>;
}

export function createLoaders(
  deps: { readonly db: Db; readonly items: SourcedReader<Item> },
  viewer: Viewer,
  deadline: AbortSignal,
): Loaders {
  return {
    item: deps.items.loader(viewer, deadline),
    itemIdByGtin: itemIdByGtin(deps.db, viewer),
    itemIdOfPart: itemIdOfPart(deps.db),
  };
}
