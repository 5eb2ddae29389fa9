import { Decimal } from '@supply-hub/quantities';

/** What can be done for a demand that is not covered. Quantities are exact decimals in base units, instants in UTC. */
export interface Remedy {
  readonly kind: 'TRANSFER' | 'SUBSTITUTE' | 'ALTERNATE_SUPPLIER' | 'MOVE_CASE';
  readonly sentence: string;
  /** How much of what is missing it covers, in `unit`. */
  readonly quantity: string;
  readonly unit: string;
  /** Later than this it comes too late. */
  readonly actBy: Temporal.Instant;
  /** When it would be there if it were done now; null: nobody can say. */
  readonly thereBy: Temporal.Instant | null;
  /** From which lot and facility; the substitute's item; the supplier; the request to decide. Null where it has none. */
  readonly lotId: string | null;
  readonly facilityId: string | null;
  readonly itemId: string | null;
  readonly supplierId: string | null;
  readonly substitutionId: string | null;
  /** The earliest start for which it would be there. */
  readonly moveTo: Temporal.Instant | null;
}

/** A lot with what of it no case has. */
export interface FreeLot {
  readonly lotId: string;
  readonly lot: string | null;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly free: Decimal;
  readonly expiresOn: Temporal.PlainDate | null;
  /** How long it takes from there: as it took before, or as the facility says its quickest remedy takes. */
  readonly leadMinutes: number;
}

/** What might come in the item's place. */
export interface PossibleSubstitute {
  readonly itemId: string;
  /** The item's number; its id where the item master no longer has it. */
  readonly number: string;
  /** The request a person is to decide; null for an item that was approved in its place before. */
  readonly request: { readonly id: string; readonly orderNumber: string; readonly quantity: Decimal } | null;
  /** Of it at the facility where it supplies the theatre, what no case has, in its own base unit. */
  readonly free: Decimal;
  readonly unit: string;
}

/** All that decides what can be done. */
export interface RemedyFacts {
  readonly now: Temporal.Instant;
  /** What is not covered, or rests on what nobody confirmed. */
  readonly missing: Decimal;
  readonly unit: string;
  readonly startsAt: Temporal.Instant;
  readonly procedureOn: Temporal.PlainDate;
  readonly neededBy: Temporal.Instant;
  readonly timeZone: string;
  readonly quickestRemedyMinutes: number;
  /** Elsewhere, at facilities whose stock may be seen. */
  readonly lots: readonly FreeLot[];
  readonly substitutes: readonly PossibleSubstitute[];
  /** Suppliers of the item who owe none of it. */
  readonly supplierIds: readonly string[];
  /** What comes too late, the soonest first. */
  readonly late: readonly {
    readonly orderNumber: string;
    readonly quantity: Decimal;
    readonly arrivesBy: Temporal.Instant;
  }[];
}

const transfersShown = 3;

/**
 * What could be done, the surest first: stock of another facility, a substitute, another supplier, another day. Nothing
 * where nothing is missing or it is needed by now.
 */
export function remediesOf(facts: RemedyFacts): Remedy[] {
  const { missing, now, neededBy } = facts;
  if (missing.sign <= 0 || Temporal.Instant.compare(now, neededBy) >= 0) return [];
  return [...transfers(facts), ...substitutes(facts), ...otherSuppliers(facts), ...laterDay(facts)];
}

const nothing = {
  lotId: null,
  facilityId: null,
  itemId: null,
  supplierId: null,
  substitutionId: null,
  moveTo: null,
  thereBy: null,
};

/** R21: a lot that expires before the procedure helps nobody. One that covers all comes first, then the quickest. */
function transfers({ lots, missing, unit, now, neededBy, procedureOn, timeZone }: RemedyFacts): Remedy[] {
  return lots
    .flatMap((lot) => {
      const actBy = neededBy.subtract({ minutes: lot.leadMinutes });
      const isTooOld = lot.expiresOn !== null && Temporal.PlainDate.compare(lot.expiresOn, procedureOn) < 0;
      if (lot.free.sign <= 0 || isTooOld || Temporal.Instant.compare(actBy, now) < 0) return [];
      return [{ lot, actBy, quantity: smaller(lot.free, missing) }];
    })
    .toSorted(
      (a, b) =>
        b.quantity.compare(a.quantity) ||
        a.lot.leadMinutes - b.lot.leadMinutes ||
        (a.lot.lotId < b.lot.lotId ? -1 : a.lot.lotId > b.lot.lotId ? 1 : 0),
    )
    .slice(0, transfersShown)
    .map(({ lot, actBy, quantity }) => {
      const thereBy = now.add({ minutes: lot.leadMinutes });
      const which = lot.lot === null ? '' : ` of lot ${lot.lot}`;
      return {
        ...nothing,
        kind: 'TRANSFER',
        sentence: `Transfer ${quantity.toString()} ${unit}${which} from ${lot.facilityName}: there by ${local(thereBy, timeZone)}.`,
        quantity: quantity.toString(),
        unit,
        actBy,
        thereBy,
        lotId: lot.lotId,
        facilityId: lot.facilityId,
      };
    });
}

function substitutes({ substitutes: possible, missing, unit, now, neededBy }: RemedyFacts): Remedy[] {
  return possible.flatMap(({ itemId, number, request, free, unit: itsUnit }): Remedy[] => {
    if (request !== null) {
      const quantity = smaller(request.quantity, missing).toString();
      return [
        {
          ...nothing,
          kind: 'SUBSTITUTE',
          sentence: `Decide on ${number}, which the supplier of order ${request.orderNumber} would send instead of ${request.quantity.toString()} ${unit}.`,
          quantity,
          unit,
          actBy: neededBy,
          itemId,
          substitutionId: request.id,
        },
      ];
    }
    if (free.sign <= 0) return [];
    return [
      {
        ...nothing,
        kind: 'SUBSTITUTE',
        sentence: `Take ${number}, approved in its place before: ${free.toString()} ${itsUnit} are free at the facility.`,
        quantity: smaller(free, missing).toString(),
        unit,
        actBy: neededBy,
        thereBy: now,
        itemId,
      },
    ];
  });
}

function otherSuppliers({ supplierIds, missing, unit, now, neededBy, quickestRemedyMinutes }: RemedyFacts): Remedy[] {
  const actBy = neededBy.subtract({ minutes: quickestRemedyMinutes });
  if (Temporal.Instant.compare(actBy, now) < 0) return [];
  return supplierIds.map((supplierId) => ({
    ...nothing,
    kind: 'ALTERNATE_SUPPLIER',
    sentence: `Order ${missing.toString()} ${unit} of another supplier of the item.`,
    quantity: missing.toString(),
    unit,
    actBy,
    supplierId,
  }));
}

/** The first day by which what comes late makes up for what is missing. */
function laterDay({ late, missing, unit, startsAt, neededBy, timeZone }: RemedyFacts): Remedy[] {
  let come = Decimal.zero;
  for (const { orderNumber, quantity, arrivesBy } of late) {
    come = come.plus(quantity);
    if (come.compare(missing) < 0) continue;
    const moveTo = startsAt.add(neededBy.until(arrivesBy));
    return [
      {
        ...nothing,
        kind: 'MOVE_CASE',
        sentence: `Move the case to ${local(moveTo, timeZone)} or later: order ${orderNumber} brings what is missing before.`,
        quantity: missing.toString(),
        unit,
        actBy: neededBy,
        thereBy: arrivesBy,
        moveTo,
      },
    ];
  }
  return [];
}

function local(at: Temporal.Instant, timeZone: string): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return a.compare(b) <= 0 ? a : b;
}
