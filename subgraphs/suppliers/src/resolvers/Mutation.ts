import type { MutationResolvers } from '../generated/graphql.ts';
import { holdPartner } from './mutation/holdPartner.ts';
import { releasePartner } from './mutation/releasePartner.ts';

export const Mutation: MutationResolvers = { holdPartner, releasePartner };
