import type { ScheduleChangeResolvers } from '../generated/graphql.ts';

export const ScheduleChange: ScheduleChangeResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.scheduleChangeById.load(id),
  theatre: ({ theatreId }) => (theatreId === null ? null : { id: theatreId }),
  message: ({ messageId }) => (messageId === null ? null : { id: messageId }),
};
