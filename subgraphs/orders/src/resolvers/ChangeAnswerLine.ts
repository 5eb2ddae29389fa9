import type { ChangeAnswerLineResolvers } from '../generated/graphql.ts';
import { documentLineById } from '../services/supplier-documents.ts';
import { coded } from './coded.ts';
import { sentLineOf } from './order-line-of.ts';

export const ChangeAnswerLine: ChangeAnswerLineResolvers = {
  __resolveReference: ({ id }, context) => documentLineById('CHANGE_ANSWER', id, context),
  id: ({ line }) => line.id,
  purchaseOrderLine: ({ line }, _, context) => sentLineOf(line, context),
  change: ({ line }) => coded(670, line.change),
  answers: ({ line }) => [...line.answers],
};
