import { lineageThing } from '../domain/lineage-node.ts';
import type { LineageResolvers } from '../generated/graphql.ts';
import { readTimeline, thingsIn } from '../services/read-lineage.ts';

export const Lineage: LineageResolvers = {
  of: ({ matches }) => lineageThing(matches[0]),
  matches: ({ matches }) => matches.map(lineageThing),
  things: (lineage) => thingsIn(lineage).map(lineageThing),
  timeline: (lineage, _, context) => readTimeline(context, lineage),
};
