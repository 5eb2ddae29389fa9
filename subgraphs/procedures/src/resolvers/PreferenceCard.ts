import type { PreferenceCardResolvers } from '../generated/graphql.ts';

export const PreferenceCard: PreferenceCardResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.cardById.load(id),
  facility: ({ facilityId }) => ({ id: facilityId }),
};
