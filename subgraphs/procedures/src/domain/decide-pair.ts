import { Decimal } from '@supply-hub/quantities';
import { allocate, type Allocation, type Demand } from './allocate.ts';
import type { DemandOutcome, PairState, StoredDemand } from './pair-state.ts';
import { reasonOf, type NamedInbound, type NamedLot } from './reason.ts';

/** What people call things, by configuration. */
export interface Names {
  /** A location's code by its id; the id where hub.yaml does not have it. */
  location(id: string): string;
  system(id: string): string;
}

/** A short text that is another for another text. */
export type Digest = (text: string) => string;

/** What is decided of one demand, and is another than before. */
export interface DecidedDemand {
  readonly demand: StoredDemand;
  readonly outcome: DemandOutcome;
  readonly digest: string;
}

/**
 * Decides who gets what of one item at one facility. Pure: the state and the time say all.
 * @returns the demands whose outcome is another than the one their digest is of
 */
export function decidePair(
  state: PairState,
  { now, names, digest: shorten }: { now: Temporal.Instant; names: Names; digest: Digest },
): DecidedDemand[] {
  const { facility } = state;
  if (facility === null) {
    return state.demands.flatMap((demand) =>
      demand.digest === notHeardOf ? [] : [{ demand, outcome: undecided(demand), digest: notHeardOf }],
    );
  }
  const lots = namedLots(state, names);
  const inbound = namedInbound(state, facility.timeZone, now);
  const promises = new Map(inbound.map((each) => [each.id, each]));
  const rows = new Map(state.demands.map((row) => [row.id, { row, demand: allocatable(row, state, facility) }]));
  const demands = [...rows.values()].map(({ demand }) => demand);
  return allocate(demands, lots, inbound).flatMap((allocation) => {
    const found = rows.get(allocation.demandId);
    if (found === undefined) return [];
    const { row, demand } = found;
    // Of a demand that is covered its parts say all, and the sentence follows from them.
    const reason =
      allocation.readiness === 'READY'
        ? null
        : (whyUnknown(row, state, names) ?? reasonOf({ demand, allocation, lots, inbound, unit: row.unit }));
    const digest = shorten(textOf(demand, allocation, promises, [row.unit, facility.quickestRemedyMinutes, reason]));
    if (digest === row.digest) return [];
    const sentence = reason ?? reasonOf({ demand, allocation, lots, inbound, unit: row.unit });
    const outcome = outcomeOf(demand, allocation, promises, sentence, facility.quickestRemedyMinutes);
    return [{ demand: row, outcome, digest }];
  });
}

const notHeardOf = 'facility not heard of';

/** Before inventory has told of the facility nothing can be said of what it has. */
function undecided({ open, hold }: StoredDemand): DemandOutcome {
  return {
    neededBy: null,
    actBy: null,
    usable: '0',
    short: Decimal.of(open).toString(),
    holdShort: Decimal.of(hold).toString(),
    readiness: 'UNKNOWN',
    reason: 'Nothing was heard of its facility yet.',
    shares: { lots: [], inbound: [] },
  };
}

/** All that an outcome says, in one text. */
function textOf(
  { neededBy }: Demand,
  { readiness, short, holdShort, lots, confirmed, unconfirmed }: Allocation,
  promises: ReadonlyMap<string, Promised>,
  rest: readonly (string | number | null)[],
): string {
  const parts: (string | number | boolean | null)[] = [
    ...rest,
    readiness,
    neededBy.epochMilliseconds,
    short.toString(),
    holdShort.toString(),
  ];
  for (const { id, quantity, for: purpose } of lots) parts.push(id, quantity.toString(), purpose);
  for (const { id, quantity, for: purpose } of [...confirmed, ...unconfirmed]) {
    const promise = promises.get(id);
    parts.push(id, promise?.on ?? null, promise?.isConfirmed ?? null, quantity.toString(), purpose);
  }
  return JSON.stringify(parts);
}

type Facility = NonNullable<PairState['facility']>;

function allocatable(row: StoredDemand, { isStockKnown }: PairState, facility: Facility): Demand {
  return {
    id: row.id,
    caseId: row.caseId,
    open: Decimal.of(row.open),
    hold: Decimal.of(row.hold),
    urgency: row.urgency,
    ...timesOf(row.startsAt, facility),
    suppliedBy: suppliersOf(facility, row.theatreId),
    // Nothing is picked before there are case carts.
    picked: [],
    isMapped: row.unmapped === null && isStockKnown,
  };
}

type Times = Pick<Demand, 'startsAt' | 'procedureOn' | 'neededBy'>;
const times = new WeakMap<Facility, Map<number, Times>>();

