import type { ContractResolvers } from '../generated/graphql.ts';
import { contractPricePage } from '../services/contract-price-page.ts';
import { supplierById } from './owner.ts';

export const Contract: ContractResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.contract.load(id),
  id: ({ id }) => id,
  number: ({ value }) => value.number,
  supplier: ({ value, provenance }, _, { loaders }) => supplierById(loaders, value.supplierId, provenance.system),
  validFrom: ({ value }) => value.validFrom,
  validTo: ({ value }) => value.validTo,
  partnerTerms: ({ value: { supplierId, number } }, _, { loaders }) =>
    loaders.termsOfContract.load({ supplierId, number }),
  prices: ({ value }, page, { viewer }) => contractPricePage(value, viewer, page),
  provenance: ({ provenance }) => provenance,
};
