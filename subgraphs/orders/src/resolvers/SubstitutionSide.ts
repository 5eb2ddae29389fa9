import type { SubstitutionSideResolvers } from '../generated/graphql.ts';
import { ratioOf } from './ratio-of.ts';
import { reference } from './reference.ts';

export const SubstitutionSide: SubstitutionSideResolvers = {
  item: ({ itemId }) => reference(itemId),
  baseUnits: ({ baseUnits }) => (baseUnits === null ? null : ratioOf(baseUnits)),
  contractPrice: ({ contractPriceId }) => reference(contractPriceId),
};