/** One case asks for many items, and days in zones are dear: each start is worked out once a reading of its facility. */
function timesOf(starts: number, facility: Facility): Times {
  const known = times.get(facility) ?? new Map<number, Times>();
  times.set(facility, known);
  const found = known.get(starts);
  if (found !== undefined) return found;
  const startsAt = Temporal.Instant.fromEpochMilliseconds(Math.round(starts));
  const made = {
    startsAt,
    procedureOn: startsAt.toZonedDateTimeISO(facility.timeZone).toPlainDate(),
    neededBy: startsAt.subtract({ minutes: facility.bufferBeforeCaseMinutes }),
  };
  known.set(starts, made);
  return made;
}

const suppliers = new WeakMap<Facility, Map<string | null, ReadonlySet<string>>>();

/**
 * The locations that supply a theatre (R32). A case without a room, or in one hub.yaml no longer has, may be done in
 * any: what supplies any theatre of its facility supplies it.
 */
function suppliersOf(facility: Facility, theatreId: string | null): ReadonlySet<string> {
  const known = suppliers.get(facility) ?? new Map<string | null, ReadonlySet<string>>();
  suppliers.set(facility, known);
  const found =
    known.get(theatreId) ??
    new Set(
      facility.theatres.find(({ id }) => id === theatreId)?.suppliedBy ??
        facility.theatres.flatMap(({ suppliedBy }) => suppliedBy),
    );
  known.set(theatreId, found);
  return found;
}

function namedLots({ lots }: PairState, names: Names): NamedLot[] {
  return lots.map((lot) => ({
    id: lot.id,
    locationId: lot.locationId,
    quantity: Decimal.of(lot.quantity),
    expiresOn: lot.expiresOn === null ? null : Temporal.PlainDate.from(lot.expiresOn),
    receivedOn: lot.receivedOn === null ? null : Temporal.PlainDate.from(lot.receivedOn),
    isAvailable: lot.status === 'AVAILABLE',
    isRecalled: lot.recalled,
    lot: lot.lot,
    locationName: names.location(lot.locationId),
  }));
}

/** A promise with the order line it is of. */
interface Promised extends NamedInbound {
  readonly orderLineId: string;
}

/**
 * What is promised for a day may come until that day's end at the facility. A promise whose day is over and that was
 * not received is kept by nobody any more: when it comes, it is stock.
 */
function namedInbound({ inbound, baseUnit }: PairState, timeZone: string, now: Temporal.Instant): Promised[] {
  return inbound
    .filter((line) => line.baseUnit === baseUnit)
    .flatMap((line) =>
      line.promises.map((promise, index) => {
        const dayEnds = Temporal.PlainDate.from(promise.on).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
        return {
          id: `${line.id} ${String(index).padStart(3, '0')}`,
          orderLineId: line.id,
          orderNumber: line.orderNumber,
          on: promise.on,
          quantity: Decimal.of(promise.quantity),
          arrivesBy: Temporal.Instant.compare(now, dayEnds) >= 0 ? null : dayEnds,
          isConfirmed: promise.confirmed,
        };
      }),
    );
}

function outcomeOf(
  demand: Demand,
  allocation: Allocation,
  promises: ReadonlyMap<string, Promised>,
  reason: string,
  quickestRemedyMinutes: number,
): DemandOutcome {
  const { lots, confirmed, unconfirmed, short, holdShort, readiness } = allocation;
  const mustAct = readiness === 'SHORT' || readiness === 'AT_RISK';
  return {
    neededBy: demand.neededBy.toString(),
    actBy: mustAct ? demand.neededBy.subtract({ minutes: quickestRemedyMinutes }).toString() : null,
    usable: lots.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero).toString(),
    short: short.toString(),
    holdShort: holdShort.toString(),
    readiness,
    reason,
    shares: {
      lots: lots.map(({ id, quantity, for: purpose }) => ({
        lotId: id,
        quantity: quantity.toString(),
        for: purpose,
      })),
      inbound: [...confirmed, ...unconfirmed]
        .flatMap(({ id, quantity, for: purpose }) => {
          const promise = promises.get(id);
          if (promise === undefined) return [];
          const { orderLineId, on, isConfirmed } = promise;
          return [{ orderLineId, on, isConfirmed, quantity: quantity.toString(), for: purpose }];
        })
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    },
  };
}

/** Null when it is known. */
function whyUnknown(row: StoredDemand, { isStockKnown, facility }: PairState, names: Names): string | null {
  const item = `item ${row.cardKey} of ${names.system(row.cardSystem)}`;
  if (row.unmapped === 'UNKNOWN_ITEM') return `The card names ${item}, which the item master does not have.`;
  if (row.unmapped === 'UNKNOWN_UNIT') return `The card counts ${item} in ${row.unit}, a unit it does not have.`;
  return isStockKnown ? null : `The stock of ${facility?.name ?? 'its facility'} has not been loaded yet.`;
}
