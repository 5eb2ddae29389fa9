import type { ReplenishmentNeedResolvers } from '../generated/graphql.ts';
import type { NeedNode } from '../context.ts';

const inBaseUnits = (value: string, { unit }: NeedNode) => ({ value, unit });

export const ReplenishmentNeed: ReplenishmentNeedResolvers = {
  __resolveReference: ({ id }, { needs }) => needs.need.load(id),
  item: ({ itemId }) => ({ id: itemId }),
  facility: ({ facilityId }) => ({ id: facilityId }),
  quantity: (need) => inBaseUnits(need.quantity, need),
  forCases: (need) => inBaseUnits(need.forCases, need),
  forPar: (need) => inBaseUnits(need.forPar, need),
  onItsWay: (need) => inBaseUnits(need.onItsWay, need),
  gathersUntil: ({ closesAt }) => closesAt?.toString() ?? null,
  stoppedBy: ({ stoppedBy }) => stoppedBy,
  cases: (need, _, { needs }) => needs.casesOf.load(need),
  asked: (need, _, { needs }) => needs.askedOf.load(need),
};
