import { hubId, hubIdType } from '@supply-hub/identifiers';

/** The kinds of trouble a person must look at. */
export const supplyExceptionKinds = [
  'MESSAGE_PARKED',
  'MESSAGE_REJECTED',
  'CONTROL_ID_REUSED',
  'UNKNOWN_FACILITY',
  'UNKNOWN_PROCEDURE',
  'NO_CARD',
  'UNKNOWN_ITEM',
  'UNKNOWN_UNIT',
  'CARD_FILE_REFUSED',
] as const;
export type SupplyExceptionKind = (typeof supplyExceptionKinds)[number];

export const severities = ['CRITICAL', 'WARNING', 'NOTICE'] as const;
export type Severity = (typeof severities)[number];

const severityOf: Readonly<Record<SupplyExceptionKind, Severity>> = {
  MESSAGE_PARKED: 'CRITICAL',
  UNKNOWN_FACILITY: 'CRITICAL',
  UNKNOWN_PROCEDURE: 'CRITICAL',
  NO_CARD: 'CRITICAL',
  UNKNOWN_ITEM: 'WARNING',
  UNKNOWN_UNIT: 'WARNING',
  CARD_FILE_REFUSED: 'WARNING',
  MESSAGE_REJECTED: 'NOTICE',
  CONTROL_ID_REUSED: 'NOTICE',
};

export const messageStates = [
  'RECEIVED',
  'ROUTED',
  'APPLIED',
  'PARKED',
  'DUPLICATE',
  'REJECTED',
  'TEST',
  'QUEUED',
  'SENT',
  'ACKNOWLEDGED',
  'OVERDUE',
  'HELD',
] as const;
export type MessageState = (typeof messageStates)[number];

/** What is known of a message, as far as it can be trouble. */
export interface MessageFacts {
  readonly id: string;
  readonly state: MessageState;
  /** The sender's id; null when nobody the hub knows sent it. */
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly messageType: string | null;
  readonly controlId: string | null;
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly isControlIdReused: boolean;
  readonly facilityId: string | null;
  readonly about: readonly string[];
}

/** What keeps the hub from knowing what a case needs. */
export interface CaseFacts {
  readonly id: string;
  readonly status: string;
  readonly facilityId: string | null;
  readonly problems: readonly {
    readonly code: 'UNKNOWN_FACILITY' | 'UNKNOWN_PROCEDURE' | 'NO_CARD' | 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT';
    readonly sentence: string;
    readonly remedy: string;
  }[];
}

/** How the last reading of a preference card file ended. */
export interface CardFileFacts {
  readonly id: string;
  readonly file: string;
  readonly state: 'LOADED' | 'REFUSED';
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
  readonly faultCount: number;
}

/** Trouble that holds now. */
export interface SupplyException {
  /** The same whenever this trouble with this subject comes back. */
  readonly id: string;
  readonly kind: SupplyExceptionKind;
  readonly severity: Severity;
  readonly sentence: string;
  readonly remedy: string;
  /** Null: not known, or no one facility. */
  readonly facilityId: string | null;
  readonly caseId: string | null;
  readonly messageId: string | null;
}

/** All the trouble with one subject. What is open of the subject and not among it is solved. */
export interface Findings {
  readonly subject: string;
  readonly exceptions: readonly SupplyException[];
}

/** A message that waits for a person. Null while its turn has yet to come: what was wrong may still be. */
export function ofMessage(message: MessageFacts): Findings | null {
  const { id, state, facilityId, about } = message;
  if (state === 'RECEIVED') return null;
  return findings(
    id,
    state !== 'PARKED'
      ? []
      : [
          {
            kind: 'MESSAGE_PARKED',
            sentence: message.reason ?? `${nameOf(message)} cannot be applied.`,
            remedy: message.remedy ?? 'Find out why with whoever runs the hub, then re-drive it.',
            facilityId,
            caseId: about.find((one) => hubIdType(one) === 'case') ?? null,
            messageId: id,
          },
        ],
  );
}

/**
 * Whether a sender uses control ids again (R69), judged by the last message it sent. An id used twice by accident is
 * over with the next message, and stays flagged on its own; a sender that has reset its ids goes on.
 */
export function ofSenderIds(sender: string, latest: MessageFacts): Findings {
  return findings(
    `${sender} control ids`,
    !latest.isControlIdReused
      ? []
      : [
          {
            kind: 'CONTROL_ID_REUSED',
            sentence: `${latest.senderName ?? sender} sent control id ${latest.controlId ?? ''} again with another message. Both were processed.`,
            remedy:
              'Have the sender number its messages without repeating: a resend cannot be told from a new message otherwise.',
            facilityId: null,
            caseId: null,
            messageId: latest.id,
          },
        ],
  );
}

/** Whether the exchange refuses what a sender sends of one type, judged by the last of them. */
export function ofSenderType(sender: string, messageType: string | null, latest: MessageFacts): Findings {
  return findings(
    `${sender} ${messageType ?? 'unread'}`,
    latest.state !== 'REJECTED'
      ? []
      : [
          {
            kind: 'MESSAGE_REJECTED',
            sentence: `${latest.senderName ?? sender} sends what the hub refuses: ${latest.reason ?? nameOf(latest)}`,
            remedy: latest.remedy ?? 'Have the sender correct the message, or send it elsewhere.',
            facilityId: null,
            caseId: null,
            messageId: latest.id,
          },
        ],
  );
}

/** Nothing is kept for these, so nothing is wrong with them. */
const isOver: ReadonlySet<string> = new Set(['COMPLETED', 'CANCELLED', 'NO_SHOW', 'VOIDED']);

/** What keeps a case from being judged, one exception a kind however many lines of its card are of it. */
export function ofCase({ id, status, facilityId, problems }: CaseFacts): Findings {
  const byKind = Map.groupBy(isOver.has(status) ? [] : problems, ({ code }) => code);
  return findings(
    id,
    [...byKind].map(([kind, some]) => ({
      kind,
      sentence: inAll(some.map(({ sentence }) => sentence)),
      remedy: inAll(some.map(({ remedy }) => remedy)),
      facilityId,
      caseId: id,
      messageId: null,
    })),
  );
}

/** A preference card file that was refused. */
export function ofCardFile({ id, file, state, faults, faultCount }: CardFileFacts): Findings {
  const lines = faults.map(({ line, sentence }) => `Line ${line}: ${sentence}`);
  const count = faultCount === 1 ? 'a fault' : `${faultCount} faults`;
  return findings(
    id,
    state === 'LOADED'
      ? []
      : [
          {
            kind: 'CARD_FILE_REFUSED',
            sentence:
              `${file} was refused for ${count}; the cards are those of the last good file. ${inAll(lines, faultCount)}`.trim(),
            remedy: 'Correct the file and save it again: it is read at once.',
            facilityId: null,
            caseId: null,
            messageId: null,
          },
        ],
  );
}

type Found = Omit<SupplyException, 'id' | 'severity'>;

function findings(subject: string, found: readonly Found[]): Findings {
  return {
    subject,
    exceptions: found.map((one) => ({
      ...one,
      id: hubId('exception', 'hub', [one.kind, subject]),
      severity: severityOf[one.kind],
    })),
  };
}

/** The first few sentences, each once; a person who has dealt with those sees the next. */
function inAll(sentences: readonly string[], count = new Set(sentences).size): string {
  const shown = [...new Set(sentences)].slice(0, 3);
  const more = count - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function nameOf({ messageType, controlId }: MessageFacts): string {
  return `${messageType ?? 'A message'}${controlId === null ? '' : ` ${controlId}`}`;
}
