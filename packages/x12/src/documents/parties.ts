import { pairs, required, text, texts } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { reference } from './references.ts';

/** PER: whom to ask. */
export const contact = segment('PER', {
  /** Element 366: BD buyer, OC order contact, IC information … */
  function: required(text(1, 2)),
  name: text(2, 60),
  /** TE telephone, EM e-mail, FX fax … */
  numbers: pairs(3, 8),
});
export type Contact = DocumentOf<typeof contact>;

/** N1. */
export const partyName = segment('N1', {
  /** Element 98: BY buyer, ST ship to, BT bill to, SE seller, SF ship from, WH warehouse, Z7 mark for … */
  role: required(text(1, 3)),
  name: text(2, 60),
  /** Element 66: UL GLN, 92 assigned by the buyer, 91 by the seller, 21 HIN, 1 DUNS … */
  idQualifier: text(3, 2),
  id: text(4, [17, 80]),
});

const additionalName = segment('N2', { names: texts([1, 2], 60) });
const streetAddress = segment('N3', { lines: texts([1, 2], 55) });
const cityAddress = segment('N4', {
  city: text(1, 30),
  state: text(2, 2),
  postalCode: text(3, 15),
  country: text(4, 3),
  locationQualifier: text(5, 2),
  location: text(6, 30),
});

/** What every N1 loop may hold. */
export const partyMembers = {
  additionalNames: many(additionalName),
  streets: many(streetAddress),
  city: maybe(cityAddress),
  references: many(reference),
  contacts: many(contact),
};

/** N1 with N2, N3, N4, REF and PER: a party and its part in the document. */
export const party = loop(partyName, partyMembers);
export type Party = DocumentOf<typeof party>;

/** The first party in one of the roles, in the order of the roles. */
export function partyOf<P extends { readonly role: string }>(
  parties: readonly P[],
  ...roles: readonly string[]
): P | undefined {
  for (const role of roles) {
    const found = parties.find((each) => each.role === role);
    if (found !== undefined) return found;
  }
  return undefined;
}
