import type { SupplyExceptionConnectionResolvers } from '../generated/graphql.ts';

export const SupplyExceptionConnection: SupplyExceptionConnectionResolvers = {
  totalCount: (page) => page.totalCount(),
};
