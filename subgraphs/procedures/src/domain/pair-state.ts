import type { Shares } from './demand.ts';
import type { Readiness } from './readiness.ts';

/** An item at a facility: what is decided as one. */
export interface Pair {
  readonly itemId: string;
  readonly facilityId: string;
}

export function pairKey({ itemId, facilityId }: Pair): string {
  return `${itemId} ${facilityId}`;
}

/** A demand, and what tells whether another decision of it is another. */
export interface StoredDemand {
  readonly id: string;
  readonly caseId: string;
  readonly itemId: string;
  readonly facilityId: string;
  readonly cardSystem: string;
  readonly cardKey: string;
  readonly unmapped: 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT' | null;
  readonly unit: string;
  readonly open: string;
  readonly hold: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly urgency: number;
  readonly theatreId: string | null;
  /** Of the open quantity the card asks for, what a substitute takes the place of; absent: none. `open` is the rest. */
  readonly substituted?: string;
  /** The demand it stands in for; absent or null: the card itself asks for it. */
  readonly substitutes?: string | null;
  readonly readiness: Readiness;
  /** Of what was decided last; empty when nothing was. */
  readonly digest: string;
}

/** What was decided of a demand, as it is kept. Quantities are exact decimals, instants ISO 8601 in UTC. */
export interface DemandOutcome {
  readonly neededBy: string | null;
  readonly actBy: string | null;
  readonly usable: string;
  readonly short: string;
  readonly holdShort: string;
  readonly readiness: Readiness;
  readonly reason: string;
  readonly shares: Shares;
}

/** A line of an order with what is still to come, in base units. */
export interface InboundLine {
  readonly id: string;
  readonly orderNumber: string;
  /** Null: the item's own. */
  readonly baseUnit: string | null;
  readonly promises: readonly { readonly on: string; readonly quantity: string; readonly confirmed: boolean }[];
}

/** Stock on its way to the facility, in base units; days and instants are ISO 8601. */
export interface ComingTransfer {
  readonly id: string;
  /** Where it comes from, as people call it. */
  readonly fromName: string;
  readonly locationId: string;
  readonly expiresOn: string | null;
  readonly quantity: string;
  readonly unit: string;
  /** Posted as having left; before that it is a wish. */
  readonly hasLeft: boolean;
  readonly expectedAt: string;
}

/** What a supplier owes of an order line, in base units. */
export interface OwedLine {
  readonly orderNumber: string;
  readonly quantity: string;
  /** ISO 8601; null: the supplier gives no day (R41). */
  readonly promisedOn: string | null;
}

/** A substitute that a person approved for an order line (R42). */
export interface ApprovedSubstitute {
  readonly id: string;
  /** Of what was ordered, in its base unit: what it takes the place of, less what cases that are over have used. */
  readonly quantity: string;
}

/** How much of a demand a substitute takes the place of, in base units of what was asked for. */
export interface SubstitutedDemand {
  readonly substitutionId: string;
  readonly demandId: string;
  readonly caseId: string;
  readonly quantity: string;
}

/** What of a facility decides. */
export interface FacilityFacts {
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  readonly bufferBeforeCaseMinutes: number;
  readonly quickestRemedyMinutes: number;
  /** Each with the locations that supply it (R32). */
  readonly theatres: readonly { readonly id: string; readonly suppliedBy: readonly string[] }[];
}

/** A lot as inventory tells of it: days are ISO 8601, the quantity is an exact decimal in base units. */
export interface LotFacts {
  readonly id: string;
  readonly locationId: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly receivedOn: string | null;
  readonly quantity: string;
  readonly status: 'AVAILABLE' | 'QUALITY' | 'BLOCKED';
  readonly recalled: boolean;
}

/** All that decides about an item at a facility. */
export interface PairState extends Pair {
  /** Null: the item master does not have it. */
  readonly baseUnit: string | null;
  /** Null: inventory has not told of it. */
  readonly facility: FacilityFacts | null;
  /** Whether its stock there was told of, or all of the facility's was: before that nobody knows that there is none. */
  readonly isStockKnown: boolean;
  readonly demands: readonly StoredDemand[];
  readonly lots: readonly LotFacts[];
  readonly inbound: readonly InboundLine[];
  /** Absent: none. */
  readonly transfers?: readonly ComingTransfer[];
  /** Absent: none. */
  readonly owed?: readonly OwedLine[];
  /** In the order of their ids; absent: none. */
  readonly approved?: readonly ApprovedSubstitute[];
  /** As decided last; absent: none. */
  readonly substituted?: readonly SubstitutedDemand[];
}
