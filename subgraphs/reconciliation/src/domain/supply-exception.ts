import { hubId } from '@supply-hub/identifiers';
import { kindPolicies, type Severity, type SupplyExceptionKind } from './exception-kinds.ts';

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
  /** The trading partner's slug; null: none, or none the hub knows. */
  readonly partner: string | null;
  /** What the order of its documents is kept by: `po:4500012345`. */
  readonly businessKey: string | null;
  readonly supplierId: string | null;
  /** Orders it is about, as far as known by id. */
  readonly orderIds: readonly string[];
  /** Lines of theirs it is about; empty: its orders as a whole. */
  readonly orderLineIds: readonly string[];
  /** Cases it names, `caseId` among them; others may hang on its orders. */
  readonly caseIds: readonly string[];
  readonly itemId: string | null;
  /** Whose it is to deal with; null: nobody's in particular. */
  readonly team: string | null;
}

/** All the trouble with one subject. What is open of the subject and not among it is solved. */
export interface Findings {
  readonly subject: string;
  readonly exceptions: readonly SupplyException[];
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
          },
        ],
  );
}

/** How the last reading of a trading partner's profile file ended. */
export interface PartnerFileFacts {
  readonly id: string;
  readonly file: string;
  readonly partner: string;
  readonly state: 'LOADED' | 'REFUSED' | 'GONE';
  readonly isEarlierKept: boolean;
  readonly faults: readonly { readonly line: number; readonly sentence: string; readonly remedy: string }[];
  readonly faultCount: number;
}

/** A partner's profile that was refused; one that was taken away is no trouble, whoever did it knows. */
export function ofPartnerFile({
  id,
  file,
  partner,
  state,
  isEarlierKept,
  faults,
  faultCount,
}: PartnerFileFacts): Findings {
  const lines = faults.map(({ line, sentence }) => `Line ${line}: ${sentence}`);
  const count = faultCount === 1 ? 'a fault' : `${faultCount} faults`;
  const stands = isEarlierKept ? 'its last good profile stands' : 'there is no such partner yet';
  return findings(
    id,
    state !== 'REFUSED'
      ? []
      : [
          {
            kind: 'PARTNER_PROFILE_REFUSED',
            severity: isEarlierKept ? 'WARNING' : 'CRITICAL',
            sentence: `${file} was refused for ${count}; ${stands}. ${inAll(lines, faultCount)}`.trim(),
            remedy: `${inAll(faults.map(({ remedy }) => remedy))} Then save it: it is read at once.`.trim(),
            partner,
          },
        ],
  );
}

/** What became of sending an order to its supplier's trading partner. */
export interface TransmissionFacts {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly supplierId: string;
  readonly partner: string;
  readonly facilityId: string | null;
  readonly problem: { readonly reason: string; readonly remedy: string } | null;
}

/** An order that cannot be sent as it is. */
export function ofTransmission(facts: TransmissionFacts): Findings {
  const { id, orderId, orderNumber, supplierId, partner, facilityId, problem } = facts;
  return findings(
    id,
    problem === null
      ? []
      : [
          {
            kind: 'ORDER_NOT_SENT',
            sentence: `Order ${orderNumber} cannot be sent: ${problem.reason}`,
            remedy: `${problem.remedy} It is sent by itself then.`,
            facilityId,
            partner,
            businessKey: `po:${orderNumber}`,
            supplierId,
            orderIds: [orderId],
          },
        ],
  );
}

/** Trouble before it has an id. */
export interface Found extends Partial<Omit<SupplyException, 'id'>> {
  readonly kind: SupplyExceptionKind;
  readonly sentence: string;
  readonly remedy: string;
  /** Tells it from others of its kind with the same subject; absent: there is one. */
  readonly which?: string;
}

export function findings(subject: string, found: readonly Found[]): Findings {
  return {
    subject,
    exceptions: found.map(({ which, ...one }) => ({
      facilityId: null,
      caseId: null,
      messageId: null,
      partner: null,
      businessKey: null,
      supplierId: null,
      orderIds: [],
      orderLineIds: [],
      caseIds: [],
      itemId: null,
      team: null,
      severity: kindPolicies[one.kind].severity,
      ...one,
      id: hubId('exception', 'hub', [one.kind, subject, ...(which === undefined ? [] : [which])]),
    })),
  };
}

/** The first few sentences, each once; a person who has dealt with those sees the next. */
function inAll(sentences: readonly string[], count = new Set(sentences).size): string {
  const shown = [...new Set(sentences)].slice(0, 3);
  const more = count - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
