import type { MutationResolvers } from '../../generated/graphql.ts';
import { steer } from '../../services/replays.ts';

export const cancelReplay: NonNullable<MutationResolvers['cancelReplay']> = (_, { replayId }, context) =>
  steer(context, replayId, 'cancel');
