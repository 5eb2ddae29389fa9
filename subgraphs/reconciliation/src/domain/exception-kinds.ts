export const severities = ['CRITICAL', 'WARNING', 'NOTICE'] as const;
export type Severity = (typeof severities)[number];

/** What a person may do about an exception, as far as the hub can name it. */
export const remedyActions = [
  'CONFIRM_CROSSWALK',
  'ADD_PARTNER_RULE',
  'REDRIVE_MESSAGES',
  'WAIT_FOR_ORDER',
  'CALL_PARTNER',
  'RELEASE_PARTNER',
  'CORRECT_AT_SENDER',
  'CORRECT_PROFILE',
  'CORRECT_CARDS',
  'CORRECT_CONFIGURATION',
  'RESOLVE_BY_HAND',
] as const;
export type RemedyAction = (typeof remedyActions)[number];

interface KindPolicy {
  readonly severity: Severity;
  /** How long a person has, from when it was opened. */
  readonly dueInMinutes: number;
  /** The best first. */
  readonly remedies: readonly RemedyAction[];
}

const hour = 60;
const day = 24 * hour;
const needsAKey = ['CONFIRM_CROSSWALK', 'ADD_PARTNER_RULE', 'REDRIVE_MESSAGES', 'CALL_PARTNER'] as const;

/**
 * Every kind of trouble a person must look at: how much hangs on it, how soon it should be looked at, and what helps.
 * The one table of these; a kind is added here and in the schema.
 */
export const kindPolicies = {
  MESSAGE_PARKED: { severity: 'CRITICAL', dueInMinutes: hour, remedies: ['REDRIVE_MESSAGES', 'RESOLVE_BY_HAND'] },
  UNKNOWN_ORDER: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['WAIT_FOR_ORDER', 'CALL_PARTNER', 'REDRIVE_MESSAGES'],
  },
  UNKNOWN_LINE: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...needsAKey] },
  UNKNOWN_PARTNER: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CORRECT_PROFILE', 'REDRIVE_MESSAGES', 'RESOLVE_BY_HAND'],
  },
  UNKNOWN_SUPPLIER: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...needsAKey] },
  UNKNOWN_LOCATION: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...needsAKey] },
  UNKNOWN_FACILITY: {
    severity: 'CRITICAL',
    dueInMinutes: hour,
    remedies: ['CORRECT_CONFIGURATION', 'CORRECT_AT_SENDER'],
  },
  UNKNOWN_PROCEDURE: { severity: 'CRITICAL', dueInMinutes: 2 * hour, remedies: ['CORRECT_CARDS', 'CORRECT_AT_SENDER'] },
  NO_CARD: { severity: 'CRITICAL', dueInMinutes: 2 * hour, remedies: ['CORRECT_CARDS'] },
  UNKNOWN_ITEM: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...needsAKey, 'CORRECT_CARDS'] },
  UNKNOWN_UNIT: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...needsAKey, 'CORRECT_CARDS'] },
  DOCUMENT_CONFLICT: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CALL_PARTNER', 'REDRIVE_MESSAGES', 'RESOLVE_BY_HAND'],
  },
  DOCUMENT_UNREADABLE: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CALL_PARTNER', 'CORRECT_AT_SENDER', 'RESOLVE_BY_HAND'],
  },
  CARD_FILE_REFUSED: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: ['CORRECT_CARDS'] },
  PARTNER_PROFILE_REFUSED: { severity: 'WARNING', dueInMinutes: 2 * hour, remedies: ['CORRECT_PROFILE'] },
  ORDER_NOT_SENT: {
    severity: 'CRITICAL',
    dueInMinutes: 2 * hour,
    remedies: ['CORRECT_PROFILE', 'CORRECT_CONFIGURATION', 'CALL_PARTNER'],
  },
  PARTNER_LATE: { severity: 'WARNING', dueInMinutes: 2 * hour, remedies: ['CALL_PARTNER'] },
  PARTNER_UNREACHABLE: {
    severity: 'CRITICAL',
    dueInMinutes: hour,
    remedies: ['RELEASE_PARTNER', 'CORRECT_PROFILE', 'CALL_PARTNER'],
  },
  ACKNOWLEDGEMENT_OVERDUE: {
    severity: 'WARNING',
    dueInMinutes: 2 * hour,
    remedies: ['CALL_PARTNER', 'RESOLVE_BY_HAND'],
  },
  DELIVERY_HELD: {
    severity: 'CRITICAL',
    dueInMinutes: 2 * hour,
    remedies: ['RELEASE_PARTNER', 'REDRIVE_MESSAGES', 'CALL_PARTNER'],
  },
  DELIVERY_REJECTED: { severity: 'CRITICAL', dueInMinutes: 2 * hour, remedies: ['CORRECT_PROFILE', 'CALL_PARTNER'] },
  MESSAGE_REJECTED: { severity: 'NOTICE', dueInMinutes: day, remedies: ['CORRECT_AT_SENDER', 'RESOLVE_BY_HAND'] },
  CONTROL_ID_REUSED: { severity: 'NOTICE', dueInMinutes: 3 * day, remedies: ['CORRECT_AT_SENDER', 'RESOLVE_BY_HAND'] },
} as const satisfies Record<string, KindPolicy>;

