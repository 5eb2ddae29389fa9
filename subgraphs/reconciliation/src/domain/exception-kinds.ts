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
  'CALL_SUPPLIER',
  'DECIDE_SUBSTITUTION',
  'CHANGE_ORDER_LINE',
  'CANCEL_ORDER_LINE',
  'ORDER_ELSEWHERE',
  'TRANSFER_STOCK',
  'CORRECT_CONTRACT',
  'CORRECT_IN_SYSTEM',
  'ADOPT_POLICY',
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
const couldCover = ['TRANSFER_STOCK', 'ORDER_ELSEWHERE', 'CHANGE_ORDER_LINE'] as const;
const ofPrice = ['CORRECT_CONTRACT', 'CALL_SUPPLIER', 'ADOPT_POLICY'] as const;
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
  BACKORDERED: { severity: 'NOTICE', dueInMinutes: day, remedies: [...couldCover] },
  BACKORDER_WITHOUT_DATE: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: ['CALL_SUPPLIER', ...couldCover] },
  NOT_ON_ACKNOWLEDGEMENT: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CALL_SUPPLIER', 'ORDER_ELSEWHERE', 'RESOLVE_BY_HAND'],
  },
  UNKNOWN_ANSWER_CODE: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: ['CALL_SUPPLIER', 'RESOLVE_BY_HAND'] },
  QUANTITY_UNEXPLAINED: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CALL_SUPPLIER', 'CHANGE_ORDER_LINE', 'RESOLVE_BY_HAND'],
  },
  ORDER_REJECTED: { severity: 'CRITICAL', dueInMinutes: 2 * hour, remedies: ['CALL_SUPPLIER', 'ORDER_ELSEWHERE'] },
  LINE_REJECTED: {
    severity: 'WARNING',
    dueInMinutes: 2 * hour,
    remedies: ['ORDER_ELSEWHERE', 'CALL_SUPPLIER', 'TRANSFER_STOCK', 'CANCEL_ORDER_LINE'],
  },
  LINE_HELD: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: ['CALL_SUPPLIER', 'CHANGE_ORDER_LINE'] },
  SUBSTITUTION_REQUESTED: {
    severity: 'WARNING',
    dueInMinutes: 2 * hour,
    remedies: ['DECIDE_SUBSTITUTION', 'CALL_SUPPLIER', 'ORDER_ELSEWHERE'],
  },
  SUBSTITUTE_UNAPPROVED: {
    severity: 'CRITICAL',
    dueInMinutes: hour,
    remedies: ['DECIDE_SUBSTITUTION', 'CALL_SUPPLIER'],
  },
  PRICE_CHANGED: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...ofPrice, 'CHANGE_ORDER_LINE'] },
  PRICE_PENDING: { severity: 'NOTICE', dueInMinutes: day, remedies: ['CALL_SUPPLIER'] },
  PROMISE_OVERDUE: { severity: 'WARNING', dueInMinutes: 2 * hour, remedies: ['CALL_SUPPLIER', ...couldCover] },
  SUPPLIER_CHANGE_PROPOSED: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CHANGE_ORDER_LINE', 'CANCEL_ORDER_LINE', 'CALL_SUPPLIER', 'RESOLVE_BY_HAND'],
  },
  CHANGE_REFUSED: { severity: 'WARNING', dueInMinutes: 2 * hour, remedies: ['CALL_SUPPLIER', 'RESOLVE_BY_HAND'] },
  CHANGE_REFUSED_SHIPPED: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CALL_SUPPLIER', 'CHANGE_ORDER_LINE', 'RESOLVE_BY_HAND'],
  },
  OFF_CONTRACT: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...ofPrice, 'ORDER_ELSEWHERE'] },
  PRICE_EXPIRED: { severity: 'WARNING', dueInMinutes: 4 * hour, remedies: [...ofPrice, 'ORDER_ELSEWHERE'] },
  ORDER_PRICE_NOT_CONTRACT: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CHANGE_ORDER_LINE', ...ofPrice],
  },
  COMMAND_REFUSED: {
    severity: 'CRITICAL',
    dueInMinutes: 2 * hour,
    remedies: ['CORRECT_IN_SYSTEM', 'RESOLVE_BY_HAND'],
  },
  COMMAND_STUCK: {
    severity: 'CRITICAL',
    dueInMinutes: 2 * hour,
    remedies: ['CORRECT_IN_SYSTEM', 'RESOLVE_BY_HAND'],
  },
  TRANSFER_REFUSED: {
    severity: 'WARNING',
    dueInMinutes: 2 * hour,
    remedies: ['CORRECT_IN_SYSTEM', 'TRANSFER_STOCK', 'RESOLVE_BY_HAND'],
  },
  NEED_NOT_ORDERED: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CORRECT_IN_SYSTEM', 'ORDER_ELSEWHERE', 'ADOPT_POLICY'],
  },
  DECISION_ORDER_NOT_NEEDED: {
    severity: 'WARNING',
    dueInMinutes: 4 * hour,
    remedies: ['CANCEL_ORDER_LINE', 'CHANGE_ORDER_LINE', 'RESOLVE_BY_HAND'],
  },
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
  CALL_SUPPLIER: 'Ask the supplier.',
  DECIDE_SUBSTITUTION: 'Approve or refuse the substitute: both items stand side by side in its request.',
  CHANGE_ORDER_LINE: 'Change the line: its system takes it, and the supplier is told.',
  CANCEL_ORDER_LINE: 'Cancel the line: its system takes it, and the supplier is told.',
  ORDER_ELSEWHERE: 'Order what is needed from another supplier.',
  TRANSFER_STOCK: 'Have it transferred from a facility that can spare it.',
  CORRECT_CONTRACT: 'Have the price agreed or extended in the contract: it is checked again by itself.',
  CORRECT_IN_SYSTEM: 'Correct it in the system that refuses it, then ask again.',
  ADOPT_POLICY: 'Where the policy is too narrow, adopt another; its dry run shows what that would have changed.',
  RESOLVE_BY_HAND: 'When it was dealt with elsewhere, close it and say how.',
};
