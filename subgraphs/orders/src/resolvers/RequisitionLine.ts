import type { RequisitionLineResolvers } from '../generated/graphql.ts';
import { lineById } from '../services/line-by-id.ts';
import { shownFacility } from '../services/visible-lines.ts';
import { reference } from './reference.ts';

export const RequisitionLine: RequisitionLineResolvers = {
  __resolveReference: ({ id }, context) => lineById(id, context.loaders.requisition, context),
  id: ({ line }) => line.id,
  number: ({ line }) => line.number,
  requisition: ({ document }) => document,
  item: ({ line }) => reference(line.itemId),
  facility: ({ line }, _, { viewer }) => shownFacility(viewer, line.facilityId),
  quantity: ({ line }) => line.quantity,
  neededOn: ({ line }) => line.neededOn,
  isReleased: ({ line }) => line.isReleased,
  isClosed: ({ line }) => line.isClosed,
  purchaseOrder: ({ line }, _, { loaders }) =>
    line.purchaseOrderId === null ? null : loaders.order.load(line.purchaseOrderId),
};
