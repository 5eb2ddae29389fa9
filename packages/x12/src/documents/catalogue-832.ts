import { allowanceOrCharge, carriage, terms } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { currency, pricing } from './prices.ts';
import { itemIdentification } from './product-ids.ts';
import { packing } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { packaging } from './shipping.ts';
import { totals } from './totals.ts';

/** CTP and when it counts. */
export const datedPrice = loop(pricing, {
  dates: many(dateTime),
  references: many(reference),
  charges: many(allowanceOrCharge),
});
export type DatedPrice = DocumentOf<typeof datedPrice>;

export const catalogueLine = loop(itemIdentification, {
  dates: many(dateTime),
  references: many(reference),
  currency: maybe(currency),
  descriptions: many(description),
  measurements: many(measurement),
  /** The unit conversion: `pack` of `unit`. */
  packings: many(packing),
  packagings: many(packaging),
  terms: many(terms),
  charges: many(allowanceOrCharge),
  prices: many(datedPrice),
  components: many(component),
  notes: many(extendedReference),
  parties: many(party),
});

export const catalogueLayout = loop(
  segment('BCT', {
    /** Element 683: PC price catalogue, PS price sheet, SC sales catalogue, RC resale, CP customised. */
    kind: required(text(1, 2)),
    number: text(2, 15),
    version: text(3, 15),
    revision: text(4, 6),
    /** BCT10: 00 original, 02 add, 03 delete, 04 change, 05 replace. What 05 replaces differs by partner. */
    purpose: text(10, 2),
  }),
  {
    references: many(reference),
    contacts: many(contact),
    dates: many(dateTime),
    currency: maybe(currency),
    prices: many(pricing),
    charges: many(allowanceOrCharge),
    terms: many(terms),
    carriage: many(carriage),
    notes: many(extendedReference),
    parties: many(party),
    lines: many(catalogueLine),
    totals: maybe(totals),
  },
);

/** 832: what a seller sells, and for how much. `readCatalogue` reads it line by line. */
export type Catalogue832 = DocumentOf<typeof catalogueLayout>;
export type CatalogueLine832 = DocumentOf<typeof catalogueLine>;

export const catalogue832 = documentType({
  type: '832',
  functionalId: 'SC',
  name: 'price/sales catalogue',
  layout: catalogueLayout,
  counts: {
    what: 'items',
    stated: ({ totals }) => totals,
    quantities: ({ lines }) => lines?.map(() => undefined),
  },
});

export const readCatalogue832 = catalogue832.read;
export const writeCatalogue832 = catalogue832.write;
