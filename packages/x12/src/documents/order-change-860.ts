import { documentType } from './layout/document-type.ts';
import { date, decimal, expected, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { lineDetailMembers, lineTermMembers, orderHeaderMembers } from './order-members.ts';
import { amount } from './prices.ts';
import { totals } from './totals.ts';

/** POC: what becomes of a line. Also in 865. */
export const changedLineHead = segment('POC', {
  number: text(1, 20),
  /** Element 670: AI add, CA change, CT dates, DI delete, PC price, QD decrease, QI increase, RS reschedule … */
  change: required(text(2, 2)),
  /** The quantity as it is to be, not by how much it changes. */
  quantity: decimal(3),
  leftToReceive: decimal([4, 1]),
  unit: text([5, 1], 2),
  unitPrice: decimal(6),
  priceBasis: text(7, 2),
  productIds: pairs(8, 27),
});

const changedLine = loop(changedLineHead, { ...lineTermMembers, ...lineDetailMembers });

const layout = loop(
  segment('BCH', {
    /** 04 change, 01 cancel, 05 replace. */
    purpose: required(text(1, 2)),
    orderType: required(text(2, 2)),
    orderNumber: required(text(3, 22)),
    release: text(4, 30),
    /** Changes apply in the order of these numbers (R37). */
    changeNumber: text(5, 8),
    orderedOn: expected(date(6)),
    requestReference: text(7, 45),
    contractNumber: text(8, 30),
    reference: text(9, [30, 80]),
    acknowledgedOn: date(10),
    changedOn: date(11),
  }),
  {
    ...orderHeaderMembers,
    lines: many(changedLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 860: what a buyer changes in an order. */
export type OrderChange860 = DocumentOf<typeof layout>;
export type ChangedLine860 = DocumentOf<typeof changedLine>;

export const orderChange860 = documentType({
  type: '860',
  functionalId: 'PC',
  name: 'purchase order change',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ quantity }) => quantity),
  },
});

export const readOrderChange860 = orderChange860.read;
export const writeOrderChange860 = orderChange860.write;
