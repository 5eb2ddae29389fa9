/** All that documents say of one line, the oldest first. */
import { Decimal } from '@supply-hub/quantities';
import { answeredChange, asAcknowledged, refusesLineChange } from './change-answer.ts';
import { headerMeaningOf, type HeaderMeaning } from './answer-codes.ts';
import { saidOn } from './documents-in-order.ts';
import type { AnswerFact, SentChange } from './order-life.ts';
import type { Part } from './parts.ts';
import { statementOf, type ReadAgainst, type Said, type Statement } from './statement.ts';
import type { AcknowledgementLine } from '../supplier-document.ts';

export interface SaidOfLine {
  readonly statements: readonly Statement[];
  /** The newest document that should name the line and does not (R38); null: none, or another named it. */
  readonly missingOn: string | null;
}

/** @param answers those that count, the oldest first */
export function saidOfLine(
  answers: readonly AnswerFact[],
  changes: readonly SentChange[],
  against: ReadAgainst,
): SaidOfLine {
  const statements: Statement[] = [];
  let missingOn: string | null = null;
  for (const fact of answers) {
    const said = sayingOf(fact, changes, against.line.id);
    if (said === null) continue;
    if (said === 'MISSING') missingOn = fact.documentId;
    else statements.push(read(said, against));
  }
  return { statements, missingOn: statements.length > 0 ? null : missingOn };
}

interface Saying extends Said {
  /** LINES: what its lines say. */
  readonly of: 'LINES' | 'REFUSED' | 'HELD' | 'ACCEPTED';
  readonly words: string;
  readonly code: string;
  readonly force: Statement['force'];
}

function sayingOf(fact: AnswerFact, changes: readonly SentChange[], lineId: string): Saying | 'MISSING' | null {
  const { document, documentId } = fact;
  const isOurs = document.kind === 'CHANGE_ANSWER' ? answeredChange(document, changes) : null;
  const change = isOurs?.lines.find(({ orderLineId }) => orderLineId === lineId);
  const type = document.type ?? '';
  const header = headerMeaningOf(type);
  const all = document.kind === 'CHANGE_ANSWER' ? asAcknowledged(document) : document.lines;
  const lines = all.filter(({ orderLineId }) => orderLineId === lineId);
  const base = { documentId, saidOn: saidOn(fact), lines, answersChange: isOurs !== null, code: type };
  const say = (of: Saying['of'], force: Saying['force'], words: string): Saying => ({ ...base, of, force, words });
  if (document.kind === 'CHANGE_ANSWER') {
    if (isOurs !== null && change === undefined && lines.length === 0) return null;
    if (change !== undefined && refusesLineChange(document, change))
      return change.kind === 'ADDED' ? say('REFUSED', 'LINE', 'rejected') : null;
    // Refused as a whole: the change of other lines, which are as they were.
    if (isOurs !== null && header?.ofAll === 'REFUSED') return null;
    if (document.purpose === '01' && isOurs === null) return say('REFUSED', 'ORDER', 'cancelled by the supplier');
  }
  if (header?.ofAll === 'REFUSED') return say('REFUSED', 'ORDER', wordsOfLine(lines) ?? header.words);
  if (isAnswered(lines, header)) return say('LINES', 'LINE', '');
  if (header?.ofAll === 'HELD') return say('HELD', 'ORDER', header.words);
  if (document.kind === 'CHANGE_ANSWER') {
    const isAccepted = change !== undefined && header !== null && header.takesNamed;
    return isAccepted && change.kind !== 'CANCELLED' ? say('ACCEPTED', 'LINE', 'accepted as changed') : null;
  }
  if (header?.silent === 'ACCEPTED') return say('ACCEPTED', 'SILENCE', header.words);
  return header?.silent === 'MISSING' ? 'MISSING' : null;
}

function isAnswered(lines: readonly AcknowledgementLine[], header: HeaderMeaning | null): boolean {
  return lines.some(({ answers }) => answers.length > 0) || (lines.length > 0 && header?.takesNamed === true);
}

/** The reason a line gives for what the header refuses. */
function wordsOfLine(lines: readonly AcknowledgementLine[]): string | null {
  const [first] = lines.flatMap(({ answers }) => answers);
  return first === undefined ? null : `rejected (${first.status})`;
}

function read(saying: Saying, against: ReadAgainst): Statement {
  if (saying.of === 'LINES') return statementOf(saying, against);
  const { documentId, words, code, answersChange } = saying;
  const whole: Part = {
    kind: saying.of,
    quantity: against.ordered,
    on: null,
    asOf: saying.of === 'ACCEPTED' ? (answersChange ? 'ASKED' : 'BEFORE') : null,
    code: code === '' ? null : code,
    words,
    documentId,
    place: 0,
    substitute: null,
    itemId: null,
  };
  return {
    documentId,
    saidOn: saying.saidOn,
    force: saying.force,
    parts: against.ordered.sign > 0 ? [whole] : [],
    unknownCodes: [],
    strange: null,
    total: against.ordered.sign > 0 ? against.ordered : Decimal.zero,
    isPriceChanged: false,
    isPricePending: false,
  };
}
