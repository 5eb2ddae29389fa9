import type { KitComponentResolvers } from '../generated/graphql.ts';
import { shownParts } from './coded.ts';

export const KitComponent: KitComponentResolvers = {
  parts: ({ parts }) => shownParts(parts),
  quantity: ({ quantity }) => quantity,
};
