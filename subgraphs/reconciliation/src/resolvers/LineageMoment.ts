import { lineageThing } from '../domain/lineage-node.ts';
import { sentenceOf } from '../domain/moment.ts';
import type { LineageMomentResolvers } from '../generated/graphql.ts';

export const LineageMoment: LineageMomentResolvers = {
  node: ({ thing }) => lineageThing(thing),
  sentence: (moment) => sentenceOf(moment),
  by: ({ who }) => who,
};
