import { lineageThing } from '../domain/lineage-node.ts';
import type { LineageResolvers } from '../generated/graphql.ts';

export const Lineage: LineageResolvers = {
  of: ({ of }) => lineageThing(of),
};
