import { hubIdType } from '@supply-hub/identifiers';
import { kindOfCode } from './exception-kinds.ts';
import { nameOf, partyOf, type MessageFacts } from './message-facts.ts';
import { findings, type Findings, type Found } from './supply-exception.ts';

/** What each answer is called, for a sentence about one that has not come. */
const answers: Readonly<Record<string, string>> = {
  '997': 'that it can read it (997)',
  '855': 'what it will deliver (855)',
  '856': 'that it is on its way (856)',
};

/**
 * What is wrong with one message: a parked one waits for a person, one that was sent may be held, refused or unanswered.
 * Null while its turn has yet to come: what was wrong may still be.
 */
export function ofMessage(message: MessageFacts): Findings | null {
  const { id, state, direction } = message;
  if (state === 'RECEIVED' || state === 'ROUTED' || state === 'QUEUED') return null;
  const its = placeOf(message);
  if (direction === 'OUT') return findings(id, [...delivery(message), ...unanswered(message)].map(its));
  return findings(id, [...parked(message), ...fromNobody(message)].map(its));
}

function parked(message: MessageFacts): Found[] {
  if (message.state !== 'PARKED') return [];
  return [
    {
      kind: kindOfCode(message.code, message.wants?.map(({ kind }) => kind) ?? []),
      sentence: message.reason ?? `${nameOf(message)} cannot be applied.`,
      remedy: message.remedy ?? 'Find out why with whoever runs the hub, then re-drive it.',
    },
  ];
}

/**
 * A refused document of nobody the hub knows came over a partner's own transport, so somebody waits for it. Of hospital
 * systems anybody can reach the port: those it does not know are only answered.
 */
function fromNobody({ protocol, state, sender, partner, reason, remedy }: MessageFacts): Found[] {
  if (protocol !== 'x12' || state !== 'REJECTED' || sender !== null || partner !== null) return [];
  return [
    {
      kind: 'UNKNOWN_PARTNER',
      sentence: `Something that nobody among the partners can be named for was refused: ${reason ?? 'it cannot be read.'}`,
      remedy: remedy ?? 'Find out who sent it, and have it sent again.',
    },
  ];
}

function delivery(message: MessageFacts): Found[] {
  const { state, reason, remedy } = message;
  if (state === 'HELD')
    return [
      {
        kind: 'DELIVERY_HELD',
        // A person holds the partner and knows it; how much waits for that, the partner's health tells.
        ...(message.code === 'PARTNER_HELD' && { severity: 'NOTICE' }),
        sentence: `${nameOf(message)} does not reach ${partyOf(message)}: ${reason ?? 'it is held.'}`,
        remedy: remedy ?? 'Put right what keeps it, then have it sent again: it goes out under the same numbers.',
      },
    ];
  if (state === 'REJECTED')
    return [
      {
        kind: 'DELIVERY_REJECTED',
        sentence: `${partyOf(message)} cannot read ${nameOf(message)}: ${reason ?? 'its acknowledgement says so.'}`,
        remedy:
          remedy ?? 'See with the partner what it cannot read; the document goes out anew, with new control numbers.',
      },
    ];
  return [];
}

/** R44: overdue is a question to the partner and never a reason to send again: it may have the order. */
function unanswered(message: MessageFacts): Found[] {
  return message.overdue.map((kind) => ({
    which: kind,
    kind: 'ACKNOWLEDGEMENT_OVERDUE',
    sentence: `${partyOf(message)} has not said ${answers[kind] ?? `anything (${kind})`} of ${nameOf(message)}.`,
    remedy: 'Ask the partner whether it has it. Do not send it again: it may have it (R44).',
  }));
}

/** Gives trouble with a message its place, its case and its orders. */
function placeOf({ id, facilityId, supplierId, partner, businessKey, about }: MessageFacts) {
  return (found: Found): Found => ({
    ...found,
    facilityId,
    supplierId,
    partner,
    businessKey,
    caseId: about.find((one) => hubIdType(one) === 'case') ?? null,
    messageId: id,
    orderIds: about.filter((one) => hubIdType(one) === 'order'),
  });
}

/** Who sends: subjects of hospital systems are as they always were, those of partners are apart from them. */
const sourceOf = (sender: string, { partner }: MessageFacts) => (partner === null ? sender : `x12 ${sender}`);

/**
 * Whether a sender uses control ids again (R69), judged by the last message it sent. An id used twice by accident is
 * over with the next message, and stays flagged on its own; a sender that has reset its ids goes on.
 */
export function ofSenderIds(sender: string, latest: MessageFacts): Findings {
  return findings(
    `${sourceOf(sender, latest)} control ids`,
    !latest.isControlIdReused
      ? []
      : [
          {
            kind: 'CONTROL_ID_REUSED',
            sentence: `${latest.senderName ?? sender} sent control id ${latest.controlId ?? ''} again with another message. Both were processed.`,
            remedy:
              'Have the sender number its messages without repeating: a resend cannot be told from a new message otherwise.',
            messageId: latest.id,
            partner: latest.partner,
          },
        ],
  );
}

/** Whether the exchange refuses what a sender sends of one type, judged by the last of them that has no number. */
export function ofSenderType(sender: string, messageType: string | null, latest: MessageFacts): Findings {
  const isOfDocument = latest.partner !== null && latest.documentNumber !== null;
  return refusals(`${sourceOf(sender, latest)} ${messageType ?? 'unread'}`, sender, isOfDocument ? [] : [latest]);
}

/** Whether a document of a partner was refused and has not come in a readable form since: its number tells. */
export function ofDocument(
  sender: string,
  messageType: string,
  documentNumber: string,
  latest: MessageFacts,
): Findings {
  return refusals(`${sourceOf(sender, latest)} ${messageType} number ${documentNumber}`, sender, [latest]);
}

function refusals(subject: string, sender: string, latest: readonly MessageFacts[]): Findings {
  return findings(
    subject,
    latest
      .filter(({ state }) => state === 'REJECTED')
      .map((message) => ({
        kind: 'MESSAGE_REJECTED',
        ...(message.partner !== null && message.documentNumber !== null && { severity: 'WARNING' }),
        sentence: `${message.senderName ?? sender} sends what the hub refuses: ${message.reason ?? nameOf(message)}`,
        remedy: message.remedy ?? 'Have the sender correct the message, or send it elsewhere.',
        messageId: message.id,
        partner: message.partner,
        businessKey: message.partner === null ? null : message.businessKey,
        supplierId: message.supplierId,
      })),
  );
}
