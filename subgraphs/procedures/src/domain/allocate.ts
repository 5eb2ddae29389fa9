import { Decimal } from '@supply-hub/quantities';
import type { Readiness } from './readiness.ts';

/** What one case needs of one item at one facility, in base units. */
export interface Demand {
  readonly id: string;
  readonly caseId: string;
  /** Expected use (R31). */
  readonly open: Decimal;
  /** Held in case it is wanted, expected back (R31). */
  readonly hold: Decimal;
  readonly startsAt: Temporal.Instant;
  /** Higher goes first among cases that start together. */
  readonly urgency: number;
  /** The day of the procedure where it is done: what expires before it does not count (R21). */
  readonly procedureOn: Temporal.PlainDate;
  /** Start less the facility's buffer: what arrives later does not count (R32). */
  readonly neededBy: Temporal.Instant;
  /** Storage locations that supply its theatre; stock elsewhere does not count (R32). */
  readonly suppliedBy: ReadonlySet<string>;
  /** Stock already picked for it: its own whatever else happens. */
  readonly picked: readonly { readonly lotId: string; readonly quantity: Decimal }[];
  /** False where the card's line is not mapped to an item: then nobody can say. */
  readonly isMapped: boolean;
}

/** A quantity of the item in one place with one lot. */
export interface Lot {
  readonly id: string;
  readonly locationId: string;
  readonly quantity: Decimal;
  /** Null: it does not expire. */
  readonly expiresOn: Temporal.PlainDate | null;
  /** Null: not recorded; it then counts as the oldest of its expiry. */
  readonly receivedOn: Temporal.PlainDate | null;
  /** Neither held nor in inspection. Consigned stock may be (R22). */
  readonly isAvailable: boolean;
  readonly isRecalled: boolean;
}

/** A quantity of the item on its way to the facility. */
export interface Inbound {
  readonly id: string;
  readonly quantity: Decimal;
  /** When it will be there at the latest; null: nobody knows, and it counts for no case (R41). */
  readonly arrivesBy: Temporal.Instant | null;
  /** The supplier or the ERP said so; a schedule date alone is a wish. */
  readonly isConfirmed: boolean;
  /** Of stock on its way: the last day it may be used. Absent or null: none is known, or it does not expire. */
  readonly expiresOn?: Temporal.PlainDate | null;
  /** Of stock on its way: the storage location it goes to. Absent or null: to wherever it is needed. */
  readonly locationId?: string | null;
}

/** A part of a lot or of an inbound quantity, given to one demand. */
export interface Share {
  readonly id: string;
  readonly quantity: Decimal;
  readonly for: 'OPEN' | 'HOLD';
}

/** What one demand gets. */
export interface Allocation {
  readonly demandId: string;
  readonly lots: readonly Share[];
  readonly confirmed: readonly Share[];
  readonly unconfirmed: readonly Share[];
  /** Of the open quantity, what nothing covers. */
  readonly short: Decimal;
  /** Of the hold quantity, what nothing covers. */
  readonly holdShort: Decimal;
  readonly readiness: Readiness;
}

/**
 * Who gets what, for all demands of one item at one facility. Pure: the same inputs in any order give the same
 * outcome.
 *
 * What was picked stays with its case. Then all open quantities, and after them all hold quantities, are served in the
 * order of their cases: the earlier start, the higher urgency, the lower id. A demand takes usable lots first, those
 * that expire first before others (FEFO, R20), then confirmed inbound, then unconfirmed. Each unit is given once.
 *
 * Every demand takes from one and the same order of supplies, so one unit more leaves every later demand at least what
 * it had: adding stock makes no case worse.
 */
export function allocate(
  demands: readonly Demand[],
  lots: readonly Lot[],
  inbound: readonly Inbound[],
): readonly Allocation[] {
  const left = new Map<string, Decimal>([...lots, ...inbound].map(({ id, quantity }) => [id, quantity]));
  const supplies = [...lots].filter(isUsable).toSorted(firstExpiredFirst);
  const arriving = [...inbound].toSorted(firstArrivedFirst);
  const inTurn = [...demands].toSorted(earlierCaseFirst);
  const builders = new Map(inTurn.map((demand) => [demand.id, new AllocationBuilder(demand)]));

  for (const demand of inTurn) {
    for (const { lotId, quantity } of demand.picked) {
      const taken = smaller(quantity, left.get(lotId) ?? Decimal.zero);
      builders.get(demand.id)?.pin(lotId, taken);
      left.set(lotId, (left.get(lotId) ?? Decimal.zero).minus(taken));
    }
  }
  for (const part of ['OPEN', 'HOLD'] as const) {
    for (const demand of inTurn) {
      const builder = builders.get(demand.id);
      if (builder === undefined || !demand.isMapped) continue;
      for (const lot of supplies) {
        if (!builder.misses(part)) break;
        if (isLeft(lot, left) && servesCase(lot, demand)) builder.take('lots', part, lot.id, left);
      }
      for (const kind of ['confirmed', 'unconfirmed'] as const) {
        for (const each of arriving) {
          if (!builder.misses(part)) break;
          if (each.isConfirmed === (kind === 'confirmed') && isLeft(each, left) && isInTime(each, demand))
            builder.take(kind, part, each.id, left);
        }
      }
    }
  }
  return inTurn.flatMap(({ id }) => builders.get(id)?.build() ?? []);
}

