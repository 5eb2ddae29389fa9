import type { MutationResolvers } from '../generated/graphql.ts';
import { adoptPolicy } from './mutation/adoptPolicy.ts';
import { approveSubstitution } from './mutation/approveSubstitution.ts';
import { refuseSubstitution } from './mutation/refuseSubstitution.ts';

export const Mutation: MutationResolvers = { adoptPolicy, approveSubstitution, refuseSubstitution };
