import type { MutationResolvers } from '../../generated/graphql.ts';
import { answerOrder as take } from '../../services/answer-order.ts';

export const answerOrder: NonNullable<MutationResolvers['answerOrder']> = (_, { input }, context) =>
  take(
    context,
    input.orderId,
    {
      supplierOrderNumber: input.supplierOrderNumber ?? null,
      answeredOn: input.answeredOn ?? null,
      lines: input.lines.map(({ orderLineId, answers }) => ({
        orderLineId,
        answers: answers.map(({ status, quantity, unit, promisedOn, price, substitutePart, reason }) => ({
          status,
          quantity: quantity ?? null,
          unit: unit ?? null,
          promisedOn: promisedOn ?? null,
          price: price ?? null,
          substitutePart: substitutePart ?? null,
          reason: reason ?? null,
        })),
      })),
    },
    input.idempotencyKey,
  );
