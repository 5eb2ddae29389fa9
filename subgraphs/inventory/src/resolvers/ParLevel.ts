import type { ParLevelResolvers } from '../generated/graphql.ts';
import { facilityOf } from './facility-of.ts';

export const ParLevel: ParLevelResolvers = {
  async __resolveReference({ id }, { loaders, facility }) {
    const level = await loaders.parLevel.load(id);
    return level === null || facility(level.value.facilityId) === null ? null : level;
  },
  id: ({ id }) => id,
  item: ({ value }) => ({ id: value.itemId }),
  facility: ({ value }, _, context) => facilityOf(value, _, context),
  reorderPoint: ({ value: { reorderPoint, unit } }) => quantity(reorderPoint, unit),
  fillTo: ({ value: { fillTo, unit } }) => quantity(fillTo, unit),
  safetyStock: ({ value: { safetyStock, unit } }) => quantity(safetyStock, unit),
  provenance: ({ provenance }) => provenance,
};

const quantity = (value: string | null, unit: string) => (value === null ? null : { value, unit });
