import type { UnknownKeyResolvers } from '../generated/graphql.ts';

export const UnknownKey: UnknownKeyResolvers = {
  facts: ({ facts }) => Object.entries(facts).map(([name, value]) => ({ name, value })),
  candidates: async ({ kind, party, key }, _, { loaders }) =>
    (await loaders.crosswalksOfKey.load({ kind, party, key })).filter(({ status }) => status === 'CANDIDATE'),
};
