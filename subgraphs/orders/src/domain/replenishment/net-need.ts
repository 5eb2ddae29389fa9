/**
 * What one facility must still ask for of one item (R31–R34). Amounts are in the item's base unit.
 *
 * What was asked for is counted until it has come, was given up or was refused, however late it is: nothing is asked for
 * twice because an order is late, and a refusal opens the need again (R43). What a case was given of a line that is coming
 * is no longer short, so that part of the line answers for nobody else.
 */
import { Decimal } from '@supply-hub/quantities';
import { atLeastNothing, parOrder, type ParLevel } from './par-order.ts';

/** One case's demand for the item that something is wanting for. */
export interface DemandNeed {
  readonly demandId: string;
  readonly caseId: string;
  /** Of its open quantity, what nothing covers (R31). */
  readonly short: Decimal;
  /** What it was given of lines of orders. */
  readonly inbound: readonly { readonly orderLineId: string; readonly quantity: Decimal }[];
  /** When it must be there; null: its case has no time. */
  readonly neededAt: Temporal.Instant | null;
  /** Its case begins so soon that price is no reason to wait. */
  readonly isUrgent: boolean;
}

/** A line that was asked for, as far as something of it may still come. */
export interface LineOnItsWay {
  readonly outstanding: Decimal;
  /** The lines of orders that were made from it. */
  readonly orderLineIds: readonly string[];
}

export interface PairFacts {
  readonly demands: readonly DemandNeed[];
  readonly asked: readonly LineOnItsWay[];
  /** Requested by others and not ordered yet: it fills shelves, and is promised to no case. */
  readonly requestedByOthers: Decimal;
  /** On order, not counting what the hub asked for. */
  readonly orderedByOthers: Decimal;
  readonly usable: Decimal;
  /** Null: it is not kept to a level, or nobody wants the hub to. */
  readonly par: ParLevel | null;
  readonly excludesOnOrder: boolean;
}

export interface NetNeed {
  readonly forCases: Decimal;
  readonly forPar: Decimal;
  /** Asked for and not here, as far as no case was given it. */
  readonly onItsWay: Decimal;
  /** To be asked for: `forCases` + `forPar`. */
  readonly quantity: Decimal;
  /** When the first of it must be there; null: no case waits for it. */
  readonly neededAt: Temporal.Instant | null;
  readonly isUrgent: boolean;
  /** Of what was asked for, what nothing wants any more. */
  readonly excess: Decimal;
  /** For whom it is asked, the one that needs it first first; what none of them needs is for par. */
  readonly shares: readonly { readonly demandId: string; readonly caseId: string; readonly quantity: Decimal }[];
}

const none = Decimal.of('0');
const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, amount) => total.plus(amount), none);

export function netNeed(facts: PairFacts): NetNeed {
  const { asked, requestedByOthers, orderedByOthers, usable, par } = facts;
  const demands = facts.demands.toSorted(earlierFirst);
  const short = sum(demands.map((demand) => demand.short));
  const outstanding = sum(asked.map((line) => line.outstanding));
  const own = new Set(asked.flatMap(({ orderLineIds }) => orderLineIds));
  const given = sum(
    demands.flatMap(({ inbound }) =>
      inbound.flatMap(({ orderLineId, quantity }) => (own.has(orderLineId) ? quantity : [])),
    ),
  );
  const onItsWay = atLeastNothing(outstanding.minus(given));
  const forCases = atLeastNothing(short.minus(onItsWay));
  // What the hub asked for is never left out: each look would ask for it again.
  const others = facts.excludesOnOrder ? none : orderedByOthers.plus(requestedByOthers);
  const forPar = parOrder(par, { onHand: usable, onOrder: outstanding.plus(forCases).plus(others) });
  const fillsUp = par?.fillTo == null ? none : atLeastNothing(par.fillTo.minus(usable).minus(others));
  const shares = sharesOf(demands, atLeastNothing(short.minus(forCases)));
  const first = shares.flatMap(({ neededAt }) => neededAt ?? []).toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
  return {
    forCases,
    forPar,
    onItsWay,
    quantity: forCases.plus(forPar),
    neededAt: first ?? null,
    isUrgent: shares.some(({ isUrgent }) => isUrgent),
    excess: atLeastNothing(onItsWay.minus(short).minus(fillsUp)),
    shares: shares.map(({ demandId, caseId, quantity }) => ({ demandId, caseId, quantity })),
  };
}

/** @param covered what already is on its way to some of them: to those that need it first */
function sharesOf(demands: readonly DemandNeed[], covered: Decimal) {
  let left = covered;
  return demands.flatMap(({ demandId, caseId, short, neededAt, isUrgent }) => {
    const taken = left.compare(short) < 0 ? left : short;
    left = left.minus(taken);
    const quantity = short.minus(taken);
    return quantity.sign > 0 ? [{ demandId, caseId, quantity, neededAt, isUrgent }] : [];
  });
}

/** Those without a time last; the id decides what nothing else does. */
function earlierFirst(a: DemandNeed, b: DemandNeed): number {
  if (a.neededAt !== null && b.neededAt !== null) {
    const earlier = Temporal.Instant.compare(a.neededAt, b.neededAt);
    if (earlier !== 0) return earlier;
  } else if (a.neededAt !== null || b.neededAt !== null) return a.neededAt === null ? 1 : -1;
  return a.demandId < b.demandId ? -1 : 1;
}
