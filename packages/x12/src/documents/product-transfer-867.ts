import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, required, text, time } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { amount, currency, pricing } from './prices.ts';
import { itemIdentification } from './product-ids.ts';
import { packing, quantity } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { marks } from './shipping.ts';
import { totals } from './totals.ts';

/** UIT: the unit a quantity or price is in, where it stands apart. */
const unitDetail = segment('UIT', {
  unit: text([1, 1], 2),
  unitPrice: decimal(2),
  priceBasis: text(3, 2),
});

/** QTY and the product it is of: 32 sold, 39 shipped. */
const transferredQuantity = loop(quantity, {
  item: maybe(itemIdentification),
  packing: maybe(packing),
  units: many(unitDetail),
  amounts: many(amount),
  descriptions: many(description),
  measurements: many(measurement),
  prices: many(pricing),
  references: many(reference),
  contacts: many(contact),
  dates: many(dateTime),
  components: many(component),
});

const transfer = loop(
  segment('PTD', {
    /** Element 521: SS stock sale, BS bailment withdrawal, SD ship and debit, RA reapplication … */
    transferType: required(text(1, 2)),
    referenceQualifier: text(2, 3),
    reference: text(3, [30, 80]),
    secondReferenceQualifier: text(4, 3),
    secondReference: text(5, [30, 80]),
    movementType: text(6, 2),
  }),
  {
    currency: maybe(currency),
    dates: many(dateTime),
    references: many(reference),
    marks: many(marks),
    parties: many(party),
    quantities: many(transferredQuantity),
    notes: many(extendedReference),
  },
);

const layout = loop(
  segment('BPT', {
    purpose: required(text(1, 2)),
    number: text(2, [30, 80]),
    reportedOn: required(date(3)),
    /** Element 755. */
    reportType: text(4, 2),
    quantityQualifier: text(5, 2),
    at: time(6),
    priorReference: text(9, [30, 80]),
  }),
  {
    currency: maybe(currency),
    dates: many(dateTime),
    references: many(reference),
    contacts: many(contact),
    measurements: many(measurement),
    parties: many(party),
    transfers: many(transfer),
    totals: maybe(totals),
    amounts: many(amount),
  },
);

/** 867: what was sold, used or moved: consignment and bill-only usage among it. */
export type ProductTransfer867 = DocumentOf<typeof layout>;
export type Transfer867 = DocumentOf<typeof transfer>;

export const productTransfer867 = documentType({
  type: '867',
  functionalId: 'PT',
  name: 'product transfer and resale report',
  layout,
  // CTT01 counts the transfers.
  counts: {
    what: 'transfers',
    stated: ({ totals }) => totals,
    quantities: ({ transfers }) => transfers?.map(() => undefined),
  },
});

export const readProductTransfer867 = productTransfer867.read;
export const writeProductTransfer867 = productTransfer867.write;
