import type { AdvanceShipNoticeResolvers } from '../generated/graphql.ts';
import { documentById, linesOf, seesAll } from '../services/supplier-documents.ts';
import { coded, shownBeyond, shownDates } from './coded.ts';
import { loadAll } from './load-all.ts';
import { messageOf } from './reference.ts';

export const AdvanceShipNotice: AdvanceShipNoticeResolvers = {
  __resolveReference: ({ id }, context) => documentById('SHIP_NOTICE', id, context),
  number: ({ value }) => value.number,
  supplier: ({ value }) => ({ id: value.supplierId }),
  purpose: ({ value }) => coded(353, value.purpose),
  noticedOn: ({ value }) => value.noticedOn,
  purchaseOrders: ({ value }, _, { loaders }) => loadAll(value.orderIds, loaders.order),
  dates: ({ value }) => shownDates(value.dates),
  carriers: ({ value }) =>
    value.carriers.map(({ qualifier, code, routing }) => ({
      code: code === null ? null : { ...coded(66, code), display: qualifier === '2' ? 'SCAC' : null },
      routing,
    })),
  references: ({ value }) =>
    value.references.map(({ qualifier, value: code }) => ({
      system: `urn:x12:element:128:${qualifier}`,
      code,
      display: null,
    })),
  lines: (document, _, context) => linesOf(document, context),
  beyondGuide: (document, _, context) =>
    seesAll(document, context) ? shownBeyond(document.value.beyondGuide, context.viewer.scopes) : null,
  warnings: (document, _, context) => (seesAll(document, context) ? [...document.value.warnings] : null),
  message: messageOf,
  receivedAt: ({ receivedAt }) => receivedAt.toString(),
};
