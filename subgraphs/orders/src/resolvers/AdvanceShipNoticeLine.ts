import type { AdvanceShipNoticeLineResolvers } from '../generated/graphql.ts';
import { documentLineById } from '../services/supplier-documents.ts';
import { optionalCode, shownParts } from './coded.ts';
import { sentLineOf } from './order-line-of.ts';

export const AdvanceShipNoticeLine: AdvanceShipNoticeLineResolvers = {
  __resolveReference: ({ id }, context) => documentLineById('SHIP_NOTICE', id, context),
  id: ({ line }) => line.id,
  shipNotice: ({ document }) => document,
  purchaseOrderLine: ({ line }, _, context) => sentLineOf(line, context),
  numberAsSent: ({ line }) => line.number,
  parts: ({ line }) => shownParts(line.parts),
  shipped: ({ line }) => line.shipped,
  status: ({ line }) => optionalCode(668, line.status),
  lots: ({ line }) => [...line.lots],
  serials: ({ line }) => [...line.serials],
  expiryDates: ({ line }) => [...line.expiryDates],
  packages: ({ line }) => [...line.packages],
  components: ({ line }) => [...line.components],
};
