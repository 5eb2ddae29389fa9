import type { LifeImage } from '../../db/life-image.ts';
import type { OrderLife, OrderTrouble } from '../../domain/order-life/order-life.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../../domain/purchase-order.ts';
import type { Trouble } from '../../domain/trouble.ts';

type Told = Pick<Trouble, 'kind' | 'sentence' | 'remedy' | 'caseIds' | 'severity'> & {
  readonly key: string;
  readonly orderLineIds: readonly string[];
};

interface Judged {
  readonly id: string;
  readonly order: PurchaseOrder;
  readonly life: OrderLife;
  readonly image: LifeImage;
}

/**
 * All that is wrong with an order: what its life says, and promises whose day is over (R44).
 * @param cases which cases rely on lines: a backorder without a day under one of them cannot wait (R41), and what is overdue
 *   under none is only to be known
 */
export function troublesOf(
  judged: Judged,
  cases: ReadonlyMap<string, readonly string[]>,
  at: Temporal.Instant,
): Trouble[] {
  return [
    ...judged.life.troubles.map((one) => placed(judged, escalated(judged, one, cases))),
    ...overdue(judged, cases, at),
  ];
}

function escalated({ life }: Judged, trouble: OrderTrouble, cases: ReadonlyMap<string, readonly string[]>): Told {
  if (trouble.kind !== 'BACKORDERED') return trouble;
  const place = trouble.key.slice(trouble.key.lastIndexOf(':') + 1);
  const owed = life.lines
    .filter(({ orderLineId }) => trouble.orderLineIds.includes(orderLineId))
    .flatMap(({ orderLineId, backorders }) => backorders.filter(({ key }) => key === `${orderLineId}:${place}`));
  const hasDay = owed.every(({ promisedOn }) => promisedOn !== null);
  const caseIds = [...new Set(trouble.orderLineIds.flatMap((id) => cases.get(id) ?? []))];
  if (hasDay) return { ...trouble, caseIds };
  return { ...trouble, kind: 'BACKORDER_WITHOUT_DATE', caseIds, severity: caseIds.length > 0 ? 'CRITICAL' : null };
}

/** R44: the supplier promised it for a day that is over where it is due. */
export const isOverdue = (promise: LifeImage['promises'][number], at: Temporal.Instant): boolean =>
  promise.is_confirmed &&
  promise.due_at !== null &&
  Temporal.Instant.compare(Temporal.Instant.from(promise.due_at), at) <= 0;

/** One for each facility of the order: whoever asks the supplier asks for all of it. */
function overdue(judged: Judged, cases: ReadonlyMap<string, readonly string[]>, at: Temporal.Instant): Trouble[] {
  const { order, life, image } = judged;
  const late = life.lines.flatMap(({ orderLineId }) => {
    const first = image.promises.find((promise) => promise.order_line_id === orderLineId && isOverdue(promise, at));
    const line = order.lines.find(({ id }) => id === orderLineId);
    return first === undefined || line === undefined ? [] : [{ line, promisedOn: first.promised_on ?? '' }];
  });
  return [...Map.groupBy(late, ({ line }) => line.facilityId ?? '')].map(([facilityId, lines]) => {
    const numbers = lines.map(({ line }) => line.number);
    const [day = ''] = lines.map(({ promisedOn }) => promisedOn).toSorted();
    const caseIds = [...new Set(lines.flatMap(({ line }) => cases.get(line.id) ?? []))];
    return placed(judged, {
      kind: 'PROMISE_OVERDUE',
      key: facilityId,
      orderLineIds: lines.map(({ line }) => line.id),
      sentence:
        numbers.length === 1
          ? `Order ${order.number} line ${numbers.join()}: what was promised for ${day} has not come.`
          : `Order ${order.number} lines ${numbers.join(', ')}: what was promised for ${day} and later has not come.`,
      remedy: 'Ask the supplier where it is; cases that relied on it count on it no more.',
      caseIds,
      severity: caseIds.length > 0 ? null : 'NOTICE',
    });
  });
}

function placed({ id, order }: Judged, trouble: Told): Trouble {
  const lines = order.lines.filter((line) => trouble.orderLineIds.includes(line.id));
  const about = lines.length === 0 ? order.lines : lines;
  return {
    kind: trouble.kind,
    key: trouble.key,
    sentence: trouble.sentence,
    remedy: trouble.remedy,
    orderId: id,
    orderNumber: order.number,
    orderLineIds: trouble.orderLineIds,
    itemId: onlyOne(lines, (line) => line.itemId),
    facilityId: onlyOne(about, (line) => line.facilityId),
    supplierId: order.supplierId,
    caseIds: trouble.caseIds ?? [],
    severity: trouble.severity ?? null,
  };
}

/** What all of them have; null where they differ. */
function onlyOne(lines: readonly PurchaseOrderLine[], of: (line: PurchaseOrderLine) => string | null): string | null {
  const [only = null, ...others] = new Set(lines.map(of));
  return others.length === 0 ? only : null;
}