function isLeft({ id }: { readonly id: string }, left: ReadonlyMap<string, Decimal>): boolean {
  return (left.get(id)?.sign ?? 0) > 0;
}

/** R20, R22: held, inspected and recalled stock is nobody's. */
function isUsable({ isAvailable, isRecalled, quantity }: Lot): boolean {
  return isAvailable && !isRecalled && quantity.sign > 0;
}

/** R21, R32. */
function servesCase({ expiresOn, locationId }: Lot, { procedureOn, suppliedBy }: Demand): boolean {
  return suppliedBy.has(locationId) && (expiresOn === null || Temporal.PlainDate.compare(expiresOn, procedureOn) >= 0);
}

/** It is there before it is needed, where it is needed, and not too old by then (R21, R32). */
export function isInTime(
  { arrivesBy, expiresOn = null, locationId = null }: Inbound,
  { neededBy, procedureOn, suppliedBy }: Demand,
): boolean {
  if (arrivesBy === null || Temporal.Instant.compare(arrivesBy, neededBy) > 0) return false;
  if (expiresOn !== null && Temporal.PlainDate.compare(expiresOn, procedureOn) < 0) return false;
  return locationId === null || suppliedBy.has(locationId);
}

class AllocationBuilder {
  readonly #demand: Demand;
  readonly #shares: Record<'lots' | 'confirmed' | 'unconfirmed', Share[]> = {
    lots: [],
    confirmed: [],
    unconfirmed: [],
  };
  readonly #missing: Record<'OPEN' | 'HOLD', Decimal>;

  constructor(demand: Demand) {
    this.#demand = demand;
    this.#missing = { OPEN: demand.open, HOLD: demand.hold };
  }

  misses(part: 'OPEN' | 'HOLD'): boolean {
    return this.#missing[part].sign > 0;
  }

  /** What was picked covers open quantities first, then hold; what is beyond both is the case's all the same. */
  pin(lotId: string, quantity: Decimal): void {
    const open = smaller(quantity, this.#missing.OPEN);
    this.#give('lots', 'OPEN', lotId, open);
    this.#give('lots', 'HOLD', lotId, quantity.minus(open));
  }

  take(
    kind: 'lots' | 'confirmed' | 'unconfirmed',
    part: 'OPEN' | 'HOLD',
    id: string,
    left: Map<string, Decimal>,
  ): void {
    const there = left.get(id) ?? Decimal.zero;
    const taken = smaller(this.#missing[part], there);
    if (taken.sign <= 0) return;
    this.#give(kind, part, id, taken);
    left.set(id, there.minus(taken));
  }

  build(): Allocation {
    const { OPEN: short, HOLD: holdShort } = this.#missing;
    return { demandId: this.#demand.id, ...this.#shares, short, holdShort, readiness: this.#readiness() };
  }

  #give(kind: 'lots' | 'confirmed' | 'unconfirmed', part: 'OPEN' | 'HOLD', id: string, quantity: Decimal): void {
    if (quantity.sign <= 0) return;
    const shares = this.#shares[kind];
    const known = shares.findIndex((share) => share.id === id && share.for === part);
    const before = shares[known]?.quantity ?? Decimal.zero;
    const share = { id, quantity: before.plus(quantity), for: part };
    if (known === -1) shares.push(share);
    else shares[known] = share;
    const rest = this.#missing[part].minus(quantity);
    this.#missing[part] = rest.sign < 0 ? Decimal.zero : rest;
  }

  #readiness(): Readiness {
    if (!this.#demand.isMapped) return 'UNKNOWN';
    if (this.#missing.OPEN.sign > 0) return 'SHORT';
    // A wish covers neither: open on it is at risk, and hold on it is as good as short.
    return this.#missing.HOLD.sign > 0 || this.#shares.unconfirmed.length > 0 ? 'AT_RISK' : 'READY';
  }
}

function earlierCaseFirst(a: Demand, b: Demand): number {
  return Temporal.Instant.compare(a.startsAt, b.startsAt) || b.urgency - a.urgency || byId(a, b);
}

function firstExpiredFirst(a: Lot, b: Lot): number {
  return lastWhenNull(a.expiresOn, b.expiresOn) || firstWhenNull(a.receivedOn, b.receivedOn) || byId(a, b);
}

function firstArrivedFirst(a: Inbound, b: Inbound): number {
  if (a.arrivesBy === null || b.arrivesBy === null)
    return Number(a.arrivesBy === null) - Number(b.arrivesBy === null) || byId(a, b);
  return Temporal.Instant.compare(a.arrivesBy, b.arrivesBy) || byId(a, b);
}

function lastWhenNull(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Temporal.PlainDate.compare(a, b);
}

function firstWhenNull(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return Temporal.PlainDate.compare(a, b);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) <= 0 ? a : b;
}
