import { allowanceOrCharge, carriage, tax, terms } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { many, maybe } from './layout/layout.ts';
import { contact, party } from './parties.ts';
import { amount, currency, pricing } from './prices.ts';
import { packing, quantity, schedule } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { lading, marks, packaging, routing, specialHandling } from './shipping.ts';

/** What stands before the lines of 850, 855, 860 and 865, in the standard's order. */
export const orderHeaderMembers = {
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
};

/** What stands under a line (PO1, POC): its terms, before ACK in the sets that have it … */
export const lineTermMembers = {
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
};

/** … and the rest of it. */
export const lineDetailMembers = {
  schedules: many(schedule),
  packagings: many(packaging),
  notes: many(extendedReference),
  parties: many(party),
  components: many(component),
  amounts: many(amount),
};
