import { itemIdOf } from '../domain/demand.ts';
import type { PreferenceCardLineResolvers } from '../generated/graphql.ts';

export const PreferenceCardLine: PreferenceCardLineResolvers = {
  async item(line, _, { loaders }) {
    const id = itemIdOf(line);
    return (await loaders.isItemKnown.load(id)) ? { id } : null;
  },
  names: ({ system, key }) => ({ system, code: key, display: null }),
  open: ({ open, unit }) => ({ value: open, unit }),
  hold: ({ hold, unit }) => ({ value: hold, unit }),
};
