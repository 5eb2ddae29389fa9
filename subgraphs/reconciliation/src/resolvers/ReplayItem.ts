import type { ReplayItemResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const ReplayItem: ReplayItemResolvers = {
  message: ({ messageId }, _, { loaders }) => loaders.message.load(messageId),
  changes: ({ changes }) =>
    changes.map(({ table, added, changed, removed }) => ({
      table,
      addedCount: added,
      changedCount: changed,
      removedCount: removed,
    })),
  at: ({ at }) => (at === null ? null : instantText(at)),
};
