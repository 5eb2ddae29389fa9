import type { ItemResolvers } from '../generated/graphql.ts';
import { levelNodes } from '../services/find-stock.ts';

/** What inventory adds to an item. A facility that is not the viewer's has nothing to show (R72). */
export const Item: ItemResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  async stock({ id }, { facilityId }, { facility, loaders }) {
    const at = facility(facilityId);
    if (at === null) return null;
    const position = await loaders.positionAtFacility.load({ itemId: id, facility: at });
    if (position === null) return null;
    return position === 'none' ? [] : levelNodes(at, position);
  },
  async parLevel({ id }, { facilityId }, { facility, loaders }) {
    const at = facility(facilityId);
    return at === null ? null : loaders.parLevelAtFacility.load({ itemId: id, facility: at });
  },
  stockAlerts: ({ id }, _, { loaders }) => loaders.alertsOfItem.load(id),
};
