import type { MutationResolvers } from '../generated/graphql.ts';
import { redriveMessages } from './mutation/redriveMessages.ts';

export const Mutation: MutationResolvers = { redriveMessages };
