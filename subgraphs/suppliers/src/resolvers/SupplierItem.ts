import type { SupplierItemResolvers } from '../generated/graphql.ts';
import { supplierById } from './owner.ts';

export const SupplierItem: SupplierItemResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.supplierItem.load(id),
  id: ({ id }) => id,
  supplier: ({ value, provenance }, _, { loaders }) => supplierById(loaders, value.supplierId, provenance.system),
  item: ({ value }) => ({ id: value.itemId }),
  partNumber: ({ value }) => value.partNumber,
  orderUnits: ({ value }) =>
    value.orderUnits.map(({ unit, numerator, denominator }) => ({ unit, baseUnits: { numerator, denominator } })),
  partnerPrices: ({ id }, _, { loaders }) => loaders.partnerPricesBySupplierItem.load(id),
  provenance: ({ provenance }) => provenance,
};
