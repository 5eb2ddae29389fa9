import type { PartnerProfileFileResolvers } from '../generated/graphql.ts';

export const PartnerProfileFile: PartnerProfileFileResolvers = {
  name: ({ file }) => file,
};
