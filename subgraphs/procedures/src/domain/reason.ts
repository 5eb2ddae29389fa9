import { Decimal } from '@supply-hub/quantities';
import { isInTime, type Allocation, type Demand, type Inbound, type Lot } from './allocate.ts';

/** A lot with what people call it. */
export interface NamedLot extends Lot {
  /** Null: the item is not kept by lot. */
  readonly lot: string | null;
  /** The location's code, or its id where hub.yaml no longer has it. */
  readonly locationName: string;
}

/** A promised delivery with the order it comes by. */
export interface NamedInbound extends Inbound {
  readonly orderNumber: string;
  /** The day it is promised for; of stock on its way, when it should be there. */
  readonly on: string;
  /** Of stock on its way: where it comes from. It then comes by no order. */
  readonly transferFrom?: string;
}

/** What a supplier owes of an order line. */
export interface Owed {
  readonly orderNumber: string;
  readonly quantity: Decimal;
  /** The day promised now, and its end; null: the supplier gives none (R41). */
  readonly on: string | null;
  readonly arrivesBy: Temporal.Instant | null;
}

/** What a reason is made of. */
export interface ReasonFacts {
  readonly demand: Demand;
  readonly allocation: Allocation;
  /** All there is and all that comes of the item at the facility, whoever gets it. */
  readonly lots: readonly NamedLot[];
  readonly inbound: readonly NamedInbound[];
  /** What suppliers owe of the item for the facility, the soonest first; absent: nothing. */
  readonly owed?: readonly Owed[];
  readonly unit: string;
  /** Of what the card asks for, what a substitute takes the place of; absent: nothing. */
  readonly substituted?: Decimal;
  /** The number of the item it takes the place of; absent or null: it stands for itself. */
  readonly insteadOf?: string | null;
}

/**
 * Why a demand stands as it does, in a sentence: where it comes from when it is covered, otherwise how much is missing
 * and the nearest causes: what a supplier owes and when it comes, a delivery that comes too late or that others get, stock that may not be used, stock that
 * others have, stock in the wrong place; nothing at all.
 */
export function reasonOf(facts: ReasonFacts): string {
  const { substituted = Decimal.zero, insteadOf = null, unit } = facts;
  const moved = substituted.sign > 0 ? ` A substitute takes the place of ${amount(substituted, unit)}.` : '';
  return `${standing(facts)}${moved}${insteadOf === null ? '' : ` It takes the place of ${insteadOf}.`}`;
}

function standing(facts: ReasonFacts): string {
  const { demand, allocation, unit } = facts;
  const { short, holdShort } = allocation;
  if (short.sign > 0) {
    const covered = demand.open.minus(short);
    return `Short of ${amount(short, unit)}: ${demand.open.toString()} needed, ${covered.toString()} covered; ${causes(facts)}.`;
  }
  const unconfirmed = totalOf(allocation.unconfirmed);
  const parts = [
    ...(unconfirmed.sign > 0
      ? [`${amount(unconfirmed, unit)} rest on ${deliveries(facts, 'unconfirmed')}, which ${unconfirmedBy(facts)}`]
      : []),
    ...(holdShort.sign > 0
      ? [
          `what is needed is covered, and of ${amount(demand.hold, unit)} to hold in case ${holdShort.toString()} are missing; ${causes(facts)}`,
        ]
      : []),
  ];
  return (parts.length > 0 ? parts : [covered(facts)]).map(sentence).join(' ');
}

function covered(facts: ReasonFacts): string {
  const { allocation, unit } = facts;
  const places = new Map<string, Decimal>();
  for (const { id, quantity } of allocation.lots) {
    const name = facts.lots.find((lot) => lot.id === id)?.locationName ?? 'a place unknown';
    places.set(name, (places.get(name) ?? Decimal.zero).plus(quantity));
  }
  const parts = [...places].map(([name, quantity]) => `${amount(quantity, unit)} in stock at ${name}`);
  const confirmed = totalOf(allocation.confirmed);
  if (confirmed.sign > 0) parts.push(`${amount(confirmed, unit)} confirmed with ${deliveries(facts, 'confirmed')}`);
  return parts.length === 0 ? 'Nothing is needed' : `All there: ${parts.join(', ')}`;
}

/** Never more than these: a sentence is read in a corridor. */
const causesShown = 2;

function causes(facts: ReasonFacts): string {
  const found = [
    backordered(facts),
    lateDelivery(facts),
    stockThat(facts, ({ isRecalled }) => isRecalled, 'recalled'),
    expiring(facts),
    stockThat(facts, ({ isAvailable, isRecalled }) => !isAvailable && !isRecalled, 'held or in inspection'),
    takenByOthers(facts),
    elsewhere(facts),
  ].filter((cause) => cause !== null);
  return found.length === 0
    ? 'there is no other stock of it at the facility, and no delivery is promised'
    : found.slice(0, causesShown).join('; ');
}

