import { allowanceOrCharge, carriage, tax, terms } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { amount, currency, pricing } from './prices.ts';
import { packing, quantity, schedule } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { lading, marks, packaging, routing, specialHandling } from './shipping.ts';
import { checkTotals, totals, totalsOf } from './totals.ts';

const orderLine = loop(
  segment('PO1', {
    /** The buyer's line number; what answers the line repeats it. */
    number: text(1, 20),
    quantity: decimal(2),
    unit: text(3, 2),
    unitPrice: decimal(4),
    /** Element 639: CT contract, PE per each, UM per unit, CA catalogue, HP per hundred. */
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
    taxes: many(tax),
    carriage: many(carriage),
    dates: many(dateTime),
    ladings: many(lading),
    routings: many(routing),
    specialHandlings: many(specialHandling),
    marks: many(marks),
    quantities: many(quantity),
    schedules: many(schedule),
    packagings: many(packaging),
    notes: many(extendedReference),
    parties: many(party),
    components: many(component),
    amounts: many(amount),
  },
);

const layout = loop(
  segment('BEG', {
    /** Element 353: 00 original, 05 replace, 06 confirmation, 07 duplicate (R36). */
    purpose: required(text(1, 2)),
    /** Element 92: NE new, SA stand-alone, RL release, RO rush, EO emergency, CN consigned … */
    orderType: required(text(2, 2)),
    number: required(text(3, 22)),
    release: text(4, 30),
    orderedOn: required(date(5)),
    contractNumber: text(6, 30),
    acknowledgementType: text(7, 2),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    contacts: many(contact),
    taxes: many(tax),
    carriage: many(carriage),
    prices: many(pricing),
    charges: many(allowanceOrCharge),
    terms: many(terms),
    dates: many(dateTime),
    packagings: many(packaging),
    ladings: many(lading),
    routings: many(routing),
    specialHandlings: many(specialHandling),
    marks: many(marks),
    notes: many(extendedReference),
    parties: many(party),
    lines: many(orderLine),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 850: what a buyer orders. Quantities, units and prices as sent; ISO dates; totals are counted when absent. */
export type PurchaseOrder850 = DocumentOf<typeof layout>;
export type PurchaseOrderLine850 = DocumentOf<typeof orderLine>;

export const purchaseOrder850 = documentType({
  type: '850',
  functionalId: 'PO',
  name: 'purchase order',
  layout,
  check: (order, findings, last) =>
    checkTotals(
      order.totals,
      order.lines.map((line) => line.quantity),
      'lines',
      findings,
      last('CTT'),
    ),
  complete: (order) => ({ ...order, totals: order.totals ?? totalsOf(order.lines.map((line) => line.quantity)) }),
});

export const readPurchaseOrder850 = purchaseOrder850.read;
export const writePurchaseOrder850 = purchaseOrder850.write;
