import type { MutationResolvers } from '../../generated/graphql.ts';
import { steer } from '../../services/replays.ts';

export const pauseReplay: NonNullable<MutationResolvers['pauseReplay']> = (_, { replayId }, context) =>
  steer(context, replayId, 'pause');
