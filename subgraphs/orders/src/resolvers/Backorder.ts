import type { BackorderResolvers } from '../generated/graphql.ts';
import { sentLineOf } from './order-line-of.ts';
import { optionalCode } from './coded.ts';
import { reference } from './reference.ts';
import { shownFacility } from '../services/visible-lines.ts';

export const Backorder: BackorderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.backorder.load(id),
  purchaseOrderLine: (row, _, context) => sentLineOf(row, context),
  item: ({ itemId }) => reference(itemId),
  facility: ({ facilityId }, _, { viewer }) => shownFacility(viewer, facilityId),
  supplier: ({ supplierId }) => ({ id: supplierId }),
  quantity: ({ quantity: value, unit }) => ({ value, unit }),
  promises: ({ promises }) => [...promises],
  code: ({ code }) => optionalCode(668, code),
};
