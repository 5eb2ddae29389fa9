import type { MutationResolvers } from '../../generated/graphql.ts';
import { askForReplay } from '../../services/replays.ts';

export const replayMessages: NonNullable<MutationResolvers['replayMessages']> = (_, { input }, context) =>
  askForReplay(context, input);
