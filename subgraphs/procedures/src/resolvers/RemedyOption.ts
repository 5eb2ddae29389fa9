import type { RemedyOptionResolvers } from '../generated/graphql.ts';

export const RemedyOption: RemedyOptionResolvers = {
  quantity: ({ quantity: value, unit }) => ({ value, unit }),
  actBy: ({ actBy }) => actBy.toString(),
  thereBy: ({ thereBy }) => thereBy?.toString() ?? null,
  lot: ({ lotId }) => (lotId === null ? null : { id: lotId }),
  facility: ({ facilityId }) => (facilityId === null ? null : { id: facilityId }),
  item: ({ itemId }) => (itemId === null ? null : { id: itemId }),
  supplier: ({ supplierId }) => (supplierId === null ? null : { id: supplierId }),
  substitutionRequest: ({ substitutionId }) => (substitutionId === null ? null : { id: substitutionId }),
  moveTo: ({ moveTo }) => moveTo?.toString() ?? null,
};
