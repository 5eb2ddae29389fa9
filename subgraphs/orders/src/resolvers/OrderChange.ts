import type { OrderChangeResolvers } from '../generated/graphql.ts';
import { lineOf } from '../services/line-by-id.ts';
import { documentById } from '../services/supplier-documents.ts';

export const OrderChange: OrderChangeResolvers = {
  sequence: ({ change }) => change.sequence,
  toldAt: ({ change }) => change.at.toString(),
  message: ({ change }) => ({ id: change.messageId }),
  lines({ order, change, life }, _, { viewer }) {
    const seesAll = viewer.role === 'partner' || viewer.facilities === '*';
    return change.lines.flatMap((each) => {
      const line = lineOf(order, each.orderLineId, viewer);
      // Whose place a line was that is no more in the order, nobody knows.
      if (line === null && !(seesAll && order.value.lines.every(({ id }) => id !== each.orderLineId))) return [];
      return [{ line, change: each, isRefused: life?.orderLineIds.includes(each.orderLineId) ?? false }];
    });
  },
  state: ({ life }) => life?.state ?? 'AWAITED',
  answer: ({ life }, _, context) =>
    life?.documentId == null ? null : documentById('CHANGE_ANSWER', life.documentId, context),
};
