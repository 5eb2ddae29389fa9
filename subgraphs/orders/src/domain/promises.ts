import { Decimal } from '@supply-hub/quantities';

/** A quantity expected on a day, in the ordered unit. */
export interface DeliveryPromise {
  /** Null: it may come at any time or never (R41). */
  readonly promisedOn: string | null;
  readonly quantity: string;
  /** The supplier said so; otherwise it is only the day the order asks for. */
  readonly isConfirmed: boolean;
}

export interface Delivery {
  readonly on: string | null;
  readonly quantity: Decimal;
}

/** What a supplier once answered for one line. */
export interface SupplierAnswer {
  readonly isRejected: boolean;
  readonly deliveries: readonly Delivery[];
}

/** What is known of a line's deliveries, all in the ordered unit. */
export interface LineDeliveries {
  readonly ordered: Decimal;
  readonly received: Decimal;
  readonly outstanding: Decimal;
  /** The days the order asks for. */
  readonly schedule: readonly Delivery[];
  /** The newest first. */
  readonly answers: readonly SupplierAnswer[];
  /** The order itself says that the supplier refused the line. */
  readonly isRejected: boolean;
}

/**
 * What is expected when, the earliest first, days unknown last. It adds up to what is outstanding.
 *
 * Answers count from the newest back until they cover what was ordered, so that a second answer moves the first
 * and two halves add up. What arrived uses up the earliest promises. What nobody confirmed is expected on the last
 * days the order asks for; what the supplier refused, on no day (R43).
 */
export function promisesOf(line: LineDeliveries): DeliveryPromise[] {
  const confirmed = take(after(confirmedDeliveries(line), line.received), line.outstanding);
  const rest = line.outstanding.minus(sum(confirmed));
  const asked = isRefused(line) ? [] : take(after(inOrder(line.schedule), line.received.plus(sum(confirmed))), rest);
  const unknown = rest.minus(sum(asked));
  return inOrder([
    ...confirmed.map((each) => ({ ...each, isConfirmed: true })),
    ...asked.map((each) => ({ ...each, isConfirmed: false })),
    ...(unknown.sign > 0 ? [{ on: null, quantity: unknown, isConfirmed: false }] : []),
  ]).map(({ on, quantity, isConfirmed }) => ({ promisedOn: on, quantity: quantity.toString(), isConfirmed }));
}

/** The deliveries a supplier stands by, the earliest first; no more than was ordered. */
export function confirmedDeliveries(line: Pick<LineDeliveries, 'ordered' | 'answers' | 'isRejected'>): Delivery[] {
  if (isRefused(line)) return [];
  const counted: Delivery[] = [];
  for (const { isRejected, deliveries } of line.answers) {
    // Whatever was said before a refusal was taken back by it.
    if (isRejected) break;
    counted.push(...take(inOrder(deliveries), line.ordered.minus(sum(counted))));
  }
  return inOrder(counted);
}

/** The newest answer refuses it; where there is none, the order itself says so. */
export function isRefused({ answers, isRejected }: Pick<LineDeliveries, 'answers' | 'isRejected'>): boolean {
  return answers[0]?.isRejected ?? isRejected;
}

/** The earliest first, days unknown last. */
export function inOrder<D extends Pick<Delivery, 'on'>>(deliveries: readonly D[]): D[] {
  const day = ({ on }: D) => on ?? '9999-12-31';
  return deliveries.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** The first deliveries up to an amount. */
function take(deliveries: readonly Delivery[], amount: Decimal): Delivery[] {
  let room = amount;
  return deliveries.flatMap(({ on, quantity }) => {
    const taken = quantity.compare(room) < 0 ? quantity : room;
    if (taken.sign <= 0) return [];
    room = room.minus(taken);
    return [{ on, quantity: taken }];
  });
}

/** What is left of deliveries when an amount of the first of them is used up. */
function after(deliveries: readonly Delivery[], amount: Decimal): Delivery[] {
  let used = amount;
  return deliveries.flatMap(({ on, quantity }) => {
    const gone = quantity.compare(used) < 0 ? quantity : used;
    used = used.minus(gone);
    const left = quantity.minus(gone);
    return left.sign > 0 ? [{ on, quantity: left }] : [];
  });
}

function sum(deliveries: readonly Delivery[]): Decimal {
  return deliveries.reduce((total, { quantity }) => total.plus(quantity), Decimal.zero);
}
