import type { MutationResolvers } from '../../generated/graphql.ts';
import { steer } from '../../services/replays.ts';

export const resumeReplay: NonNullable<MutationResolvers['resumeReplay']> = (_, { replayId }, context) =>
  steer(context, replayId, 'resume');
