/**
 * What an 865 says, in the words of an 855 (R37): of a line that has no ACK of its own, POC02 says what becomes of it. An
 * 865 that answers a change of the hub's and refuses it leaves the line as it was.
 */
import type { AcknowledgementLine, ChangeAnswer, ChangeAnswerLine, LineAnswer } from '../supplier-document.ts';
import { headerMeaningOf, meaningOf } from './answer-codes.ts';
import { sequenceOf } from './documents-in-order.ts';
import type { SentChange, SentLineChange } from './order-life.ts';

/** X12 element 670 → element 668. RC refuses the change. */
const statusOfChange: ReadonlyMap<string, string> = new Map([
  ['AI', 'IA'],
  ['CA', 'IC'],
  ['CT', 'DR'],
  ['DI', 'ID'],
  ['MU', 'IC'],
  ['PQ', 'IQ'],
  ['QD', 'IQ'],
  ['QI', 'IQ'],
  ['RQ', 'IQ'],
  ['RS', 'DR'],
  ['RZ', 'IC'],
]);
const refusesChange = 'RC';
/** They say nothing of how much comes when: no change, or of the price alone. */
const ofNoQuantity = new Set(['NC', 'PC', 'PR', refusesChange]);
/** They move days alone: a promise of another day is no proposal to decide. */
const ofDays = new Set(['CT', 'RS', 'NC']);

/** The change an 865 answers; null: it is the supplier's own. */
export function answeredChange(document: ChangeAnswer, changes: readonly SentChange[]): SentChange | null {
  const sequence = sequenceOf(document);
  return changes.find((change) => change.sequence === sequence) ?? null;
}

/** The lines of an 865 as those of an 855; lines that say nothing are absent. */
export function asAcknowledged({ lines }: ChangeAnswer): AcknowledgementLine[] {
  return lines.flatMap((line): AcknowledgementLine[] => {
    if (line.answers.length > 0) return [line];
    const status = statusOfChange.get(line.change);
    if (status === undefined) return ofNoQuantity.has(line.change) ? [] : [{ ...line, answers: [unknown(line)] }];
    const { schedule = [] } = line;
    const days = schedule.filter(({ quantity }) => quantity !== null);
    const answers = days.map(({ on, quantity }): LineAnswer => ({
      status,
      quantity,
      dates: [{ qualifier: '067', on }],
      parts: [],
    }));
    // Deleted or moved is the line, not so much of it.
    const quantity = status === 'DR' || status === 'ID' ? null : line.ordered;
    return [{ ...line, answers: answers.length > 0 ? answers : [{ status, quantity, dates: [], parts: [] }] }];
  });
}

const unknown = ({ change, ordered }: ChangeAnswerLine): LineAnswer => ({
  status: change,
  quantity: ordered,
  dates: [],
  parts: [],
});

/** Whether the supplier refuses what the hub changed of a line. */
export function refusesLineChange(document: ChangeAnswer, { orderLineId, kind }: SentLineChange): boolean {
  if (document.type !== null && headerMeaningOf(document.type)?.ofAll === 'REFUSED') return true;
  return document.lines.some(
    (line) =>
      line.orderLineId === orderLineId &&
      (line.change === refusesChange ||
        // Of a line that was cancelled, "deleted" is what was asked for.
        line.answers.some(
          ({ status }) => meaningOf(status)?.effect === 'REFUSED' && !(kind === 'CANCELLED' && status === 'ID'),
        )),
  );
}

/** Of its own accord it changes more of a line than its days. */
export function isProposal({ change, answers }: ChangeAnswerLine): boolean {
  return (
    !ofDays.has(change) &&
    !(answers.length > 0 && answers.every(({ status }) => ['DR', 'IB', 'SP', 'AC'].includes(status)))
  );
}
