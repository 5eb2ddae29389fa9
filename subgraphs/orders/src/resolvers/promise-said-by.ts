import type { OrdersContext } from '../context.ts';
import { documentById } from '../services/supplier-documents.ts';

interface SaidBy {
  readonly documentId: string | null;
}

/** By which document of the supplier's a day was promised: of a delivery and of a backorder alike. */
export const promiseSaidBy = {
  acknowledgement: ({ documentId }: SaidBy, _: unknown, context: OrdersContext) =>
    documentId === null ? null : documentById('ACKNOWLEDGEMENT', documentId, context),
  changeAnswer: ({ documentId }: SaidBy, _: unknown, context: OrdersContext) =>
    documentId === null ? null : documentById('CHANGE_ANSWER', documentId, context),
};
