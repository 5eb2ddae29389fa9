import type { RequisitionResolvers } from '../generated/graphql.ts';
import { visibleLines } from '../services/visible-lines.ts';

export const Requisition: RequisitionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.requisition.load(id),
  number: ({ value }) => value.number,
  description: ({ value }) => value.description,
  lines: (document, _, { viewer }) => visibleLines(viewer, document.value.lines).map((line) => ({ document, line })),
};
