import type { LineAnswerResolvers } from '../generated/graphql.ts';
import { coded, shownDates, shownParts } from './coded.ts';

export const LineAnswer: LineAnswerResolvers = {
  status: ({ status }) => coded(668, status),
  quantity: ({ quantity }) => quantity,
  dates: ({ dates }) => shownDates(dates),
  parts: ({ parts }) => shownParts(parts),
  reason: ({ reason }) => reason ?? null,
};
