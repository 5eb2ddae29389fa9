import { availableOf, reservedOf } from '../domain/reservation.ts';
import { sumOf } from '../domain/stock.ts';
import type { StockLevelResolvers } from '../generated/graphql.ts';
import { reservationsOf, usableLots } from '../services/availability.ts';
import { findStockLevel } from '../services/find-stock.ts';
import { locationOf } from './location-of.ts';

export const StockLevel: StockLevelResolvers = {
  __resolveReference: ({ id }, context) => findStockLevel(id, context),
  id: ({ level }) => level.id,
  item: ({ position }) => ({ id: position.value.itemId }),
  location: ({ position, level }, _, context) => locationOf(position.value, level.locationCode, context),
  onHand: ({ level: { lots, unit } }) => ({ value: sumOf(lots), unit }),
  usable: async (node, _, context) => ({ value: sumOf(await usableLots(node, context)), unit: node.level.unit }),
  reserved: async ({ level: { lots, unit } }, _, context) => ({
    value: reservedOf(await reservationsOf(lots, context)),
    unit,
  }),
  async available(node, _, context) {
    const usable = await usableLots(node, context);
    return { value: availableOf(usable, await reservationsOf(usable, context)), unit: node.level.unit };
  },
  lots: ({ facility, position, level }) => level.lots.map((lot) => ({ facility, position, lot })),
  async alerts({ facility, position, level }, _, { loaders }) {
    const alerts = await loaders.alertsOfItem.load(position.value.itemId);
    return alerts.filter(
      ({ facilityId, locationId }) =>
        facilityId === facility.id && (locationId === null || locationId === level.locationId),
    );
  },
  provenance: ({ position }) => position.provenance,
};
