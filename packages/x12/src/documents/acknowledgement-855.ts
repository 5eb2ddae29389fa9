import { allowanceOrCharge, carriage, terms } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, expected, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, needs, segment, together, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { amount, currency, pricing } from './prices.ts';
import { packing, quantity, schedule } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { lading, packaging, routing } from './shipping.ts';
import { checkTotals, totals, totalsOf } from './totals.ts';

/** ACK: what the seller says of a line, or of a part of its quantity. Also in 865. */
export const lineStatus = loop(
  segment(
    'ACK',
    {
      /** Element 668: IA accepted, IB backordered, IS substituted, IR rejected … (R39), as sent. */
      status: required(text(1, 2)),
      quantity: decimal(2),
      unit: text(3, 2),
      /** Element 374: 067 current schedule delivery, 068 ship, 017 estimated delivery … */
      dateQualifier: text(4, 3),
      on: date(5),
      requestReference: text(6, 45),
      /** The product meant, when it is another than the line's: a substitute for IS (R42). */
      productIds: pairs(7, 26),
      agency: text(27, 2),
      subqualifier: text(28, 15),
      industryCode: text(29, [20, 30]),
    },
    [together(2, 3), needs(5, 4)],
  ),
  { dates: many(dateTime) },
);
export type LineStatus = DocumentOf<typeof lineStatus>;

const acknowledgedLine = loop(
  segment('PO1', {
    /** The buyer's line number. */
    number: text(1, 20),
    /** The quantity ordered, as the seller has it. */
    quantity: decimal(2),
    unit: text(3, 2),
    unitPrice: decimal(4),
    priceBasis: text(5, 2),
    productIds: pairs(6, 25),
  }),
  {
    currency: maybe(currency),
    prices: many(pricing),
    measurements: many(measurement),
    descriptions: many(description),
    packings: many(packing),
    references: many(reference),
    contacts: many(contact),
    charges: many(allowanceOrCharge),
    terms: many(terms),
    carriage: many(carriage),
    dates: many(dateTime),
    ladings: many(lading),
    routings: many(routing),
    quantities: many(quantity),
    /** Empty where the seller says nothing of the line: BAK02 decides what that means (R38). */
    statuses: many(lineStatus),
    schedules: many(schedule),
    packagings: many(packaging),
    notes: many(extendedReference),
    parties: many(party),
    components: many(component),
    amounts: many(amount),
  },
);

const layout = loop(
  segment('BAK', {
    purpose: required(text(1, 2)),
    /** Element 587: AC with detail and change, AD no change, AE exceptions only, AT accepted, RD, RJ rejected … (R38). */
    acknowledgementType: required(text(2, 2)),
    orderNumber: required(text(3, 22)),
    orderedOn: expected(date(4)),
    release: text(5, 30),
    requestReference: text(6, 45),
    contractNumber: text(7, 30),
    /** The seller's number of the order. */
    sellerOrderNumber: text(8, [30, 80]),
    acknowledgedOn: date(9),
    transactionType: text(10, 2),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    contacts: many(contact),
    carriage: many(carriage),
    prices: many(pricing),
    charges: many(allowanceOrCharge),
    terms: many(terms),
    dates: many(dateTime),
    packagings: many(packaging),
    ladings: many(lading),
    routings: many(routing),
    notes: many(extendedReference),
    parties: many(party),
    lines: many(acknowledgedLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 855: what a seller makes of an order. All codes as sent, units with their quantities. */
export type Acknowledgement855 = DocumentOf<typeof layout>;
export type AcknowledgedLine855 = DocumentOf<typeof acknowledgedLine>;

export const acknowledgement855 = documentType({
  type: '855',
  functionalId: 'PR',
  name: 'purchase order acknowledgement',
  layout,
  check: (answer, findings, last) =>
    checkTotals(
      answer.totals,
      answer.lines.map((line) => line.quantity),
      'lines',
      findings,
      last('CTT'),
    ),
  complete: (answer) => ({ ...answer, totals: answer.totals ?? totalsOf(answer.lines.map((line) => line.quantity)) }),
});

export const readAcknowledgement855 = acknowledgement855.read;
export const writeAcknowledgement855 = acknowledgement855.write;
