import { headerMeaningOf } from './answer-codes.ts';
import { answeredChange, refusesLineChange } from './change-answer.ts';
import { answersThatCount, changeAnswersThatCount, sequenceOf, shipNoticesThatCount } from './documents-in-order.ts';
import { foldLine, type ClearedFacts } from './fold-line.ts';
import type { AnswerFact, ChangeLife, OrderFacts, OrderLife, SentChange, SubstitutionDecision } from './order-life.ts';
import { troublesOf } from './order-troubles.ts';

/**
 * The life of an order. It depends on what the facts say and on nothing else: whatever order they are given in, and however
 * often one is repeated, it is the same; and what a line was ordered in always adds up.
 */
export function foldOrderLife(facts: OrderFacts): OrderLife {
  const { order } = facts;
  const answers = answersThatCount(facts.answers);
  const sent = inSequence(facts.changes);
  const cleared: ClearedFacts = {
    answers,
    changes: sent,
    shipNotices: shipNoticesThatCount(facts.shipNotices),
    decisions: new Map(facts.decisions.toSorted(refusalsLast).map((decision) => [decision.key, decision])),
    terms: facts.terms,
    itemsByPart: facts.itemsByPart,
    arrivals: facts.arrivals,
  };
  const lines = order.lines.map((line) => foldLine(line, cleared));
  const changeAnswers = changeAnswersThatCount(facts.answers);
  const changes = sent.map((change) => changeLife(change, changeAnswers));
  const rejectedBy = rejectionOf(answers, sent);
  return {
    lines: lines.map(({ life }) => life),
    troubles: troublesOf(order, lines, answers, { sent, changes, rejectedBy }),
    hasAnswer: answers.length > 0,
    isRejected: rejectedBy !== null,
    supplierOrderNumber:
      answers.findLast(({ document }) => document.supplierOrderNumber !== null)?.document.supplierOrderNumber ?? null,
    changes,
  };
}

/** The document by which the supplier refuses the whole order; null where it does not, or has accepted it since. */
function rejectionOf(answers: readonly AnswerFact[], sent: readonly SentChange[]): string | null {
  for (const { document, documentId } of answers.toReversed()) {
    const isOwn = document.kind === 'ACKNOWLEDGEMENT' || answeredChange(document, sent) === null;
    if (!isOwn) continue;
    if (document.kind === 'CHANGE_ANSWER' && document.purpose === '01') return documentId;
    const header = document.type === null ? null : headerMeaningOf(document.type);
    if (header?.ofAll === 'REFUSED') return documentId;
    if (header?.takesNamed === true || header?.ofAll === 'HELD') return null;
  }
  return null;
}

function changeLife(change: SentChange, answers: readonly AnswerFact[]): ChangeLife {
  const { sequence } = change;
  const answer = answers.findLast(({ document }) => sequenceOf(document) === sequence);
  if (answer === undefined || answer.document.kind !== 'CHANGE_ANSWER')
    return { sequence, state: 'AWAITED', orderLineIds: [], documentId: null };
  const { document, documentId } = answer;
  const refused = change.lines
    .filter((line) => refusesLineChange(document, line))
    .map(({ orderLineId }) => orderLineId);
  return { sequence, state: refused.length > 0 ? 'REFUSED' : 'ACCEPTED', orderLineIds: refused, documentId };
}

/** Each once: those of one number are one. */
function inSequence(changes: readonly SentChange[]): SentChange[] {
  const bySequence = new Map(changes.map((change) => [change.sequence, change]));
  return [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence);
}

/** Of two words on one substitute, the refusal stands: nothing comes in that somebody refused. */
function refusalsLast(a: SubstitutionDecision, b: SubstitutionDecision): number {
  const rank = ({ state, itemId }: SubstitutionDecision) => `${state === 'REFUSED' ? 1 : 0}${itemId ?? ''}`;
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}
