import type { ReceiptResolvers } from '../generated/graphql.ts';
import { visibleLines } from '../services/visible-lines.ts';

export const Receipt: ReceiptResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.receipt.load(id),
  number: ({ value }) => value.number,
  postedOn: ({ value }) => value.postedOn,
  shipNoticeNumber: ({ value }) => value.shipNoticeNumber,
  lines: (document, _, { viewer }) => visibleLines(viewer, document.value.lines).map((line) => ({ document, line })),
};
