import { reaches } from '@supply-hub/identity';
import { shownBasePriceOf } from '../domain/price-choice.ts';
import type { ContractPriceResolvers } from '../generated/graphql.ts';
import { isDisputed, partnerPriceOf } from '../services/partner-price-of-contract-price.ts';
import { contractById } from './owner.ts';

export const ContractPrice: ContractPriceResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.contractPrice.load(id),
  id: ({ id }) => id,
  contract: ({ contractId }, _, { loaders }) => contractById(loaders, contractId),
  item: ({ itemId }) => ({ id: itemId }),
  supplierItem: ({ supplierItemId }, _, { loaders }) => loaders.supplierItem.load(supplierItemId),
  facility: ({ facilityId }, _, { viewer }) =>
    facilityId !== null && reaches(viewer.facilities, facilityId) ? { id: facilityId } : null,
  price: ({ price }) => price,
  perQuantity: ({ perQuantity }) => perQuantity,
  unit: ({ unit }) => unit,
  pricePerBaseUnit: (price) => shownBasePriceOf(price),
  validFrom: ({ validFrom }) => validFrom,
  validTo: ({ validTo }) => validTo,
  tiers: ({ tiers, unit }) => tiers.map(({ from, price }) => ({ from: { value: from, unit }, price })),
  partnerPrice: (price, _, context) => partnerPriceOf(price, context),
  isDisputed: (price, _, context) => isDisputed(price, context),
};
