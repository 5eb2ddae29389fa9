import type { StockLotResolvers } from '../generated/graphql.ts';
import { findStockLot } from '../services/find-stock.ts';
import { locationOf } from './location-of.ts';

export const StockLot: StockLotResolvers = {
  __resolveReference: ({ id }, context) => findStockLot(id, context),
  id: ({ lot }) => lot.id,
  item: ({ position }) => ({ id: position.value.itemId }),
  location: ({ position, lot }, _, context) => locationOf(position.value, lot.locationCode, context),
  lot: ({ lot }) => lot.lot,
  expiresOn: ({ lot }) => lot.expiresOn,
  quantity: ({ lot: { quantity: value, unit } }) => ({ value, unit }),
  status: ({ lot }) => lot.status,
  ownership: ({ lot }) => lot.ownership,
  supplier: ({ lot: { supplierId } }) => (supplierId === null ? null : { id: supplierId }),
  isRecalled: ({ lot }) => lot.isRecalled,
  provenance: ({ position }) => position.provenance,
};
