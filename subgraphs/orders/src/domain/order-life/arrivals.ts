/**
 * What came on an order's line instead of what was ordered (R42): receipts do not say which part was in the box, so lots
 * say it, then the ship notice a receipt names, and where neither does, what was announced as shipped is taken to have come.
 */
import { Decimal } from '@supply-hub/quantities';
import type { Shipment } from './shipments.ts';
import { sum } from './parts.ts';

/** A receipt's line that names an order line. */
export interface ArrivalFact {
  /** Hub id of the receipt's line: who repeats it says nothing new. */
  readonly id: string;
  readonly orderLineId: string;
  /** What it was received as. */
  readonly itemId: string;
  readonly facilityId: string;
  /** Null: it is not kept by lot. */
  readonly lot: string | null;
  /** In that item's base unit; below zero where it was taken back or returned. */
  readonly quantity: string;
  readonly shipNoticeNumber: string | null;
}

/** What is there of one lot. */
export interface Arrived extends Pick<ArrivalFact, 'itemId' | 'facilityId' | 'lot'> {
  readonly quantity: Decimal;
}

/** A substitute that may have come. */
export interface ExpectedSubstitute {
  readonly key: string;
  /** In base units of what was ordered. */
  readonly quantity: Decimal;
}

/**
 * What of a line's receipts is which substitute. Its order does not matter.
 *
 * @param itemId of the order line: what was received as another item was not what was ordered
 * @param own how much of the line is to come as it was ordered
 */
export function arrivedInstead(
  arrivals: readonly ArrivalFact[],
  {
    itemId,
    own,
    substitutes,
    shipments,
  }: {
    readonly itemId: string | null;
    readonly own: Decimal;
    readonly substitutes: readonly ExpectedSubstitute[];
    readonly shipments: readonly Shipment[];
  },
): Map<string, Arrived[]> {
  const [first] = substitutes;
  const came = new Map<string, Arrived[]>();
  if (first === undefined) return came;
  const give = (key: string, arrived: Arrived) => void came.set(key, [...(came.get(key) ?? []), arrived]);
  const unnamed: NetArrival[] = [];
  let ownLeft = own;
  for (const arrived of netOf(arrivals)) {
    const named = namedBy(arrived, shipments);
    const key = arrived.itemId === itemId ? named : (named ?? first.key);
    if (key === undefined) unnamed.push(arrived);
    else if (key === null) ownLeft = ownLeft.minus(arrived.quantity);
    else give(key, arrived);
  }
  // In doubt what left as a substitute is what came; what was only announced comes after all that was ordered.
  const rooms = [
    ...substitutes.map(({ key }) => ({ key, quantity: roomOf(key, sum(shippedAs(key, shipments)), came) })),
    { key: null, quantity: ownLeft },
    ...substitutes
      .filter(({ key }) => shippedAs(key, shipments).length === 0)
      .map(({ key, quantity }) => ({ key, quantity: roomOf(key, quantity, came) })),
  ];
  for (const arrived of unnamed) {
    let rest = arrived.quantity;
    for (const room of rooms) {
      const taken = room.quantity.compare(rest) < 0 ? room.quantity : rest;
      if (taken.sign <= 0) continue;
      room.quantity = room.quantity.minus(taken);
      rest = rest.minus(taken);
      if (room.key !== null) give(room.key, { ...arrived, quantity: taken });
    }
  }
  return came;
}

interface NetArrival extends Arrived {
  readonly shipNoticeNumbers: readonly string[];
}

/** By lot, without what went back; in an order of their own. */
function netOf(arrivals: readonly ArrivalFact[]): NetArrival[] {
  const each = [...new Map(arrivals.map((arrival) => [arrival.id, arrival])).values()];
  const byLot = Map.groupBy(each, (of) => JSON.stringify([of.facilityId, of.itemId, of.lot]));
  return [...byLot]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) => {
      const [one] = alike;
      const quantity = sum(alike.map((of) => ({ quantity: Decimal.of(of.quantity) })));
      if (one === undefined || quantity.sign <= 0) return [];
      const numbers = alike.flatMap(({ shipNoticeNumber }) => shipNoticeNumber ?? []);
      return { itemId: one.itemId, facilityId: one.facilityId, lot: one.lot, quantity, shipNoticeNumbers: numbers };
    });
}

/** The substitute it is; null: what was ordered; undefined: nothing says. A lot both came with is held in doubt. */
function namedBy({ lot, shipNoticeNumbers }: NetArrival, shipments: readonly Shipment[]): string | null | undefined {
  const byLot = shipments.filter(({ lots }) => lot !== null && lots.includes(lot));
  const byNotice = shipments.filter(({ number }) => shipNoticeNumbers.includes(number));
  const named = byLot.length > 0 ? byLot : byNotice;
  const keys = new Set(named.map(({ substituteKey }) => substituteKey));
  if (byLot.length === 0 && keys.size !== 1) return undefined;
  return [...keys].find((key) => key !== null) ?? null;
}

function shippedAs(key: string, shipments: readonly Shipment[]): Shipment[] {
  return shipments.filter(({ substituteKey }) => substituteKey === key);
}

/** What of a quantity is not known to have come already. */
function roomOf(key: string, quantity: Decimal, came: ReadonlyMap<string, readonly Arrived[]>): Decimal {
  return quantity.minus(sum(came.get(key) ?? []));
}