export type SupplyExceptionKind = keyof typeof kindPolicies;

const isKind = (text: string): text is SupplyExceptionKind => Object.hasOwn(kindPolicies, text);
export const supplyExceptionKinds = Object.keys(kindPolicies).filter(isKind);

/** Reasons of receivers and of the exchange that have no kind of their own. */
const kindsByCode: ReadonlyMap<string, SupplyExceptionKind> = new Map([
  ['UNREADABLE', 'DOCUMENT_UNREADABLE'],
  ['UNKNOWN_SENDER', 'UNKNOWN_PARTNER'],
  ['WRONG_TRANSPORT', 'UNKNOWN_PARTNER'],
  ['NOT_FOR_US', 'UNKNOWN_PARTNER'],
  ['ORDER_OF_ANOTHER_SUPPLIER', 'DOCUMENT_CONFLICT'],
  ['INVOICE_NUMBER_REUSED', 'DOCUMENT_CONFLICT'],
  ['NUMBER_REUSED', 'DOCUMENT_CONFLICT'],
  ['LOT_EXPIRY_CONFLICT', 'DOCUMENT_CONFLICT'],
  ['SERIAL_TWICE', 'DOCUMENT_CONFLICT'],
  ['SERIAL_QUANTITY', 'DOCUMENT_UNREADABLE'],
  ['UNKNOWN_ACKNOWLEDGED', 'DOCUMENT_CONFLICT'],
]);

/**
 * What a receiver calls the reason of a parked message → the kind of trouble; a reason that is no kind is just parked.
 * @param wanted kinds of the keys it waits for: a party is a supplier, a place, or the partner itself
 */
export function kindOfCode(code: string | null, wanted: readonly string[]): SupplyExceptionKind {
  if (code === null) return 'MESSAGE_PARKED';
  if (code === 'UNKNOWN_PARTY')
    return wanted.includes('SUPPLIER')
      ? 'UNKNOWN_SUPPLIER'
      : wanted.includes('LOCATION')
        ? 'UNKNOWN_LOCATION'
        : 'UNKNOWN_PARTNER';
  return kindsByCode.get(code) ?? (isKind(code) ? code : 'MESSAGE_PARKED');
}

/** By when a person should have looked at it. */
export function dueAt(kind: SupplyExceptionKind, openedAt: Temporal.Instant): Temporal.Instant {
  return openedAt.add({ minutes: kindPolicies[kind].dueInMinutes });
}

/** What helps, the best first, in words. */
export function remediesOf(kind: SupplyExceptionKind): { action: RemedyAction; sentence: string }[] {
  return kindPolicies[kind].remedies.map((action) => ({ action, sentence: sentences[action] }));
}

const sentences: Readonly<Record<RemedyAction, string>> = {
  CONFIRM_CROSSWALK: 'Say what the unknown key means: confirm one of its candidates, or name another meaning.',
  ADD_PARTNER_RULE:
    'Where the partner writes its keys like this as a habit, make it a rule; the dry run shows what that changes.',
  REDRIVE_MESSAGES: 'Have the message tried again once what is wrong was put right.',
  WAIT_FOR_ORDER: 'Wait: it is applied by itself when the order is there.',
  CALL_PARTNER: 'Ask the partner what it sent, or whether it has what was sent to it.',
  RELEASE_PARTNER: 'Release the partner if it is held, or see why its transport fails.',
  CORRECT_AT_SENDER: 'Have the sender correct it and send it again.',
  CORRECT_PROFILE: 'Correct the profile of the partner: "hub partner check" names the line.',
  CORRECT_CARDS: 'Correct the preference card file and save it: it is read at once.',
  CORRECT_CONFIGURATION: 'Add the place to hub.yaml, then have the message tried again.',
  RESOLVE_BY_HAND: 'When it was dealt with elsewhere, close it and say how.',
};
