import type { BackorderPromiseResolvers } from '../generated/graphql.ts';
import { documentById } from '../services/supplier-documents.ts';

export const BackorderPromise: BackorderPromiseResolvers = {
  acknowledgement: ({ documentId }, _, context) =>
    documentId === null ? null : documentById('ACKNOWLEDGEMENT', documentId, context),
  changeAnswer: ({ documentId }, _, context) =>
    documentId === null ? null : documentById('CHANGE_ANSWER', documentId, context),
};
