import type { ToldLineResolvers } from '../generated/graphql.ts';

export const ToldLine: ToldLineResolvers = {
  quantity: ({ quantity: value, unit }) => ({ value, unit }),
  schedule: ({ schedule, unit }) => schedule.map(({ on, quantity: value }) => ({ on, quantity: { value, unit } })),
};
