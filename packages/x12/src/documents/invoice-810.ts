import { allowanceOrCharge, carriage, tax, terms } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { UnwritableDocument } from './document-fault.ts';
import { documentType, type DocumentType } from './layout/document-type.ts';
import { date, decimal, hundredths, pairs, required, text } from './layout/field.ts';
import { loop, many, maybe, one, segment, type DocumentOf, type DraftOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { amount, currency, pricing } from './prices.ts';
import { packing, quantity } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { lading, routing } from './shipping.ts';
import { totals } from './totals.ts';

const invoiceLine = loop(
  segment('IT1', {
    /** The order's line number, where the sender repeats it. */
    number: text(1, 20),
    quantity: decimal(2),
    unit: text(3, 2),
    unitPrice: decimal(4),
    priceBasis: text(5, 2),
    productIds: pairs(6, 25),
  }),
  {
    currency: maybe(currency),
    quantities: many(quantity),
    prices: many(pricing),
    measurements: many(measurement),
    taxes: many(tax),
    descriptions: many(description),
    packings: many(packing),
    references: many(reference),
    contacts: many(contact),
    dates: many(dateTime),
    ladings: many(lading),
    routings: many(routing),
    components: many(component),
    charges: many(allowanceOrCharge),
    terms: many(terms),
    amounts: many(amount),
    parties: many(party),
  },
);

/** TDS: N2 throughout, 184000 is 1840.00 (R55). */
const total = segment('TDS', {
  amount: required(hundredths(1)),
  subjectToDiscount: hundredths(2),
  discounted: hundredths(3),
  discount: hundredths(4),
});

/** CAD: the carrier as the invoice names it. */
const carrier = segment('CAD', {
  mode: text(1, 2),
  equipmentInitial: text(2, 4),
  equipmentNumber: text(3, [10, 15]),
  scac: text(4, 4),
  routing: text(5, 35),
  shipmentStatus: text(6, 2),
  referenceQualifier: text(7, 3),
  reference: text(8, [30, 80]),
});

/** ISS: what was shipped in all. */
const shipmentSummary = segment('ISS', {
  units: decimal(1),
  unit: text(2, 2),
  weight: decimal(3),
  weightUnit: text(4, 2),
  volume: decimal(5),
  volumeUnit: text(6, 2),
});

const layout = loop(
  segment('BIG', {
    invoicedOn: required(date(1)),
    number: required(text(2, 22)),
    orderedOn: date(3),
    orderNumber: text(4, 22),
    release: text(5, 30),
    changeNumber: text(6, 8),
    /** Element 640: DI debit, CR credit memo, PP prepaid, PR product … */
    invoiceType: text(7, 2),
    purpose: text(8, 2),
    action: text(9, 2),
    invoiceGroup: text(10, 22),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    notes: many(extendedReference),
    contacts: many(contact),
    parties: many(party),
    terms: many(terms),
    dates: many(dateTime),
    carriage: many(carriage),
    descriptions: many(description),
    measurements: many(measurement),
    ladings: many(lading),
    lines: many(invoiceLine),
    total: one(total),
    taxes: many(tax),
    carriers: many(carrier),
    amounts: many(amount),
    charges: many(allowanceOrCharge),
    shipmentSummaries: many(shipmentSummary),
    totals: maybe(totals),
  },
);

/**
 * 810: what a supplier claims. Of a credit memo the hub has the total, charges, taxes and quantities negated (R55),
 * so that sums over invoices are right; prices stay positive. Other amounts (AMT) stay as sent.
 */
export type Invoice810 = DocumentOf<typeof layout>;
/** An invoice to write: empty lists may be left out. */
export type InvoiceDraft810 = DraftOf<typeof layout>;
export type InvoiceLine810 = DocumentOf<typeof invoiceLine>;

/** Element 640: CR credit memo, CN credit invoice. */
export const isCreditMemo = (invoice: Pick<Invoice810, 'invoiceType'>): boolean =>
  invoice.invoiceType === 'CR' || invoice.invoiceType === 'CN';

const sent = documentType({
  type: '810',
  functionalId: 'IN',
  name: 'invoice',
  layout,
  counts: {
    what: 'lines',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(({ quantity }) => quantity),
  },
});

export const invoice810: DocumentType<Invoice810, InvoiceDraft810> = {
  ...sent,
  read(set) {
    const reading = sent.read(set);
    // A sender that signs its credits has said it all; most write them positive.
    if (!reading.ok || !isCreditMemo(reading.document) || isNegative(reading.document)) return reading;
    return { ...reading, document: negated(reading.document) };
  },
  write(invoice, version) {
    if (!isCreditMemo(invoice)) return sent.write(invoice, version);
    if (!isNegative(invoice) && /[1-9]/.test(invoice.total.amount))
      throw new UnwritableDocument(['the total of a credit memo (TDS01) is negative, or zero, in the hub']);
    return sent.write(negated(invoice), version);
  },
};

const isNegative = (invoice: InvoiceDraft810): boolean => invoice.total.amount.startsWith('-');

function negated<T extends InvoiceDraft810>(invoice: T): T {
  const { total: stated } = invoice;
  return {
    ...invoice,
    lines: invoice.lines?.map((line) => ({
      ...line,
      quantity: negative(line.quantity),
      charges: line.charges?.map(negatedAmount),
      taxes: line.taxes?.map(negatedAmount),
    })),
    total: {
      amount: negative(stated.amount) ?? stated.amount,
      subjectToDiscount: negative(stated.subjectToDiscount),
      discounted: negative(stated.discounted),
      discount: negative(stated.discount),
    },
    taxes: invoice.taxes?.map(negatedAmount),
    charges: invoice.charges?.map(negatedAmount),
  };
}

const negatedAmount = <T extends { readonly amount?: string | undefined }>(each: T): T => ({
  ...each,
  amount: negative(each.amount),
});

function negative(amount: string | undefined): string | undefined {
  if (amount === undefined || !/[1-9]/.test(amount)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

export const readInvoice810 = invoice810.read;
export const writeInvoice810 = invoice810.write;
