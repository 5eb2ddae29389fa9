import { Random } from '../../generate/random.ts';
import type { ReceivedOrder } from '../documents/order-850.ts';
import type { SupplierState } from '../ledger/supplier-state.ts';
import { dueAt, planAnswers, planSequels, sequel, type Planned, type PlanOptions } from '../plan-answers.ts';
import { decideAnswer, type AnswerFacts } from './decide-answer.ts';
import type { OrderAnswer } from './order-answer.ts';
import { isFor, moved, scriptedAnswer, scriptedLines, type Script } from './script.ts';

/** What the supplier does about an order that has just come. */
export interface Answered {
  readonly answer: OrderAnswer;
  readonly plans: readonly Planned[];
  /** The script that says so; null for none. */
  readonly script: string | null;
}

/** @param waiting scripts for orders to come: the first that is for this one is followed, to the letter */
export function answerOrder(order: ReceivedOrder, waiting: SupplierState['scripts'], options: PlanOptions): Answered {
  const facts = factsOf(order, options);
  const followed = waiting.find(({ script }) => isFor(script, order));
  if (followed !== undefined) return { ...follow(followed.script, facts, options), script: followed.id };
  const { rates, seed, supplier } = options;
  const random = new Random(seed).fork(`${supplier.partner} ${order.number}`);
  if (random.chance(rates.silent)) return { answer: { type: null, lines: [], shipments: [] }, plans: [], script: null };
  const answer = decideAnswer(facts, rates, random);
  const plans = [...planAnswers(options, order.number, answer), ...planSequels(options, order.number, answer)];
  return { answer, plans, script: null };
}

export function factsOf(
  order: ReceivedOrder,
  { catalogue, now, supplier }: Pick<PlanOptions, 'catalogue' | 'now' | 'supplier'>,
): AnswerFacts {
  const receivedOn = now.toZonedDateTimeISO(supplier.timeZone).toPlainDate().toString();
  return { supplier: supplier.number, order, receivedOn, catalogue };
}

/** Nothing goes wrong with scripted documents, and nothing is added to them. */
function follow(script: Script, facts: AnswerFacts, options: PlanOptions): { answer: OrderAnswer; plans: Planned[] } {
  const { number } = facts.order;
  const answer = scriptedAnswer(script, facts);
  const inTime = script.isSilent ? [] : planAnswers({ ...options, faults: 0 }, number, answer);
  const { afterSeconds } = script;
  // The answer at the second it is wanted; what follows it keeps its distance.
  const first = inTime[0]?.dueAt;
  const shiftMs =
    afterSeconds === undefined || first === undefined
      ? 0
      : Date.parse(dueAt({ ...options, hurry: 1 }, afterSeconds * 1000)) - Date.parse(first);
  const plans = inTime.map((plan) => ({
    ...plan,
    dueAt: Temporal.Instant.from(plan.dueAt).add({ milliseconds: shiftMs }).toString(),
  }));
  const sequels = script.later.map(({ as, afterSeconds: after, lines }, index) =>
    sequel({ ...options, hurry: 1 }, number, as, moved(scriptedLines(lines, facts)), after * 1000, `t${index + 1}`),
  );
  return { answer, plans: [...plans, ...sequels] };
}
