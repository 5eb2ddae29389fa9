/** An answer that partners owe for what was sent to them. */
export const answerKinds = ['997', '855', '856'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** How answers of one kind came, of those whose time ran out in the last seven days. */
export interface Punctuality {
  readonly kind: AnswerKind;
  /** Should have come by now. */
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  /** Have not come. */
  readonly missing: number;
}

/** How exchange with a partner goes. */
export interface PartnerFacts {
  readonly name: string;
  /** Why nothing is sent to it; null: it is. */
  readonly hold: string | null;
  /** The last fault of its transports, when none of them works. */
  readonly unreachable: string | null;
  readonly punctuality: readonly Punctuality[];
  /** Orders behind what is missing or waits. */
  readonly orderCount: number;
  readonly caseCount: number;
  /** Documents that wait to be sent to it. */
  readonly waitingToSend: number;
  /** Documents of it that are parked. */
  readonly parked: number;
}

export const partnerStates = ['WELL', 'WAITING', 'LATE', 'UNREACHABLE', 'HELD'] as const;
export type PartnerState = (typeof partnerStates)[number];

/** The worst that holds. */
export function stateOf({ hold, unreachable, punctuality, parked }: PartnerFacts): PartnerState {
  if (hold !== null) return 'HELD';
  if (unreachable !== null) return 'UNREACHABLE';
  if (punctuality.some(({ missing }) => missing > 0)) return 'LATE';
  return parked > 0 ? 'WAITING' : 'WELL';
}

/** `Alpine Surgical acknowledges late: 42 orders, 6 cases.` */
export function sentenceOf(facts: PartnerFacts): string {
  const { name, hold, unreachable, punctuality, parked, waitingToSend } = facts;
  const state = stateOf(facts);
  const behind = stakesIn(facts);
  if (state === 'HELD') return `Nothing is sent to ${name}: ${withoutStop(hold ?? '')}${behind}.`;
  if (state === 'UNREACHABLE')
    return `${name} cannot be reached, ${count(waitingToSend, 'document waits', 'documents wait')} for it${behind}. ${unreachable ?? ''}`.trim();
  if (state === 'LATE') {
    const said = punctuality.flatMap(({ kind, missing }) => (missing > 0 ? [`${missing} × ${says[kind]}`] : []));
    return `${name} ${verbOf(punctuality)} late${behind}. Missing: ${said.join(', ')}.`;
  }
  if (state === 'WAITING')
    return `${count(parked, 'document', 'documents')} of ${name} ${parked === 1 ? 'waits' : 'wait'} for a person${behind}.`;
  return `All is well with ${name}.`;
}

const says: Readonly<Record<AnswerKind, string>> = {
  '997': 'receipt (997)',
  '855': 'acknowledgement (855)',
  '856': 'ship notice (856)',
};

/** What it does late, by the first answer that is missing. */
function verbOf(punctuality: readonly Punctuality[]): string {
  const missing = new Set(punctuality.filter((each) => each.missing > 0).map(({ kind }) => kind));
  return missing.has('855') ? 'acknowledges' : missing.has('997') ? 'confirms receipt' : 'announces shipments';
}

function stakesIn({ orderCount, caseCount }: PartnerFacts): string {
  if (orderCount === 0) return '';
  return `: ${count(orderCount, 'order', 'orders')}${caseCount === 0 ? '' : `, ${count(caseCount, 'case', 'cases')}`}`;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');
