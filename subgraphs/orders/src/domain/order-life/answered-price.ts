/** The price a supplier answers against the order's (R43). In ordered units, exact; it is rounded nowhere. */
import { Rational } from '@supply-hub/quantities';
import type { PurchaseOrderLine } from '../purchase-order.ts';
import { answeredChange, refusesLineChange } from './change-answer.ts';
import { pricePerOrderedUnit } from './line-units.ts';
import type { AnswerFact, AnswerTerms, SentChange } from './order-life.ts';

export interface AnsweredPrice {
  /** Of one ordered unit; null: in a unit or currency that says nothing here. */
  readonly price: Rational | null;
  /** As sent. */
  readonly sent: string;
  readonly documentId: string;
}

/** The price last said. @param answers those that count, the oldest first */
export function lastAnsweredPrice(
  line: PurchaseOrderLine,
  answers: readonly AnswerFact[],
  changes: readonly SentChange[],
): AnsweredPrice | null {
  for (const { document, documentId } of answers.toReversed()) {
    const ours = document.kind === 'CHANGE_ANSWER' ? answeredChange(document, changes) : null;
    const change = ours?.lines.find(({ orderLineId }) => orderLineId === line.id);
    // What it was to change is as it was.
    if (document.kind === 'CHANGE_ANSWER' && change !== undefined && refusesLineChange(document, change)) continue;
    const said = document.lines.find(({ orderLineId, price }) => orderLineId === line.id && price !== null);
    if (said === undefined || said.price === null) continue;
    const isComparable = document.currency === line.price.currency;
    const price = isComparable ? pricePerOrderedUnit(line, said.price, said.ordered?.unit ?? null) : null;
    return { price, sent: `${said.price.amount} ${document.currency}`, documentId };
  }
  return null;
}

/** Within both limits, each allowed itself. */
export function isWithinTolerance(line: PurchaseOrderLine, answered: Rational, terms: AnswerTerms): boolean {
  const ordered = Rational.from(line.pricePerUnit);
  const difference = answered.minus(ordered).abs();
  if (terms.priceAmount !== null && difference.compare(Rational.from(terms.priceAmount)) > 0) return false;
  if (terms.pricePercent === null) return true;
  const limit = ordered.abs().times(Rational.from(terms.pricePercent)).dividedBy(Rational.of(100));
  return difference.compare(limit) <= 0;
}
