import { dateTime } from './dates.ts';
import { description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, required, text, time } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { currency, pricing } from './prices.ts';
import { itemIdentification } from './product-ids.ts';
import { packing, quantity } from './quantities.ts';
import { reference } from './references.ts';
import { marks } from './shipping.ts';
import { totals } from './totals.ts';

const reportedQuantity = loop(quantity, {
  measurements: many(measurement),
  dates: many(dateTime),
  references: many(reference),
  marks: many(marks),
  parties: many(party),
});

/** LIN and what is said of its stock. */
export const inventoryLine = loop(itemIdentification, {
  descriptions: many(description),
  measurements: many(measurement),
  dates: many(dateTime),
  prices: many(pricing),
  currency: maybe(currency),
  packings: many(packing),
  references: many(reference),
  contacts: many(contact),
  marks: many(marks),
  parties: many(party),
  quantities: many(reportedQuantity),
});

export const inventoryLayout = loop(
  segment('BIA', {
    /** 00 original … */
    purpose: required(text(1, 2)),
    /** Element 755: DD distributor, SI seller, MB manufacturer, PI inquiry. */
    reportType: required(text(2, 2)),
    number: required(text(3, [30, 80])),
    reportedOn: required(date(4)),
    at: time(5),
    /** Element 306. */
    action: text(6, 2),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    contacts: many(contact),
    dates: many(dateTime),
    parties: many(party),
    lines: many(inventoryLine),
    totals: maybe(totals),
  },
);

/** 846: what somebody has in stock, at one time (R23). `reportedStock` gives it flat. */
export type InventoryAdvice846 = DocumentOf<typeof inventoryLayout>;
export type InventoryLine846 = DocumentOf<typeof inventoryLine>;

export const inventoryAdvice846 = documentType({
  type: '846',
  functionalId: 'IB',
  name: 'inventory advice',
  layout: inventoryLayout,
  // CTT01 counts the items; senders differ on which quantities CTT02 adds up.
  counts: {
    what: 'items',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(() => undefined),
  },
});

export const readInventoryAdvice846 = inventoryAdvice846.read;
export const writeInventoryAdvice846 = inventoryAdvice846.write;
