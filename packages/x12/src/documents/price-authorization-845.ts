import { dateTime } from './dates.ts';
import { description } from './descriptions.ts';
import { documentType } from './layout/document-type.ts';
import { date, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { contact, partyMembers, partyName } from './parties.ts';
import { currency, pricing } from './prices.ts';
import { itemIdentification } from './product-ids.ts';
import { packing, quantity } from './quantities.ts';
import { extendedReference, reference } from './references.ts';
import { totals } from './totals.ts';

/** An N1 loop that may say from when to when the party counts. */
const eligibleParty = loop(partyName, { ...partyMembers, dates: many(dateTime) });
export type EligibleParty845 = DocumentOf<typeof eligibleParty>;

/** CTP, when it counts, and for whom. */
const authorizedPrice = loop(pricing, {
  dates: many(dateTime),
  references: many(reference),
  parties: many(eligibleParty),
});
export type AuthorizedPrice845 = DocumentOf<typeof authorizedPrice>;

export const authorizedLine = loop(
  segment('PAD', {
    number: text(1, 20),
    /** Element 521. */
    transferType: text(2, 2),
    /** Element 670: AI add, CA change, DI delete, PC price … */
    change: text(3, 2),
  }),
  {
    references: many(reference),
    item: maybe(itemIdentification),
    descriptions: many(description),
    packings: many(packing),
    quantities: many(quantity),
    dates: many(dateTime),
    notes: many(extendedReference),
    /** To whom the prices apply; none: to all members, as the partner's rule says. N1 after a CTP is that price's. */
    parties: many(eligibleParty),
    prices: many(authorizedPrice),
  },
);

export const contract = loop(
  segment('CON', {
    referenceQualifier: required(text(1, 3)),
    number: required(text(2, [30, 80])),
    /** CON03: VA valid, OC original, CM modified, CR renewed, EX expired, CC cancelled, CL closed, PR proposed … */
    status: text(3, 2),
  }),
  {
    references: many(reference),
    dates: many(dateTime),
    descriptions: many(description),
    parties: many(eligibleParty),
    lines: many(authorizedLine),
  },
);

export const priceAuthorizationLayout = loop(
  segment('BPA', {
    purpose: required(text(1, 2)),
    authorizedOn: date(2),
    referenceQualifier: text(3, 3),
    number: text(4, [30, 80]),
  }),
  {
    currency: maybe(currency),
    references: many(reference),
    dates: many(dateTime),
    contacts: many(contact),
    notes: many(extendedReference),
    parties: many(eligibleParty),
    /** Lines before any CON. */
    lines: many(authorizedLine),
    contracts: many(contract),
    totals: maybe(totals),
  },
);

/** 845: which prices of which contracts count for whom. `readCatalogue` reads it line by line. */
export type PriceAuthorization845 = DocumentOf<typeof priceAuthorizationLayout>;
export type Contract845 = DocumentOf<typeof contract>;
export type AuthorizedLine845 = DocumentOf<typeof authorizedLine>;

export const priceAuthorization845 = documentType({
  type: '845',
  functionalId: 'PA',
  name: 'price authorization acknowledgement/status',
  layout: priceAuthorizationLayout,
});

export const readPriceAuthorization845 = priceAuthorization845.read;
export const writePriceAuthorization845 = priceAuthorization845.write;
