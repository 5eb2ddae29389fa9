/**
 * The documents that count, the oldest first. Which is the older they say themselves: by the day they are dated, the time
 * they were written, the change they answer; what still is equal goes by its content. When they came says nothing.
 */
import { headerMeaningOf } from './answer-codes.ts';
import type { AnswerFact, DocumentFact, ShipNoticeFact } from './order-life.ts';

/** Answers without those that another replaced, withdrew or only repeats. */
export function answersThatCount(answers: readonly AnswerFact[]): AnswerFact[] {
  let live: AnswerFact[] = [];
  for (const fact of withoutRepeats(answers)) {
    const { document } = fact;
    // An 865 that cancels does so of the order, not of an answer.
    if (document.kind === 'ACKNOWLEDGEMENT' && !isRejection(document.type)) {
      if (document.purpose === '01') {
        live = [];
        continue;
      }
      if (document.purpose === '05') live = [];
    }
    live.push(fact);
  }
  return live;
}

/** What 865s say of changes: an answer to the order that replaces another takes none of it back (R37). */
export function changeAnswersThatCount(answers: readonly AnswerFact[]): AnswerFact[] {
  return withoutRepeats(answers).filter(({ document }) => document.kind === 'CHANGE_ANSWER');
}

/** The oldest first, without those that only say again what was said. */
function withoutRepeats(answers: readonly AnswerFact[]): AnswerFact[] {
  const originals = new Set(answers.filter(({ document }) => document.purpose !== '07').map(contentOf));
  const repeated = new Set<string>();
  return inOrder(answers, ({ document }) => sequenceOf(document)).filter((fact) => {
    if (fact.document.purpose !== '07') return true;
    const content = contentOf(fact);
    if (originals.has(content) || repeated.has(content)) return false;
    repeated.add(content);
    return true;
  });
}

/** Ship notices as they stand: a later one of the same number changes, replaces or takes back an earlier one. */
export function shipNoticesThatCount(notices: readonly ShipNoticeFact[]): ShipNoticeFact[] {
  const byNumber = new Map<string, ShipNoticeFact[]>();
  for (const fact of inOrder(notices, () => 0)) {
    const { number, purpose } = fact.document;
    const held = byNumber.get(number) ?? [];
    if (purpose === '01' || purpose === '03') byNumber.set(number, []);
    else if (purpose === '02') byNumber.set(number, [...held, fact]);
    // A notice says all that is on its way: one that comes again says it anew (R48).
    else if (purpose !== '07' || held.length === 0) byNumber.set(number, [fact]);
  }
  return [...byNumber.values()].flat();
}

/** The day a document says it is of; null where neither it nor its envelope says. */
export function saidOn({ dated, sentAt }: Pick<AnswerFact, 'dated' | 'sentAt'>): string | null {
  return dated ?? sentAt?.slice(0, 10) ?? null;
}

/** The number of the change an 865 answers; 0 where it answers none that the hub could have sent. */
export function sequenceOf(document: AnswerFact['document']): number {
  if (document.kind === 'ACKNOWLEDGEMENT' || document.changeNumber === null) return 0;
  const number = document.changeNumber.trim();
  return /^\d{1,8}$/.test(number) ? Number(number) : 0;
}

function inOrder<D, F extends DocumentFact<D>>(facts: readonly F[], sequence: (fact: F) => number): F[] {
  const sorted = facts.toSorted(
    (a, b) =>
      byText(saidOn(a) ?? '', saidOn(b) ?? '') ||
      byText(a.sentAt ?? '', b.sentAt ?? '') ||
      sequence(a) - sequence(b) ||
      byText(a.contentHash, b.contentHash) ||
      byText(a.documentId, b.documentId),
  );
  const seen = new Set<string>();
  return sorted.filter(({ contentHash }) => !seen.has(contentHash) && seen.add(contentHash));
}

/** What an answer says, without what says that it is said again. */
function contentOf({ document: { kind, type, lines } }: AnswerFact): string {
  const said = lines.map(({ orderLineId, ordered, price, answers }) => ({ orderLineId, ordered, price, answers }));
  return JSON.stringify([kind, type, said]);
}

const isRejection = (type: string): boolean => headerMeaningOf(type)?.ofAll === 'REFUSED';
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
