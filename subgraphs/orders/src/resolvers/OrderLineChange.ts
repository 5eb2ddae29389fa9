import type { OrderLineChangeResolvers } from '../generated/graphql.ts';

export const OrderLineChange: OrderLineChangeResolvers = {
  purchaseOrderLine: ({ line }) => line,
  kind: ({ change }) => change.kind,
  before: ({ change }) => change.from,
  after: ({ change }) => change.to,
};
