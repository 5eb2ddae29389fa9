import type { PolicyDifferenceResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';
import { reference } from './reference.ts';

export const PolicyDifference: PolicyDifferenceResolvers = {
  at: ({ at }) => at?.toString() ?? null,
  purchaseOrderLine: ({ orderLineId }, _, context) =>
    orderLineId === null ? null : lineById(orderLineId, context.loaders.order, context),
  item: ({ itemId }) => reference(itemId),
  facility: ({ facilityId }) => reference(facilityId),
};
