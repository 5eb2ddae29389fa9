/**
 * A policy's dry run: what the last days would have been under it, and what they were under those in force. The same pure
 * functions that decide in earnest are run over what is kept.
 */
import { Decimal } from '@supply-hub/quantities';
import { judgeLine, type JudgedBy, type JudgedLine } from './judge-price.ts';
import { teamOf, type Policy, type PolicyPlace } from './policy.ts';
import type { PurchaseOrder, PurchaseOrderLine } from './purchase-order.ts';
import { gather } from './replenishment/gather.ts';
import { parOrder, type ParLevel } from './replenishment/par-order.ts';
import type { TroubleKind } from './trouble.ts';

export const previewSubjects = [
  'LINES_STOPPED',
  'LINES_MARKED',
  'LINES_OFF_PRICE',
  'ORDERS_OF_THE_HUB',
  'REQUISITION_LINES',
  'PAR_ORDERS',
  'TROUBLES_MOVED',
] as const;
export type PreviewSubject = (typeof previewSubjects)[number];

/** What happened, as far as it is kept. Amounts are in the item's base unit. */
export interface PolicyHistory {
  /** Lines of orders, and when they were ordered. */
  readonly lines: readonly (Omit<JudgedBy, 'policy'> & {
    readonly order: PurchaseOrder;
    readonly line: PurchaseOrderLine;
    readonly at: Temporal.Instant;
  })[];
  /** Orders that profiles have the hub send. */
  readonly orders: readonly {
    readonly order: PurchaseOrder;
    readonly facilityId: string | null;
    readonly at: Temporal.Instant;
  }[];
  /** Something came to be wanting for a case. */
  readonly triggers: readonly {
    readonly itemId: string;
    readonly facilityId: string;
    readonly at: Temporal.Instant;
    /** When its case begins, by what is known now; null: not known. */
    readonly startsAt: Temporal.Instant | null;
  }[];
  /** Items that are kept to a level, as they are now. */
  readonly fills: readonly {
    readonly itemId: string;
    readonly facilityId: string;
    readonly unit: string;
    readonly par: ParLevel;
    readonly onHand: Decimal;
    readonly onOrder: Decimal;
  }[];
  readonly troubles: readonly {
    readonly kind: TroubleKind;
    readonly sentence: string;
    readonly facilityId: string | null;
    readonly supplierId: string | null;
    readonly itemId: string | null;
    readonly raisedAt: Temporal.Instant;
  }[];
}

/** One thing that would have been otherwise. */
export interface ForeseenDifference {
  readonly subject: PreviewSubject;
  /** Null: today. */
  readonly at: Temporal.Instant | null;
  readonly sentence: string;
  readonly orderLineId: string | null;
  readonly itemId: string | null;
  readonly facilityId: string | null;
}

export interface PolicyComparison {
  readonly counts: readonly { readonly subject: PreviewSubject; readonly before: number; readonly after: number }[];
  /** The newest first, those of today before them. */
  readonly differences: readonly ForeseenDifference[];
}

/** What holds somewhere. */
export type PolicyLookup = (place: PolicyPlace) => Policy;

export function comparePolicies(history: PolicyHistory, now: PolicyLookup, then: PolicyLookup): PolicyComparison {
  const found = [
    ...linesUnder(history, now, then),
    transmissionsUnder(history, now, then),
    gatheredUnder(history, now, then),
    filledUnder(history, now, then),
    teamsUnder(history, now, then),
  ];
  return {
    counts: found.map(({ subject, before, after }) => ({ subject, before, after })),
    differences: found.flatMap(({ differences }) => differences).toSorted(newestFirst),
  };
}

interface Compared {
  readonly subject: PreviewSubject;
  readonly before: number;
  readonly after: number;
  readonly differences: readonly ForeseenDifference[];
}

function newestFirst(a: ForeseenDifference, b: ForeseenDifference): number {
  if (a.at === null || b.at === null) return a.at === b.at ? 0 : a.at === null ? -1 : 1;
  return Temporal.Instant.compare(b.at, a.at);
}

/** What each subject of prices counts, and what is said of a line that would be one, or no longer. */
const priceSubjects: readonly {
  readonly subject: PreviewSubject;
  readonly is: (judged: JudgedLine) => boolean;
  readonly would: string;
  readonly wouldNot: string;
}[] = [
  {
    subject: 'LINES_STOPPED',
    is: ({ effect }) => effect === 'STOPPED',
    would: 'would have stopped its order',
    wouldNot: 'would not have stopped its order',
  },
  {
    subject: 'LINES_MARKED',
    is: ({ effect }) => effect === 'MARKED',
    would: 'would have left, marked',
    wouldNot: 'would not have left',
  },
  {
    subject: 'LINES_OFF_PRICE',
    is: ({ check }) => check.outcome === 'DIFFERS',
    would: 'would have been off the contract’s price',
    wouldNot: 'would have been within the tolerance of the contract’s price',
  },
];

function linesUnder({ lines }: PolicyHistory, now: PolicyLookup, then: PolicyLookup): Compared[] {
  const judged = lines.map(({ order, line, at, relying, agreed }) => {
    const place = { facilityId: line.facilityId, supplierId: order.supplierId, itemId: line.itemId };
    const under = (lookup: PolicyLookup) =>
      judgeLine(order, line, { policy: lookup(place), relying, agreed }, at, true);
    return { order, line, at, before: under(now), after: under(then) };
  });
  return priceSubjects.map(({ subject, is, would, wouldNot }) => ({
    subject,
    before: judged.filter(({ before }) => is(before)).length,
    after: judged.filter(({ after }) => is(after)).length,
    differences: judged
      .filter(({ before, after }) => is(before) !== is(after))
      .map(({ order, line, at, after }) => ({
        subject,
        at,
        sentence: `Order ${order.number}, line ${line.number} ${is(after) ? would : wouldNot}.`,
        orderLineId: line.id,
        itemId: line.itemId,
        facilityId: line.facilityId,
      })),
  }));
}

