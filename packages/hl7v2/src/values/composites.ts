import type { Sent } from '../message/raw-value.ts';
import { parseDecimal, type DecimalText } from './number.ts';

/**
 * HL7's composite data types, as plain values. Every part is `Sent`: a value, `null` (the sender wrote `""`)
 * or `undefined` (nothing sent). Parts the hub has no use for are left out; the message still has them.
 */

/**
 * Reads a component of one repetition, whole: no type we read so has sub-components, and a sender who typed
 * `HIP & KNEE` without escaping it means the text. Or one sub-component, where the type has them.
 */
export type ComponentReader = (component: number, subcomponent?: number) => Sent<string>;

/** HD: who gave an identifier its meaning, or an application or facility. */
export interface Authority {
  readonly namespace: Sent<string>;
  readonly universalId: Sent<string>;
  readonly universalIdType: Sent<string>;
}

/** EI: an identifier and its authority (appointment, order, device). */
export interface EntityId extends Authority {
  readonly id: Sent<string>;
}

/** CE, CWE, CNE: a code, what it says, and the system it is from; and the same in a second system. */
export interface Coded {
  readonly code: Sent<string>;
  readonly text: Sent<string>;
  readonly system: Sent<string>;
  readonly alternateCode: Sent<string>;
  readonly alternateText: Sent<string>;
  readonly alternateSystem: Sent<string>;
}

/** CX: a patient, account or visit number. */
export interface NumberedId {
  readonly id: Sent<string>;
  readonly authority: Authority;
  /** Table 0203: MR, VN, AN … */
  readonly type: Sent<string>;
}

/** XCN: a person with an identifier, such as a surgeon. */
export interface Person {
  readonly id: Sent<string>;
  readonly familyName: Sent<string>;
  readonly givenName: Sent<string>;
  readonly authority: Authority;
  readonly idType: Sent<string>;
}

/** PL: a place, from the point of care down to the bed. */
export interface Place {
  readonly pointOfCare: Sent<string>;
  readonly room: Sent<string>;
  readonly bed: Sent<string>;
  readonly facility: Authority;
  readonly type: Sent<string>;
  readonly building: Sent<string>;
  readonly floor: Sent<string>;
  readonly description: Sent<string>;
}

/** XON: an organisation, such as a manufacturer. */
export interface Organization {
  readonly name: Sent<string>;
  readonly id: Sent<string>;
}

/** CQ: an amount and its unit. `undefined` amount: none was sent, or it is no number. */
export interface UnitAmount {
  readonly amount: DecimalText | undefined;
  readonly unit: Coded;
}

/** MO or CP: an amount of money. The currency is the sender's, or unsaid. */
export interface Money {
  readonly amount: DecimalText | undefined;
  readonly currency: string | undefined;
  /** CP-2, table 0205: AP, UP, TP … */
  readonly priceType: string | undefined;
}

export const readAuthority = (part: ComponentReader): Authority => ({
  namespace: part(1),
  universalId: part(2),
  universalIdType: part(3),
});

/** An authority that is one component of a larger type: its own components are sub-components. */
const nestedAuthority = (part: ComponentReader, component: number): Authority =>
  readAuthority((sub) => part(component, sub));

export const readEntityId = (part: ComponentReader): EntityId => ({
  id: part(1),
  namespace: part(2),
  universalId: part(3),
  universalIdType: part(4),
});

export const readCoded = (part: ComponentReader): Coded => ({
  code: part(1),
  text: part(2),
  system: part(3),
  alternateCode: part(4),
  alternateText: part(5),
  alternateSystem: part(6),
});

/** A coded value that is one component of a larger type. */
const nestedCoded = (part: ComponentReader, component: number): Coded => readCoded((sub) => part(component, sub));

export const readNumberedId = (part: ComponentReader): NumberedId => ({
  id: part(1),
  authority: nestedAuthority(part, 4),
  type: part(5),
});

export const readPerson = (part: ComponentReader): Person => ({
  id: part(1),
  familyName: part(2, 1),
  givenName: part(3),
  authority: nestedAuthority(part, 9),
  idType: part(13),
});

export const readPlace = (part: ComponentReader): Place => ({
  pointOfCare: part(1, 1),
  room: part(2, 1),
  bed: part(3, 1),
  facility: nestedAuthority(part, 4),
  type: part(6),
  building: part(7, 1),
  floor: part(8, 1),
  description: part(9),
});

/** The identifier moved from component 3 to 10 in version 2.5. */
export const readOrganization = (part: ComponentReader): Organization => ({
  name: part(1),
  id: part(10) ?? part(3),
});

export const readUnitAmount = (part: ComponentReader): UnitAmount => {
  const amount = part(1, 1);
  return { amount: amount == null ? undefined : parseDecimal(amount), unit: nestedCoded(part, 2) };
};

/**
 * CP is `100&USD^UP`, MO is `460.00^USD`, and senders put one where the other belongs: three capitals in
 * component 2 are a currency, anything else there is a price type.
 */
export const readMoney = (part: ComponentReader): Money => {
  const amount = part(1, 1);
  const second = part(2) ?? undefined;
  const isCurrency = second !== undefined && /^[A-Z]{3}$/.test(second);
  return {
    amount: amount == null ? undefined : parseDecimal(amount),
    currency: part(1, 2) ?? (isCurrency ? second : undefined),
    priceType: isCurrency ? undefined : second,
  };
};
