import { Decimal } from '@supply-hub/quantities';
import { reservedOf } from '../domain/reservation.ts';
import { withoutLeaving } from '../domain/stock-transfer.ts';
import { isRecalled } from '../domain/stock.ts';
import type { StockLotResolvers } from '../generated/graphql.ts';
import { keptOf, reservationsOf } from '../services/availability.ts';
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
  isRecalled: async ({ position, lot }, _, { loaders }) =>
    isRecalled(lot, await loaders.recalledLots.load(position.value.itemId)),
  quarantined: async (node, _, context) => ({
    value: (await keptOf(node, context)).get(node.lot.id)?.quantity.toString() ?? '0',
    unit: node.lot.unit,
  }),
  quarantines: async (node, _, context) => (await keptOf(node, context)).get(node.lot.id)?.quarantines ?? [],
  reservations: async (of, _, context) =>
    (await reservationsOf([of.lot], context)).map((reservation) => ({ reservation, of })),
  reserved: async ({ lot }, _, context) => ({
    value: reservedOf(await reservationsOf([lot], context)),
    unit: lot.unit,
  }),
  leaving: async ({ position, lot }, _, { loaders }) => {
    const asOf = Temporal.Instant.from(position.provenance.asOf);
    const left = Decimal.of(withoutLeaving(lot, await loaders.leavingOfLot.load(lot.id), asOf));
    return { value: Decimal.of(lot.quantity).minus(left).toString(), unit: lot.unit };
  },
  provenance: ({ position }) => position.provenance,
};