function transmissionsUnder({ orders }: PolicyHistory, now: PolicyLookup, then: PolicyLookup): Compared {
  const sent = orders.map(({ order, facilityId, at }) => {
    const isOfHub = (lookup: PolicyLookup) =>
      lookup({ facilityId, supplierId: order.supplierId }).transmittedBy === 'PROFILE';
    return { order, facilityId, at, before: isOfHub(now), after: isOfHub(then) };
  });
  return {
    subject: 'ORDERS_OF_THE_HUB',
    before: sent.filter(({ before }) => before).length,
    after: sent.filter(({ after }) => after).length,
    differences: sent
      .filter(({ before, after }) => before !== after)
      .map(({ order, facilityId, at, after }) => ({
        subject: 'ORDERS_OF_THE_HUB',
        at,
        sentence: `${after ? 'The hub' : 'The system that placed it'} would have sent order ${order.number}.`,
        orderLineId: null,
        itemId: null,
        facilityId,
      })),
  };
}

function gatheredUnder({ triggers }: PolicyHistory, now: PolicyLookup, then: PolicyLookup): Compared {
  const pairs = [...Map.groupBy(triggers, ({ itemId, facilityId }) => `${itemId} ${facilityId}`).values()].flatMap(
    (some) => {
      const [first] = some;
      if (first === undefined) return [];
      const { itemId, facilityId } = first;
      const place = { facilityId, itemId };
      const before = linesOf(some, now(place));
      const after = linesOf(some, then(place));
      return [{ itemId, facilityId, count: some.length, before, after, at: some.at(-1)?.at ?? first.at }];
    },
  );
  return {
    subject: 'REQUISITION_LINES',
    before: pairs.reduce((sum, { before }) => sum + before, 0),
    after: pairs.reduce((sum, { after }) => sum + after, 0),
    differences: pairs
      .filter(({ before, after }) => before !== after)
      .map(({ itemId, facilityId, count, before, after, at }) => ({
        subject: 'REQUISITION_LINES',
        at,
        sentence: `What became needed ${count} times would have made ${linesText(after)} instead of ${before}.`,
        orderLineId: null,
        itemId,
        facilityId,
      })),
  };
}

const linesText = (count: number) => (count === 1 ? '1 line' : `${count} lines`);

/** How many lines the needs of one item and facility make: what comes while one is gathered joins it (R34). */
function linesOf(
  triggers: readonly { readonly at: Temporal.Instant; readonly startsAt: Temporal.Instant | null }[],
  { consolidationMinutes, urgencyHours }: Policy,
): number {
  const windows: { since: Temporal.Instant; closesAt: Temporal.Instant; isUrgent: boolean }[] = [];
  for (const { at, startsAt } of triggers.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const last = windows.at(-1);
    const open = last !== undefined && Temporal.Instant.compare(at, last.closesAt) < 0 ? windows.pop() : undefined;
    const isSoon = startsAt !== null && Temporal.Instant.compare(startsAt, at.add({ hours: urgencyHours })) <= 0;
    const isUrgent = isSoon || open?.isUrgent === true;
    windows.push({ ...gather(open?.since ?? null, { isUrgent, consolidationMinutes }, at), isUrgent });
  }
  return windows.length;
}

function filledUnder({ fills }: PolicyHistory, now: PolicyLookup, then: PolicyLookup): Compared {
  const filled = fills.map(({ itemId, facilityId, unit, par, onHand, onOrder }) => {
    const under = (lookup: PolicyLookup) => {
      const { excludesOnOrder } = lookup({ facilityId, itemId });
      return parOrder(par, { onHand, onOrder: excludesOnOrder ? Decimal.zero : onOrder });
    };
    return { itemId, facilityId, unit, before: under(now), after: under(then) };
  });
  return {
    subject: 'PAR_ORDERS',
    before: filled.filter(({ before }) => before.sign > 0).length,
    after: filled.filter(({ after }) => after.sign > 0).length,
    differences: filled
      .filter(({ before, after }) => !before.equals(after))
      .map(({ itemId, facilityId, unit, before, after }) => ({
        subject: 'PAR_ORDERS',
        at: null,
        sentence: `${after.toString()} ${unit} would fill it up, instead of ${before.toString()}.`,
        orderLineId: null,
        itemId,
        facilityId,
      })),
  };
}

function teamsUnder({ troubles }: PolicyHistory, now: PolicyLookup, then: PolicyLookup): Compared {
  const moved = troubles.flatMap(({ kind, sentence, raisedAt, ...place }) => {
    const [before, after] = [teamOf(now(place), kind), teamOf(then(place), kind)];
    return before === after ? [] : [{ sentence, raisedAt, place, before, after }];
  });
  return {
    subject: 'TROUBLES_MOVED',
    before: 0,
    after: moved.length,
    differences: moved.map(({ sentence, raisedAt, place, before, after }) => ({
      subject: 'TROUBLES_MOVED',
      at: raisedAt,
      sentence: `It would have been for ${after} instead of ${before}: ${sentence}`,
      orderLineId: null,
      itemId: place.itemId,
      facilityId: place.facilityId,
    })),
  };
}
