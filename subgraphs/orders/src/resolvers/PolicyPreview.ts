import type { PolicyPreviewResolvers } from '../generated/graphql.ts';

const mostShown = 100;

export const PolicyPreview: PolicyPreviewResolvers = {
  since: ({ since }) => since.toString(),
  until: ({ until }) => until.toString(),
  differences: ({ differences }) => differences.slice(0, mostShown),
  differenceCount: ({ differences }) => differences.length,
};
