import { supplierCrosswalkIdOf } from '../domain/supplier.ts';
import type { SupplierCrosswalkResolvers } from '../generated/graphql.ts';

export const SupplierCrosswalk: SupplierCrosswalkResolvers = {
  async __resolveReference({ id }, { loaders }) {
    const supplierId = await loaders.supplierIdOfCrosswalk.load(id);
    return supplierId === null ? null : loaders.supplier.load(supplierId);
  },
  id: ({ value }) => supplierCrosswalkIdOf(value),
  system: ({ provenance }) => provenance.system,
  key: ({ value }) => value.number,
  supplier: (supplier) => supplier,
};
