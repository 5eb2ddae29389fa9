import type { DeliveryPromiseResolvers } from '../generated/graphql.ts';
import { documentById } from '../services/supplier-documents.ts';

export const DeliveryPromise: DeliveryPromiseResolvers = {
  acknowledgement: ({ documentId }, _, context) =>
    documentId === null ? null : documentById('ACKNOWLEDGEMENT', documentId, context),
  changeAnswer: ({ documentId }, _, context) =>
    documentId === null ? null : documentById('CHANGE_ANSWER', documentId, context),
};
