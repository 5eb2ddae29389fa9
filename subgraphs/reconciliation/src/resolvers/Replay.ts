import type { ReplayResolvers } from '../generated/graphql.ts';
import { listReplayItems } from '../services/replays.ts';
import { instantText } from './instant-text.ts';

export const Replay: ReplayResolvers = {
  askedAt: ({ askedAt }) => instantText(askedAt),
  doneAt: ({ doneAt }) => (doneAt === null ? null : instantText(doneAt)),
  outcomes: ({ id }, _, { loaders }) => loaders.replayOutcomes.load(id),
  async messageCount({ id }, _, { loaders }) {
    return (await loaders.replayOutcomes.load(id)).reduce((sum, { count }) => sum + count, 0);
  },
  items: ({ id }, { outcomes, first, after }, context) => listReplayItems(context, id, outcomes, { first, after }),
};