/** What a supplier owes and does not send in time (R41). */
function backordered({ demand, owed = [], unit }: ReasonFacts): string | null {
  const late = owed.find(
    ({ arrivesBy, quantity }) =>
      quantity.sign > 0 && (arrivesBy === null || Temporal.Instant.compare(arrivesBy, demand.neededBy) > 0),
  );
  if (late === undefined) return null;
  const { orderNumber, on, quantity } = late;
  return `order ${orderNumber} backordered ${on === null ? 'without a date' : `to ${on}`} (${amount(quantity, unit)})`;
}

function lateDelivery({ demand, inbound, owed = [], unit }: ReasonFacts): string | null {
  const isOwed = ({ orderNumber, on }: NamedInbound) =>
    owed.some((each) => each.orderNumber === orderNumber && each.on === on);
  const late = inbound.filter(
    (each) =>
      each.quantity.sign > 0 &&
      !isOwed(each) &&
      (each.arrivesBy === null || Temporal.Instant.compare(each.arrivesBy, demand.neededBy) > 0),
  );
  const [next] = late.toSorted(
    (a, b) => Number(a.arrivesBy === null) - Number(b.arrivesBy === null) || (a.on < b.on ? -1 : 1),
  );
  if (next === undefined) return null;
  const promised =
    next.transferFrom === undefined
      ? `order ${next.orderNumber} promised ${amount(next.quantity, unit)} for ${next.on}`
      : `${amount(next.quantity, unit)} on their way from ${next.transferFrom} should be there ${next.on}`;
  return next.arrivesBy === null ? `${promised}, and they have not come` : `${promised}, too late for the case`;
}

function expiring(facts: ReasonFacts): string | null {
  const { procedureOn } = facts.demand;
  const old = facts.lots.filter(
    (lot) =>
      isInReach(facts, lot) &&
      lot.quantity.sign > 0 &&
      lot.isAvailable &&
      !lot.isRecalled &&
      lot.expiresOn !== null &&
      Temporal.PlainDate.compare(lot.expiresOn, procedureOn) < 0,
  );
  const [first] = old.toSorted((a, b) => (String(a.expiresOn) < String(b.expiresOn) ? 1 : -1));
  if (first === undefined) return null;
  const which = first.lot === null ? 'what is' : `lot ${first.lot}`;
  return `${which} at ${first.locationName} (${amount(first.quantity, facts.unit)}) expires on ${String(first.expiresOn)}, before the case`;
}

function stockThat(facts: ReasonFacts, isSo: (lot: NamedLot) => boolean, how: string): string | null {
  const those = facts.lots.filter((lot) => isInReach(facts, lot) && lot.quantity.sign > 0 && isSo(lot));
  return those.length === 0 ? null : `${amount(totalOf(those), facts.unit)} are ${how}`;
}

/** What could have served it, and did not: then somebody else has it. */
function takenByOthers({ demand, allocation, lots, inbound, unit }: ReasonFacts): string | null {
  const usable = lots.filter(
    ({ locationId, isAvailable, isRecalled, expiresOn }) =>
      demand.suppliedBy.has(locationId) &&
      isAvailable &&
      !isRecalled &&
      (expiresOn === null || Temporal.PlainDate.compare(expiresOn, demand.procedureOn) >= 0),
  );
  const inTime = inbound.filter((each) => isInTime(each, demand));
  const own = totalOf([...allocation.lots, ...allocation.confirmed, ...allocation.unconfirmed]);
  const others = totalOf([...usable, ...inTime]).minus(own);
  return others.sign > 0 ? `${amount(others, unit)} are for cases that go first` : null;
}

function elsewhere(facts: ReasonFacts): string | null {
  const away = facts.lots.filter(
    (lot) => !isInReach(facts, lot) && lot.isAvailable && !lot.isRecalled && lot.quantity.sign > 0,
  );
  const [largest] = away.toSorted((a, b) => b.quantity.compare(a.quantity));
  return largest === undefined
    ? null
    : `${amount(totalOf(away), facts.unit)} are at places that do not supply the theatre, as ${largest.locationName}`;
}

function isInReach({ demand }: ReasonFacts, { locationId }: NamedLot): boolean {
  return demand.suppliedBy.has(locationId);
}

function deliveries({ allocation, inbound }: ReasonFacts, kind: 'confirmed' | 'unconfirmed'): string {
  const named = allocation[kind].flatMap(({ id }) => {
    const each = inbound.find((one) => one.id === id);
    if (each === undefined) return [];
    return each.transferFrom === undefined
      ? [`order ${each.orderNumber} for ${each.on}`]
      : [`what is on its way from ${each.transferFrom}, there by ${each.on}`];
  });
  return [...new Set(named)].join(' and ');
}

function unconfirmedBy({ allocation, inbound }: ReasonFacts): string {
  const ids = new Set(allocation.unconfirmed.map(({ id }) => id));
  const areTransfers = inbound.every(({ id, transferFrom }) => !ids.has(id) || transferFrom !== undefined);
  return areTransfers ? 'has not left' : 'the supplier has not confirmed';
}

function totalOf(parts: readonly { readonly quantity: Decimal }[]): Decimal {
  return parts.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero);
}

function amount(quantity: Decimal, unit: string): string {
  return `${quantity.toString()} ${unit}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
