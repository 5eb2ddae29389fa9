import { crosswalkIdOf } from '../domain/item.ts';
import type { ItemCrosswalkResolvers } from '../generated/graphql.ts';

/** The item master owns its items, so its own key needs no steward. */
export const ItemCrosswalk: ItemCrosswalkResolvers = {
  async __resolveReference({ id }, { loaders }) {
    const itemId = await loaders.itemIdOfPart.load(id);
    return itemId === null ? null : loaders.item.load(itemId);
  },
  id: ({ value }) => crosswalkIdOf(value),
  system: ({ provenance }) => provenance.system,
  key: ({ value }) => value.number,
  status: () => 'CONFIRMED',
  confidence: () => '1',
  item: (item) => item,
};
