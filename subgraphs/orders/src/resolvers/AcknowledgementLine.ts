import type { AcknowledgementLineResolvers } from '../generated/graphql.ts';
import { documentLineById } from '../services/supplier-documents.ts';
import { shownParts, shownPrice } from './coded.ts';
import { sentLineOf } from './order-line-of.ts';

export const AcknowledgementLine: AcknowledgementLineResolvers = {
  __resolveReference: ({ id }, context) => documentLineById('ACKNOWLEDGEMENT', id, context),
  id: ({ line }) => line.id,
  acknowledgement: ({ document }) => document,
  purchaseOrderLine: ({ line }, _, context) => sentLineOf(line, context),
  numberAsSent: ({ line }) => line.number,
  parts: ({ line }) => shownParts(line.parts),
  ordered: ({ line }) => line.ordered,
  price: ({ line, document }) => shownPrice(line.price, document.value.currency),
  answers: ({ line }) => [...line.answers],
};
