import type { HubConfig } from '@supply-hub/config';
import type { Page, PageArguments, RequestContext, Sourced } from '@supply-hub/subgraph-kit';
import type { Item, ItemConditions } from './domain/item.ts';
import type { Loaders } from './loaders/loaders.ts';

/** What a resolver of this subgraph has at hand. */
export interface ItemsContext extends RequestContext {
  readonly config: HubConfig;
  readonly loaders: Loaders;
  /** A page of ids of the viewer's items. @throws SourceUnavailable until every item master was read once */
  readonly itemPage: (conditions: ItemConditions, page: PageArguments) => Promise<Page<string>>;
  /** @throws SourceUnavailable when the copies may lack an item that its system has */
  readonly assertComplete: () => Promise<void>;
}

export type ItemNode = Sourced<Item>;
/** A product is told by its item, as long as each item has one. */
export type ProductNode = ItemNode;
/** The item master's own key is the item's one crosswalk. */
export type ItemCrosswalkNode = ItemNode;
