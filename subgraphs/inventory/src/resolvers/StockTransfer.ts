import type { StockTransferResolvers } from '../generated/graphql.ts';
import { findLocation } from '../services/find-location.ts';

export const StockTransfer: StockTransferResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.transfer.load(id),
  item: ({ itemId }) => ({ id: itemId }),
  quantity: ({ quantity: value, unit }) => ({ value, unit }),
  from: ({ from: { locationId } }, _, context) => findLocation(locationId, 'location', context),
  to: ({ to: { locationId } }, _, context) => findLocation(locationId, 'location', context),
  demand: ({ demandId }) => (demandId === null ? null : { id: demandId }),
  requestedBy: ({ askedBy }) => askedBy,
  requestedAt: ({ askedAt }) => askedAt,
  documents: ({ sentDocument, receivedDocument, reversalDocument }) => [
    ...new Set([sentDocument, receivedDocument, reversalDocument].filter((each) => each !== null)),
  ],
  isWaiting: ({ doing, isUnsettled }) => doing !== null || isUnsettled,
};
