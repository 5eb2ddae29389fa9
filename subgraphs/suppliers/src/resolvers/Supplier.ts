import { loadPage } from '@supply-hub/subgraph-kit';
import type { SupplierResolvers } from '../generated/graphql.ts';

export const Supplier: SupplierResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.supplier.load(id),
  id: ({ id }) => id,
  number: ({ value }) => value.number,
  name: ({ value }) => value.name,
  gln: ({ value }) => value.gln,
  isBlocked: ({ value }) => value.isBlocked,
  orderCurrency: ({ value }) => value.orderCurrency,
  minimumOrder: ({ value }) => value.minimumOrder,
  plannedDeliveryDays: ({ value }) => value.plannedDeliveryDays,
  isAcknowledgementRequired: ({ value }) => value.isAcknowledgementRequired,
  async items({ id }, page, { loaders, assertContractsLoaded }) {
    await assertContractsLoaded();
    const ids = await loaders.supplierItemPage.load({ ...page, parentId: id });
    return loadPage(ids, (each) => loaders.supplierItem.load(each));
  },
  async contracts({ id }, page, { loaders, assertContractsLoaded }) {
    await assertContractsLoaded();
    const ids = await loaders.contractPage.load({ ...page, parentId: id });
    return loadPage(ids, (each) => loaders.contract.load(each));
  },
  crosswalks: (supplier) => [supplier],
  tradingPartners: ({ id }, _, { loaders }) => loaders.tradingPartnersBySupplier.load(id),
  provenance: ({ provenance }) => provenance,
};
