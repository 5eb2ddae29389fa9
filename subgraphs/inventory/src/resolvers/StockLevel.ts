import { isUsable, sumOf } from '../domain/stock.ts';
import type { StockLevelResolvers } from '../generated/graphql.ts';
import { findStockLevel } from '../services/find-stock.ts';
import { locationOf } from './location-of.ts';

export const StockLevel: StockLevelResolvers = {
  __resolveReference: ({ id }, context) => findStockLevel(id, context),
  id: ({ level }) => level.id,
  item: ({ position }) => ({ id: position.value.itemId }),
  location: ({ position, level }, _, context) => locationOf(position.value, level.locationCode, context),
  onHand: ({ level: { lots, unit } }) => ({ value: sumOf(lots), unit }),
  usable({ facility, level: { lots, unit } }, _, { todayAt }) {
    const today = todayAt(facility);
    return { value: sumOf(lots.filter((lot) => isUsable(lot, today))), unit };
  },
  lots: ({ facility, position, level }) => level.lots.map((lot) => ({ facility, position, lot })),
  provenance: ({ position }) => position.provenance,
};
