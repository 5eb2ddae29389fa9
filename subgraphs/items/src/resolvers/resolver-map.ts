import type { Resolvers } from '../generated/graphql.ts';
import { Item } from './Item.ts';
import { ItemCrosswalk } from './ItemCrosswalk.ts';
import { Product } from './Product.ts';
import { Query } from './Query.ts';

/** Every resolver of the subgraph; a type that is not here is resolved by its properties. */
export const resolverMap: Resolvers = { Query, Item, Product, ItemCrosswalk };
