import { dateTime } from './dates.ts';
import { description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, expected, required, text, time } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { currency } from './prices.ts';
import { itemIdentification } from './product-ids.ts';
import { packing, quantity } from './quantities.ts';
import { reference } from './references.ts';
import { equipment, lading, marks, routing } from './shipping.ts';
import { orderReference } from './shipped-order.ts';
import { totals } from './totals.ts';

const receivedLine = loop(
  segment('RCD', {
    number: text(1, 20),
    received: decimal(2),
    unit: text([3, 1], 2),
    returned: decimal(4),
    returnedUnit: text([5, 1], 2),
    inQuestion: decimal(6),
    inQuestionUnit: text([7, 1], 2),
    /** Element 412: 01 damaged, 02 short, 03 over, 04 quality, 05 wrong product, 07 good, 08 rejected, 09 hold. */
    condition: text(8, 2),
  }),
  {
    order: maybe(orderReference),
    item: maybe(itemIdentification),
    descriptions: many(description),
    packings: many(packing),
    references: many(reference),
    measurements: many(measurement),
    quantities: many(quantity),
    marks: many(marks),
    dates: many(dateTime),
    parties: many(party),
  },
);

const layout = loop(
  segment('BRA', {
    number: required(text(1, [30, 80])),
    receivedOn: required(date(2)),
    purpose: expected(text(3, 2)),
    adviceType: expected(text(4, 1)),
    at: time(5),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    contacts: many(contact),
    dates: many(dateTime),
    order: maybe(orderReference),
    ladings: many(lading),
    equipment: many(equipment),
    routings: many(routing),
    parties: many(party),
    lines: many(receivedLine),
    totals: maybe(totals),
  },
);

/** 861: what was received, and in which condition. */
export type ReceivingAdvice861 = DocumentOf<typeof layout>;
export type ReceivedLine861 = DocumentOf<typeof receivedLine>;

export const receivingAdvice861 = documentType({
  type: '861',
  functionalId: 'RC',
  name: 'receiving advice',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ received }) => received),
  },
});

export const readReceivingAdvice861 = receivingAdvice861.read;
export const writeReceivingAdvice861 = receivingAdvice861.write;
