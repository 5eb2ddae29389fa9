import type { LineMatchResolvers } from '../generated/graphql.ts';
import { instantText } from './instant-text.ts';

export const LineMatch: LineMatchResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.matchById.load(id),
  purchaseOrderLine: ({ orderLineId }) => ({ id: orderLineId }),
  ordered: ({ ordered, baseUnit }) => ({ value: ordered, unit: baseUnit }),
  received: ({ received, baseUnit }) => ({ value: received, unit: baseUnit }),
  invoiced: ({ invoiced, baseUnit }) => ({ value: invoiced, unit: baseUnit }),
  orderPrice: ({ orderPrice, currency }) => ({ amount: orderPrice, currency }),
  invoicePrice: ({ invoicePrice, currency }) => (invoicePrice === null ? null : { amount: invoicePrice, currency }),
  variance: ({ variance, currency }) => ({ amount: variance, currency }),
  changedAt: ({ changedAt }) => instantText(changedAt),
};
