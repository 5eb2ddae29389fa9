import { Decimal } from '@supply-hub/quantities';
import { allocate, type Allocation, type Demand } from './allocate.ts';
import type { Shares } from './demand.ts';
import type { DemandOutcome, PairState, StoredDemand, SubstitutedDemand } from './pair-state.ts';
import { reasonOf, type NamedInbound, type NamedLot, type Owed } from './reason.ts';

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
  const inbound = [...namedInbound(state, facility.timeZone, now), ...comingTransfers(state, facility.timeZone, now)];
  const owed = owedLines(state, facility.timeZone);
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
        : (whyUnknown(row, state, names) ?? reasonOf({ demand, allocation, lots, inbound, owed, ...words(row) }));
    const digest = shorten(
      textOf(demand, allocation, promises, [row.unit, facility.quickestRemedyMinutes, reason, ...moved(row)]),
    );
    if (digest === row.digest) return [];
    const sentence = reason ?? reasonOf({ demand, allocation, lots, inbound, owed, ...words(row) });
    const outcome = outcomeOf(demand, allocation, promises, sentence, facility.quickestRemedyMinutes);
    return [{ demand: row, outcome, digest }];
  });
}

/** How a demand's sentence names what it counts, and what a substitute has to do with it. */
function words({ unit, cardKey, substituted = '0', substitutes = null }: StoredDemand) {
  return {
    unit,
    substituted: Decimal.of(substituted),
    insteadOf: substitutes === null ? null : cardKey,
  };
}

/** Nothing where no substitute has to do with it: what was decided before there were any stands. */
function moved({ substituted = '0', substitutes = null }: StoredDemand): readonly string[] {
  return [...(substituted === '0' ? [] : [substituted]), ...(substitutes === null ? [] : [substitutes])];
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

/** A promise with the order line it is of, or stock on its way with its transfer. */
interface Promised extends NamedInbound {
  readonly of: { readonly orderLineId: string } | { readonly transferId: string; readonly expectedAt: string };
}

/** What is on its way is late once it should have been there: nobody knows then when it comes. */
function comingTransfers({ transfers = [], baseUnit }: PairState, timeZone: string, now: Temporal.Instant): Promised[] {
  return transfers
    .filter(({ unit }) => unit === baseUnit)
    .map(({ id, fromName, locationId, expiresOn, quantity, hasLeft, expectedAt }) => {
      const arrivesBy = Temporal.Instant.from(expectedAt);
      return {
        id,
        of: { transferId: id, expectedAt },
        orderNumber: '',
        transferFrom: fromName,
        on: arrivesBy
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' })
          .replace('T', ' '),
        quantity: Decimal.of(quantity),
        arrivesBy: Temporal.Instant.compare(now, arrivesBy) > 0 ? null : arrivesBy,
        isConfirmed: hasLeft,
        expiresOn: expiresOn === null ? null : Temporal.PlainDate.from(expiresOn),
        locationId,
      };
    });
}

/** What suppliers owe, the soonest first, what has no day last. */
function owedLines({ owed = [] }: PairState, timeZone: string): Owed[] {
  return owed
    .map(({ orderNumber, quantity, promisedOn }) => ({
      orderNumber,
      quantity: Decimal.of(quantity),
      on: promisedOn,
      arrivesBy: promisedOn === null ? null : dayEnds(promisedOn, timeZone),
    }))
    .toSorted((a, b) => ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : 1));
}

function dayEnds(day: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

/**
 * What is promised for a day may come until that day's end at the facility. A promise whose day is over and that was
 * not received is kept by nobody any more: when it comes, it is stock.
 */
function namedInbound({ inbound, baseUnit }: PairState, timeZone: string, now: Temporal.Instant): Promised[] {
  return inbound
    .filter((line) => line.baseUnit === null || line.baseUnit === baseUnit)
    .flatMap((line) =>
      line.promises.map((promise, index) => {
        const arrivesBy = dayEnds(promise.on, timeZone);
        return {
          id: `${line.id} ${String(index).padStart(3, '0')}`,
          of: { orderLineId: line.id },
          orderNumber: line.orderNumber,
          on: promise.on,
          quantity: Decimal.of(promise.quantity),
          arrivesBy: Temporal.Instant.compare(now, arrivesBy) >= 0 ? null : arrivesBy,
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
      ...sharesOfComing([...confirmed, ...unconfirmed], promises),
    },
  };
}

function sharesOfComing(
  parts: Allocation['confirmed'],
  promises: ReadonlyMap<string, Promised>,
): Pick<Shares, 'inbound' | 'transfers'> {
  const inbound: Shares['inbound'][number][] = [];
  const transfers: NonNullable<Shares['transfers']>[number][] = [];
  for (const { id, quantity, for: purpose } of parts) {
    const promise = promises.get(id);
    if (promise === undefined) continue;
    const { of, on, isConfirmed } = promise;
    const share = { isConfirmed, quantity: quantity.toString(), for: purpose };
    if ('transferId' in of) transfers.push({ ...of, ...share });
    else inbound.push({ orderLineId: of.orderLineId, on, ...share });
  }
  const soonest = inbound.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return transfers.length === 0 ? { inbound: soonest } : { inbound: soonest, transfers };
}

/**
 * Which demands the approved substitutes take the place of: those the card asks for that are short of the item, the
 * earliest case first, as far as each substitute goes. What is on hold is not ordered for (R31), and nothing takes the
 * place of a substitute. It follows from what the cards ask for and what there is alone, so that it comes out the same
 * whatever was decided before.
 */
export function substitute(
  state: PairState,
  { now, names }: { readonly now: Temporal.Instant; readonly names: Names },
): SubstitutedDemand[] {
  const { facility, approved = [] } = state;
  if (facility === null || approved.length === 0) return [];
  const asked = state.demands
    .filter(({ substitutes = null }) => substitutes === null)
    .map((row) => {
      const demand = allocatable(row, state, facility);
      return { ...demand, open: demand.open.plus(Decimal.of(row.substituted ?? '0')) };
    });
  const inbound = [...namedInbound(state, facility.timeZone, now), ...comingTransfers(state, facility.timeZone, now)];
  const left = approved.map(({ id, quantity }) => ({ id, rest: Decimal.of(quantity) }));
  const caseOf = new Map(asked.map(({ id, caseId }) => [id, caseId]));
  return allocate(asked, namedLots(state, names), inbound).flatMap(({ demandId, short, readiness }) => {
    const caseId = caseOf.get(demandId);
    if (caseId === undefined || readiness === 'UNKNOWN') return [];
    let missing = short;
    return left.flatMap((each) => {
      const taken = each.rest.compare(missing) <= 0 ? each.rest : missing;
      if (taken.sign <= 0) return [];
      each.rest = each.rest.minus(taken);
      missing = missing.minus(taken);
      return [{ substitutionId: each.id, demandId, caseId, quantity: taken.toString() }];
    });
  });
}

/** Null when it is known. */
function whyUnknown(row: StoredDemand, { isStockKnown, facility }: PairState, names: Names): string | null {
  const item = `item ${row.cardKey} of ${names.system(row.cardSystem)}`;
  if (row.unmapped === 'UNKNOWN_ITEM') return `The card names ${item}, which the item master does not have.`;
  if (row.unmapped === 'UNKNOWN_UNIT') return `The card counts ${item} in ${row.unit}, a unit it does not have.`;
  return isStockKnown ? null : `The stock of ${facility?.name ?? 'its facility'} has not been loaded yet.`;
}
