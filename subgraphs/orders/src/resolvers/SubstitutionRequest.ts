import { equivalenceOf } from '../domain/substitute.ts';
import type { SubstitutionRequestResolvers } from '../generated/graphql.ts';
import { orderedSide, substituteSide } from '../services/substitution-sides.ts';
import { documentById } from '../services/supplier-documents.ts';
import { shownFacility } from '../services/visible-lines.ts';
import { shownParts } from './coded.ts';
import { sentLineOf } from './order-line-of.ts';
import { ratioOf } from './ratio-of.ts';

export const SubstitutionRequest: SubstitutionRequestResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.substitution.load(id),
  purchaseOrderLine: (row, _, context) => sentLineOf(row, context),
  supplier: ({ supplierId }) => ({ id: supplierId }),
  facility: ({ facilityId }, _, { viewer }) => shownFacility(viewer, facilityId),
  equivalence: ({ itemId, substituteItemId, wasApproved }) => equivalenceOf(itemId, substituteItemId, wasApproved),
  ordered: async (row, _, context) => orderedSide(row, (await sentLineOf(row, context))?.line ?? null),
  substitute: (row) => substituteSide(row),
  factor: ({ factor }) => ratioOf(factor),
  parts: ({ parts }) => shownParts(parts),
  acknowledgement: ({ documentId }, _, context) => documentById('ACKNOWLEDGEMENT', documentId, context),
  decisions: ({ decisions }, _, { viewer }) =>
    viewer.role === 'partner'
      ? null
      : decisions.map(({ at, ...decision }) => ({
          ...decision,
          decidedAt: Temporal.Instant.fromEpochMilliseconds(at).toString(),
        })),
};
