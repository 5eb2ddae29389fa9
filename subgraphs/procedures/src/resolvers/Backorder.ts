import type { BackorderResolvers } from '../generated/graphql.ts';

export const Backorder: BackorderResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  async affectedCases({ id }, _, { loaders }) {
    const endangered = await loaders.endangeredBy.load(id);
    const demands = await Promise.all(endangered.map(({ demandId }) => loaders.demandById.load(demandId)));
    return endangered.flatMap(({ doesRely }, index) => {
      const demand = demands[index];
      return demand == null ? [] : [{ demand, doesRely }];
    });
  },
};
