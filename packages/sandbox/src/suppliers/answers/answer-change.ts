import { Random } from '../../generate/random.ts';
import type { ReceivedChange } from '../documents/change-860.ts';
import type { SupplierState } from '../ledger/supplier-state.ts';
import { dueAt, planShipments, type Planned, type PlanOptions } from '../plan-answers.ts';
import { reviseAnswer, type Revised, type Standing } from './revise-answer.ts';

/** A change that was taken up: what it makes of the order, what is sent about it, and what is not sent any more. */
export interface ChangeAnswered {
  readonly revised: Revised;
  readonly plans: readonly Planned[];
  /** Ids of plans. */
  readonly withdrawn: readonly string[];
}

/** @param open ids of plans that nothing was made of yet */
export function answerChange(
  standing: Standing,
  change: ReceivedChange,
  state: Pick<SupplierState, 'parcelOf'>,
  open: readonly Planned[],
  options: PlanOptions,
): ChangeAnswered {
  const { now, seed, supplier } = options;
  const today = now.toZonedDateTimeISO(supplier.timeZone).toPlainDate().toString();
  const number = change.order;
  const noticeOf = (shipment: number) => `${number}/856-${shipment}`;
  const revised = reviseAnswer(standing, change, (each) => state.parcelOf(noticeOf(each)) !== undefined, today);
  const random = new Random(seed).fork(`change ${supplier.partner} ${number} ${change.sequence}`);
  const isWithdrawn = ({ content }: Planned): boolean =>
    revised.outcome !== 'refused' &&
    content.kind === 'document' &&
    content.order === number &&
    (content.shipment === 0
      ? // What it was going to come back to is answered with the change.
        content.says !== undefined && content.says.change === null
      : revised.gone.includes(content.shipment));
  const answer: Planned = {
    id: `${number}/865-${change.sequence}`,
    dueAt: dueAt(options, random.int(20, 150) * 1000),
    intent: { intended: 'good' },
    content: { kind: 'document', type: '865', order: number, shipment: 0, says: revised.says },
  };
  const shipments = revised.added.map((shipment) => ({
    shipment,
    isBackordered: revised.answer.shipments[shipment - 1]?.isBackordered === true,
  }));
  return {
    revised,
    // Who has said nothing of the order says nothing of its change.
    plans: standing.answer.lines.length === 0 ? [] : [answer, ...planShipments(options, number, shipments, random)],
    withdrawn: open.filter(isWithdrawn).map(({ id }) => id),
  };
}
