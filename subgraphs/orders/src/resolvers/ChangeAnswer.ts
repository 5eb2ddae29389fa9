import type { ChangeAnswerResolvers } from '../generated/graphql.ts';
import { documentById, linesOf } from '../services/supplier-documents.ts';
import { optionalCode } from './coded.ts';
import { reference } from './reference.ts';

export const ChangeAnswer: ChangeAnswerResolvers = {
  __resolveReference: ({ id }, context) => documentById('CHANGE_ANSWER', id, context),
  changeNumber: ({ value }) => value.changeNumber,
  type: ({ value }) => optionalCode(587, value.type),
  acknowledgedOn: ({ value }) => value.acknowledgedOn,
  supplierOrderNumber: ({ value }) => value.supplierOrderNumber,
  lines: (document, _, context) => linesOf(document, context),
  message: ({ messageId }) => reference(messageId),
  receivedAt: ({ receivedAt }) => receivedAt.toString(),
};
