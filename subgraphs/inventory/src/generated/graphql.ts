import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FacilityNode, TheatreNode, StorageLocationNode, LocationCrosswalkNode, StockLevelNode, StockLotNode, ReservationNode, QuarantineNode, StockTransferNode, ParLevelNode, StockAlertNode, ItemNode, InventoryContext } from '../context.ts';
import type { TransferOutcome } from '../services/transfer-outcome.ts';
import type { AlertChange } from '../live/stock-alert-raised.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date without a time, ISO 8601: `2026-03-09`. */
  Date: { input: string; output: string; }
  /** An instant in UTC, ISO 8601: `2026-03-09T14:30:00Z`. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, for example `12.500`. Never a float. */
  Decimal: { input: string; output: string; }
  /** A GS1 location number of 13 digits, its check digit verified: a party or a place. */
  Gln: { input: string; output: string; }
  /** A GS1 trade item number, padded to 14 digits, its check digit verified. */
  Gtin: { input: string; output: string; }
  /** A unit of measure by the hub's canonical code, for example `EA` (each), `BX` (box), `CA` (case). */
  UnitOfMeasure: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** What an allocation covers. */
export type AllocationPurpose =
  /** Held in case it is wanted. */
  | 'HOLD'
  /** Expected use. */
  | 'OPEN';

/** Which transfer is called off. */
export type CancelTransferInput = {
  /** The same key and the same input call it off once (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, in 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
  /** Which one. */
  readonly transferId: Scalars['ID']['input'];
};

/** What came of calling a transfer off. */
export type CancelTransferPayload = {
  readonly __typename?: 'CancelTransferPayload';
  /** Null when `userErrors` is not empty. */
  readonly transfer?: Maybe<StockTransfer>;
  /** Why it is not called off; empty on success. */
  readonly userErrors: ReadonlyArray<TransferUserError>;
};

/** One item a case needs. */
export type CaseDemand = {
  readonly __typename?: 'CaseDemand';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A code from a list that systems extend, kept as the system gave it. */
export type CodedValue = {
  readonly __typename?: 'CodedValue';
  /** The code itself. */
  readonly code: Scalars['String']['output'];
  /** The words people use for it; null when the system gave none. */
  readonly display?: Maybe<Scalars['String']['output']>;
  /** The list the code comes from, for example `http://snomed.info/sct`; null when the system named none. */
  readonly system?: Maybe<Scalars['String']['output']>;
};

/** A legal site of the hospital group: a hospital, a clinic or a central warehouse. */
export type Facility = {
  readonly __typename?: 'Facility';
  /** How long before a case its supplies must be there. */
  readonly bufferBeforeCaseMinutes: Scalars['Int']['output'];
  /** What systems call it: `system` is the configured system's name. */
  readonly codes: ReadonlyArray<CodedValue>;
  /** Its location number; null when none is set. */
  readonly gln?: Maybe<Scalars['Gln']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Places with stock. */
  readonly locations: ReadonlyArray<StorageLocation>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** What about its stock a person should know: open alerts, those raised last first. */
  readonly stockAlerts?: Maybe<StockAlertConnection>;
  /** Rooms where cases are done. */
  readonly theatres: ReadonlyArray<Theatre>;
  /** Its time zone, an IANA name: a case's day is a day here. */
  readonly timeZone: Scalars['String']['output'];
};


/** A legal site of the hospital group: a hospital, a clinic or a central warehouse. */
export type FacilityStockAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of facilities. */
export type FacilityConnection = {
  readonly __typename?: 'FacilityConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<FacilityEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of facilities. */
export type FacilityEdge = {
  readonly __typename?: 'FacilityEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Facility;
};

/** How current a value is. */
export type Freshness =
  /** Kept by the hub and confirmed recently enough for its kind. */
  | 'FRESH'
  /** Read from its system for this answer. */
  | 'LIVE'
  /** Kept by the hub, older than its kind should be, and the system does not answer. */
  | 'STALE';

/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type Item = {
  readonly __typename?: 'Item';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** When a facility replenishes it; null when it does not plan it, or is not the viewer's to see. */
  readonly parLevel?: Maybe<ParLevel>;
  /**
   * What is at a facility, by storage location; empty when there is none. Null when its system does not answer and nothing
   * is known, and for a facility that is not the viewer's to see.
   */
  readonly stock?: Maybe<ReadonlyArray<StockLevel>>;
  /** Open alerts about it at the viewer's facilities, those raised last first. */
  readonly stockAlerts: ReadonlyArray<StockAlert>;
};


/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type ItemParLevelArgs = {
  facilityId: Scalars['ID']['input'];
};


/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type ItemStockArgs = {
  facilityId: Scalars['ID']['input'];
};

/** A system's key for a storage location. */
export type LocationCrosswalk = {
  readonly __typename?: 'LocationCrosswalk';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The location's key there: the facility's code and its own. */
  readonly key: Scalars['String']['output'];
  /** The location. */
  readonly location: StorageLocation;
  /** The configured system's name. */
  readonly system: Scalars['String']['output'];
};

/** An amount of money. Unit prices carry up to six decimals. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** ISO 4217 code, for example `USD`. */
  readonly currency: Scalars['String']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Calls a transfer off: what was not posted yet does not leave, and what is on its way is taken back by a document of its
   * own. What has come stays. Needs `inventory:write`.
   */
  readonly cancelTransfer: CancelTransferPayload;
  /** Says that a transfer has come: its receipt is posted in the system that keeps the stock. Needs `inventory:write`. */
  readonly receiveTransfer: ReceiveTransferPayload;
  /**
   * Moves a quantity of one lot to another storage location. The lot is less by it at once; the place it goes to counts on
   * it when the system that keeps the stock has posted that it left, and has it when its receipt is posted. Needs the scope
   * `inventory:write`.
   */
  readonly transferStock: TransferStockPayload;
};


export type MutationCancelTransferArgs = {
  input: CancelTransferInput;
};


export type MutationReceiveTransferArgs = {
  input: ReceiveTransferInput;
};


export type MutationTransferStockArgs = {
  input: TransferStockInput;
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last entry; give it as `after` for the next page. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follow after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are entries before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** When and up to where a facility replenishes an item. */
export type ParLevel = {
  readonly __typename?: 'ParLevel';
  /** Where. */
  readonly facility: Facility;
  /** Fill up to this; null when not set. */
  readonly fillTo?: Maybe<Quantity>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** Order when stock is at or below this; null when not set. */
  readonly reorderPoint?: Maybe<Quantity>;
  /** Kept for surprises; null when not set. */
  readonly safetyStock?: Maybe<Quantity>;
};

/** Where a value comes from and how old it is. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** The instant for which the system last confirmed the value. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether it was read for this answer, is recent, or is old because the system is silent. */
  readonly freshness: Freshness;
  /** The configured system's name, as people know it. */
  readonly system: Scalars['String']['output'];
};

/** A number of something, with its unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** In which unit. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** How many, exact. */
  readonly value: Scalars['Decimal']['output'];
};

/** A substitute that came before anybody approved it (R42). It ends when somebody approves it, or it went back. */
export type Quarantine = {
  readonly __typename?: 'Quarantine';
  /** Since when it is not to be used. */
  readonly since: Scalars['DateTime']['output'];
  /** Whether somebody still has to decide. */
  readonly state: QuarantineState;
  /** What the supplier sent instead, and what a person says of it. Null when it cannot be had now. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
};

/** What is to become of what is quarantined. */
export type QuarantineState =
  /** A person has to approve or refuse it. */
  | 'HELD'
  /** It was refused: it is to be sent back. */
  | 'TO_RETURN';

export type Query = {
  readonly __typename?: 'Query';
  /** The viewer's facilities in the order of their names. */
  readonly facilities: FacilityConnection;
  /** One facility by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly facility?: Maybe<Facility>;
  /** One stock alert by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly stockAlert?: Maybe<StockAlert>;
  /**
   * What about the stock a person should know: those raised last first. A facility is judged once all of its stock was read:
   * null when one that is asked for never was.
   */
  readonly stockAlerts?: Maybe<StockAlertConnection>;
  /**
   * Stock by item and storage location, in an order that stays the same: that of the ids, for the numbers of items are
   * not known here. Null when it has not been read yet.
   */
  readonly stockLevels?: Maybe<StockLevelConnection>;
  /** One transfer by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly stockTransfer?: Maybe<StockTransfer>;
  /** Stock on its way between storage locations, and that was: the newest first. */
  readonly stockTransfers: StockTransferConnection;
};


export type QueryFacilitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryFacilityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockAlertArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockAlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStockLevelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockLevelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStockTransferArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockTransfersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockTransferFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An exact ratio of two numbers: a factor such as 1/3 has no decimal form. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** Below the line; never zero. */
  readonly denominator: Scalars['Decimal']['output'];
  /** Above the line. */
  readonly numerator: Scalars['Decimal']['output'];
};

/** Which transfer has come. */
export type ReceiveTransferInput = {
  /** The same key and the same input receive it once (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which one. */
  readonly transferId: Scalars['ID']['input'];
};

/** What came of receiving a transfer. */
export type ReceiveTransferPayload = {
  readonly __typename?: 'ReceiveTransferPayload';
  /** Null when `userErrors` is not empty. */
  readonly transfer?: Maybe<StockTransfer>;
  /** Why it is not received; empty on success. */
  readonly userErrors: ReadonlyArray<TransferUserError>;
};

/**
 * A part of a lot that is kept for a case. What cases get is decided anew whenever stock, an order or a case changes: a
 * reservation goes when its case does not need it, or its lot is no longer there.
 */
export type Reservation = {
  readonly __typename?: 'Reservation';
  /** For which of the case's needs. Null when it cannot be had now, or the case has been decided again. */
  readonly demand?: Maybe<CaseDemand>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Of which lot. */
  readonly lot: StockLot;
  /** Whether for the needed quantity or the one on hold. */
  readonly purpose: AllocationPurpose;
  /** How much, in base units. */
  readonly quantity: Quantity;
  /** Since when it stands with this quantity. */
  readonly reservedAt: Scalars['DateTime']['output'];
  /** For which case. Null when it cannot be had now. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
};

/**
 * Something about the stock a person should know. Of one thing there is at most one open alert: below its level and out of
 * stock are one, and so are a lot that expires soon and one that has. When it is over it is cleared; when it comes back,
 * that is another alert.
 */
export type StockAlert = {
  readonly __typename?: 'StockAlert';
  /** When it was over; null while it stands. */
  readonly clearedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last became worse; null when it never did. */
  readonly escalatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Last day the lot may be used; null when it is about no lot, or one without. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** Where. */
  readonly facility: Facility;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What it is about; null when it is about no one item, when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** What kind of thing it is. */
  readonly kind: StockAlertKind;
  /** When the feed that is silent last told anything; null when it never has, or it is about none. */
  readonly lastHeardAt?: Maybe<Scalars['DateTime']['output']>;
  /** The place it is about; null when it is about no one place. */
  readonly location?: Maybe<StorageLocation>;
  /** The lot it is about; null when it is about none, or the lot is no more. */
  readonly lot?: Maybe<StockLot>;
  /** How much there was when it was last judged: what may be used (R22), of a lot all of it. Null when it is about no quantity. */
  readonly quantity?: Maybe<Quantity>;
  /** When it was raised. */
  readonly raisedAt: Scalars['DateTime']['output'];
  /** What to do about it; null when it is over. */
  readonly remedy?: Maybe<Scalars['String']['output']>;
  /** What is wrong, in words; when it is over, what it is now. */
  readonly sentence: Scalars['String']['output'];
  /** How urgent it is, or was when it was over. */
  readonly severity: StockAlertSeverity;
  /** What has become of it. */
  readonly state: StockAlertState;
  /**
   * The stock it is about: of a lot what is in its place, else all that the facility has of the item. Empty when there is
   * nothing; null when it is about no item, or its system does not answer and nothing is known.
   */
  readonly stockLevels?: Maybe<ReadonlyArray<StockLevel>>;
  /** Cases that have some of it kept, or lack some of it. */
  readonly surgicalCases: ReadonlyArray<SurgicalCase>;
  /** The level there should be more than; null when none is set, or it is about no such thing. */
  readonly threshold?: Maybe<Quantity>;
};

/** A stock alert that is another than it was. */
export type StockAlertChange = {
  readonly __typename?: 'StockAlertChange';
  /** When it changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The alert as it stands: several changes in quick succession may show the same. */
  readonly stockAlert: StockAlert;
};

/** A page of stock alerts. */
export type StockAlertConnection = {
  readonly __typename?: 'StockAlertConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<StockAlertEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of stock alerts. */
export type StockAlertEdge = {
  readonly __typename?: 'StockAlertEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: StockAlert;
};

/** Narrows a list of stock alerts. What is given must all hold. */
export type StockAlertFilter = {
  /** At one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether still open; null for both. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** About one of these items. */
  readonly itemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<StockAlertKind>>;
  /** At least so urgent. */
  readonly minimumSeverity?: InputMaybe<StockAlertSeverity>;
};

/** What about the stock is worth a person's look. */
export type StockAlertKind =
  /** What may be used is at or below the reorder point; without one, below what it is filled up to (R33). */
  | 'BELOW_PAR'
  /** A lot's last day is near, or over. */
  | 'EXPIRING'
  /** The system that keeps a facility's stock has not told it for five of its intervals, two minutes at least. */
  | 'FEED_SILENT'
  /** A lot stands below zero in its system's books. */
  | 'NEGATIVE'
  /** Nothing is left that may be used, and the facility plans it or a case lacks it. */
  | 'STOCK_OUT';

/** How urgent an alert is, the least first. */
export type StockAlertSeverity =
  /** At once: out of what a case lacks, expired and kept for a case, silent for very long. */
  | 'CRITICAL'
  /** Worth knowing: below its level; a lot that expires soon. */
  | 'NOTICE'
  /** To be acted on: out of stock, below the safety stock, lacking for a case, expired, below zero, silent. */
  | 'WARNING';

/** What has become of an alert. */
export type StockAlertState =
  /** It is over. */
  | 'CLEARED'
  /** It has become worse. */
  | 'ESCALATED'
  /** It stands, and is not worse than it was before. */
  | 'RAISED';

/** What is in one storage location of one item. */
export type StockLevel = {
  readonly __typename?: 'StockLevel';
  /** Open alerts about it: about its lots, and about its item at its facility. Those raised last first. */
  readonly alerts: ReadonlyArray<StockAlert>;
  /**
   * What may be used and is kept for no case (R22): `usable` less what is reserved of those lots, in base units. Never
   * below zero, also where there is less than was given away and cases are being decided again.
   */
  readonly available: Quantity;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What it is. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** Where it is. */
  readonly location: StorageLocation;
  /** Lot by lot: first to expire first, then those without expiry. */
  readonly lots: ReadonlyArray<StockLot>;
  /** Everything there, whatever its status or owner, in base units. */
  readonly onHand: Quantity;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** What is kept of it for cases, in base units. */
  readonly reserved: Quantity;
  /** What may be used: neither held nor in inspection; consigned counts, expired does not (R22), judged today at the facility. */
  readonly usable: Quantity;
};

/** A page of stock levels. */
export type StockLevelConnection = {
  readonly __typename?: 'StockLevelConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<StockLevelEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of stock levels. */
export type StockLevelEdge = {
  readonly __typename?: 'StockLevelEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: StockLevel;
};

/** Narrows a list of stock levels. What is given must all hold. */
export type StockLevelFilter = {
  /** At this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** Of these items, at most 100. */
  readonly itemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** At this storage location. */
  readonly locationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A quantity of one item in one place with one lot, status and owner. */
export type StockLot = {
  readonly __typename?: 'StockLot';
  /** Last day it may be used; null when it does not expire or the expiry is not known. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is recalled. */
  readonly isRecalled: Scalars['Boolean']['output'];
  /** What it is. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** What of it is leaving by transfers and is still counted here, in base units: nobody else may have it. */
  readonly leaving: Quantity;
  /** Where it is. */
  readonly location: StorageLocation;
  /** The lot number, its case kept; null where stock is not kept by lot. */
  readonly lot?: Maybe<Scalars['String']['output']>;
  /** Whose it is. */
  readonly ownership: StockOwnership;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** How much, in base units. */
  readonly quantity: Quantity;
  /**
   * What of it came instead of what was ordered and nobody approved (R42), in base units: it is not usable. Of a lot with a
   * number all there is of it.
   */
  readonly quarantined: Quantity;
  /** Why it is quarantined, the oldest first; empty: it is not. */
  readonly quarantines: ReadonlyArray<Quarantine>;
  /** What of it is kept for which case, the oldest first. Decided by case, stock and order: see `CaseDemand.allocations`. */
  readonly reservations: ReadonlyArray<Reservation>;
  /** What is kept of it for cases, in base units. */
  readonly reserved: Quantity;
  /** Whether it may be used. */
  readonly status: StockStatus;
  /** Whose consignment it is; null for the group's own stock. */
  readonly supplier?: Maybe<Supplier>;
};

/** Whose stock is. */
export type StockOwnership =
  /** A supplier's until it is used. */
  | 'CONSIGNED'
  /** The hospital group's. */
  | 'OWNED';

/** Whether stock may be used. */
export type StockStatus =
  /** It may. */
  | 'AVAILABLE'
  /** It is held. */
  | 'BLOCKED'
  /** It waits for inspection. */
  | 'QUALITY';

/** A quantity of one lot on its way from one storage location to another. */
export type StockTransfer = {
  readonly __typename?: 'StockTransfer';
  /** What a case needs it for; null when nobody said, or it is not the viewer's to see. */
  readonly demand?: Maybe<CaseDemand>;
  /** Its documents in the system that keeps the stock, in the order they were posted: year and number. */
  readonly documents: ReadonlyArray<Scalars['String']['output']>;
  /** When it should be there. */
  readonly expectedAt: Scalars['DateTime']['output'];
  /** Last day it may be used; null when it does not expire or the expiry is not known. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** From where. Null when it is not the viewer's to see. */
  readonly from?: Maybe<StorageLocation>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether that system is still to be told something of it: it is, as soon as it answers. */
  readonly isWaiting: Scalars['Boolean']['output'];
  /** What it is. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** The lot number, its case kept; null where stock is not kept by lot. */
  readonly lot?: Maybe<Scalars['String']['output']>;
  /** How much, in base units. */
  readonly quantity: Quantity;
  /** Why, as whoever asked for it said. */
  readonly reason: Scalars['String']['output'];
  /** When it was posted as having come; null: it has not. */
  readonly receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its documents refer to it by, in the system that keeps the stock. */
  readonly reference: Scalars['String']['output'];
  /** What the system that keeps the stock refused last, in a sentence; null when it refuses nothing. */
  readonly refusal?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly requestedBy: Scalars['String']['output'];
  /** When it was posted as having left; null: it has not. */
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** What has become of it. */
  readonly state: StockTransferState;
  /** Where to. Null when it is not the viewer's to see. */
  readonly to?: Maybe<StorageLocation>;
};

/** A page of transfers. */
export type StockTransferConnection = {
  readonly __typename?: 'StockTransferConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<StockTransferEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of transfers. */
export type StockTransferEdge = {
  readonly __typename?: 'StockTransferEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: StockTransfer;
};

/** Narrows a list of transfers. What is given must all hold. */
export type StockTransferFilter = {
  /** From or to this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this item. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  readonly states?: InputMaybe<ReadonlyArray<StockTransferState>>;
};

/** What has become of a transfer. */
export type StockTransferState =
  /** It was called off, and is where it was. */
  | 'CANCELLED'
  /** It has left, and has not come. */
  | 'IN_TRANSIT'
  /** It has come. */
  | 'RECEIVED'
  /** The system that keeps the stock will not post it: it does not leave. */
  | 'REFUSED'
  /** Asked for; the system that keeps the stock has not posted it. */
  | 'REQUESTED';

/** A place with stock. */
export type StorageLocation = {
  readonly __typename?: 'StorageLocation';
  /** Its code in the system that keeps its stock. */
  readonly code: Scalars['String']['output'];
  /** What systems call it. */
  readonly crosswalks: ReadonlyArray<LocationCrosswalk>;
  /** Where it is. */
  readonly facility: Facility;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its name; null when hub.yaml does not list it. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Tells when a stock alert is raised, becomes worse or less bad, or is over. Each frame has a cursor in
   * `extensions.cursor`; who comes back with it in `extensions.after` misses nothing.
   */
  readonly stockAlertRaised: StockAlertChange;
};


/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type SubscriptionStockAlertRaisedArgs = {
  facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  itemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  kinds?: InputMaybe<ReadonlyArray<StockAlertKind>>;
  minimumSeverity?: InputMaybe<StockAlertSeverity>;
};

/** A supplier's wish to send another part than was ordered; a person decides (R42). */
export type SubstitutionRequest = {
  readonly __typename?: 'SubstitutionRequest';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** Whom the hospital group pays for supplies. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** One scheduled operation. The hub knows the case and not the patient. */
export type SurgicalCase = {
  readonly __typename?: 'SurgicalCase';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A room where cases are done. */
export type Theatre = {
  readonly __typename?: 'Theatre';
  /** Where it is. */
  readonly facility: Facility;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The storage locations that supply it; stock elsewhere does not count for its cases (R32). */
  readonly suppliedBy: ReadonlyArray<StorageLocation>;
};

/** The kinds of refusal to move stock. */
export type TransferErrorCode =
  /** The idempotency key was used for another deed. */
  | 'KEY_USED_BEFORE'
  /** It has come, is being received, or has ended. */
  | 'NOT_CANCELLABLE'
  /** No lot there has so much that is neither kept for a case nor leaving. */
  | 'NOT_ENOUGH'
  /** There is no such lot, place or transfer, or it is not the viewer's. */
  | 'NOT_FOUND'
  /** It is not on its way. */
  | 'NOT_IN_TRANSIT'
  /** Its stock is moved by those who keep it, or is kept in another system. */
  | 'NOT_MOVED_BY_THE_HUB'
  /** It may not be used, or is a supplier's consignment. */
  | 'NOT_USABLE'
  /** It is there already. */
  | 'SAME_PLACE';

/**
 * What to move. Either a lot, or an item and its facility: then the first lot to expire that is the group's own, may be used
 * and has enough that is neither kept for a case nor leaving already.
 */
export type TransferStockInput = {
  /** What a case needs it for, when it is moved for one. */
  readonly demandId?: InputMaybe<Scalars['ID']['input']>;
  /** When it will be there; as the quickest remedy of the facility it goes to takes, when absent. */
  readonly expectedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** From this facility, when no lot is named. */
  readonly fromFacilityId?: InputMaybe<Scalars['ID']['input']>;
  /** From this storage location of it; from any when absent. */
  readonly fromLocationId?: InputMaybe<Scalars['ID']['input']>;
  /** From this lot. */
  readonly fromLotId?: InputMaybe<Scalars['ID']['input']>;
  /** The same key and the same input move it once (R35). */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Of this item, when no lot is named. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** How much, in the item's base unit. */
  readonly quantity: Scalars['Decimal']['input'];
  /** Why, in 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
  /** Where to. */
  readonly toLocationId: Scalars['ID']['input'];
};

/** What came of moving stock. */
export type TransferStockPayload = {
  readonly __typename?: 'TransferStockPayload';
  /** Null when `userErrors` is not empty. */
  readonly transfer?: Maybe<StockTransfer>;
  /** Why nothing is moved; empty on success. */
  readonly userErrors: ReadonlyArray<TransferUserError>;
};

/** Why nothing was done to a transfer. */
export type TransferUserError = {
  readonly __typename?: 'TransferUserError';
  /** Which kind of refusal. */
  readonly code: TransferErrorCode;
  /** Which part of the input it is about. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong, in a sentence. */
  readonly sentence: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Facility: Facility;
  Item: Item;
  LocationCrosswalk: LocationCrosswalk;
  ParLevel: ParLevel;
  Reservation: Reservation;
  StockAlert: StockAlert;
  StockLevel: StockLevel;
  StockLot: StockLot;
  StockTransfer: StockTransfer;
  StorageLocation: StorageLocation;
  Theatre: Theatre;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Facility:
    ( { __typename: 'Facility' }
    & GraphQLRecursivePick<FederationTypes['Facility'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  LocationCrosswalk:
    ( { __typename: 'LocationCrosswalk' }
    & GraphQLRecursivePick<FederationTypes['LocationCrosswalk'], {"id":true}> );
  ParLevel:
    ( { __typename: 'ParLevel' }
    & GraphQLRecursivePick<FederationTypes['ParLevel'], {"id":true}> );
  Reservation:
    ( { __typename: 'Reservation' }
    & GraphQLRecursivePick<FederationTypes['Reservation'], {"id":true}> );
  StockAlert:
    ( { __typename: 'StockAlert' }
    & GraphQLRecursivePick<FederationTypes['StockAlert'], {"id":true}> );
  StockLevel:
    ( { __typename: 'StockLevel' }
    & GraphQLRecursivePick<FederationTypes['StockLevel'], {"id":true}> );
  StockLot:
    ( { __typename: 'StockLot' }
    & GraphQLRecursivePick<FederationTypes['StockLot'], {"id":true}> );
  StockTransfer:
    ( { __typename: 'StockTransfer' }
    & GraphQLRecursivePick<FederationTypes['StockTransfer'], {"id":true}> );
  StorageLocation:
    ( { __typename: 'StorageLocation' }
    & GraphQLRecursivePick<FederationTypes['StorageLocation'], {"id":true}> );
  Theatre:
    ( { __typename: 'Theatre' }
    & GraphQLRecursivePick<FederationTypes['Theatre'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AllocationPurpose: AllocationPurpose;
  CancelTransferInput: CancelTransferInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelTransferPayload: ResolverTypeWrapper<TransferOutcome>;
  CaseDemand: ResolverTypeWrapper<CaseDemand>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<FacilityNode>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FacilityConnection: ResolverTypeWrapper<Omit<FacilityConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['FacilityEdge']> }>;
  FacilityEdge: ResolverTypeWrapper<Omit<FacilityEdge, 'node'> & { node: ResolversTypes['Facility'] }>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Item: ResolverTypeWrapper<ItemNode>;
  LocationCrosswalk: ResolverTypeWrapper<LocationCrosswalkNode>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ParLevel: ResolverTypeWrapper<ParLevelNode>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Quarantine: ResolverTypeWrapper<QuarantineNode>;
  QuarantineState: QuarantineState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  ReceiveTransferInput: ReceiveTransferInput;
  ReceiveTransferPayload: ResolverTypeWrapper<TransferOutcome>;
  Reservation: ResolverTypeWrapper<ReservationNode>;
  StockAlert: ResolverTypeWrapper<StockAlertNode>;
  StockAlertChange: ResolverTypeWrapper<AlertChange>;
  StockAlertConnection: ResolverTypeWrapper<Omit<StockAlertConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['StockAlertEdge']> }>;
  StockAlertEdge: ResolverTypeWrapper<Omit<StockAlertEdge, 'node'> & { node: ResolversTypes['StockAlert'] }>;
  StockAlertFilter: StockAlertFilter;
  StockAlertKind: StockAlertKind;
  StockAlertSeverity: StockAlertSeverity;
  StockAlertState: StockAlertState;
  StockLevel: ResolverTypeWrapper<StockLevelNode>;
  StockLevelConnection: ResolverTypeWrapper<Omit<StockLevelConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['StockLevelEdge']> }>;
  StockLevelEdge: ResolverTypeWrapper<Omit<StockLevelEdge, 'node'> & { node: ResolversTypes['StockLevel'] }>;
  StockLevelFilter: StockLevelFilter;
  StockLot: ResolverTypeWrapper<StockLotNode>;
  StockOwnership: StockOwnership;
  StockStatus: StockStatus;
  StockTransfer: ResolverTypeWrapper<StockTransferNode>;
  StockTransferConnection: ResolverTypeWrapper<Omit<StockTransferConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['StockTransferEdge']> }>;
  StockTransferEdge: ResolverTypeWrapper<Omit<StockTransferEdge, 'node'> & { node: ResolversTypes['StockTransfer'] }>;
  StockTransferFilter: StockTransferFilter;
  StockTransferState: StockTransferState;
  StorageLocation: ResolverTypeWrapper<StorageLocationNode>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubstitutionRequest: ResolverTypeWrapper<SubstitutionRequest>;
  Supplier: ResolverTypeWrapper<Supplier>;
  SurgicalCase: ResolverTypeWrapper<SurgicalCase>;
  Theatre: ResolverTypeWrapper<TheatreNode>;
  TransferErrorCode: TransferErrorCode;
  TransferStockInput: TransferStockInput;
  TransferStockPayload: ResolverTypeWrapper<TransferOutcome>;
  TransferUserError: ResolverTypeWrapper<TransferUserError>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CancelTransferInput: CancelTransferInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  CancelTransferPayload: TransferOutcome;
  CaseDemand: CaseDemand;
  CodedValue: CodedValue;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: FacilityNode;
  Int: Scalars['Int']['output'];
  FacilityConnection: Omit<FacilityConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['FacilityEdge']> };
  FacilityEdge: Omit<FacilityEdge, 'node'> & { node: ResolversParentTypes['Facility'] };
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Item: ItemNode;
  LocationCrosswalk: LocationCrosswalkNode;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  ParLevel: ParLevelNode;
  Provenance: Provenance;
  Quantity: Quantity;
  Quarantine: QuarantineNode;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  ReceiveTransferInput: ReceiveTransferInput;
  ReceiveTransferPayload: TransferOutcome;
  Reservation: ReservationNode;
  StockAlert: StockAlertNode;
  StockAlertChange: AlertChange;
  StockAlertConnection: Omit<StockAlertConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['StockAlertEdge']> };
  StockAlertEdge: Omit<StockAlertEdge, 'node'> & { node: ResolversParentTypes['StockAlert'] };
  StockAlertFilter: StockAlertFilter;
  StockLevel: StockLevelNode;
  StockLevelConnection: Omit<StockLevelConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['StockLevelEdge']> };
  StockLevelEdge: Omit<StockLevelEdge, 'node'> & { node: ResolversParentTypes['StockLevel'] };
  StockLevelFilter: StockLevelFilter;
  StockLot: StockLotNode;
  StockTransfer: StockTransferNode;
  StockTransferConnection: Omit<StockTransferConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['StockTransferEdge']> };
  StockTransferEdge: Omit<StockTransferEdge, 'node'> & { node: ResolversParentTypes['StockTransfer'] };
  StockTransferFilter: StockTransferFilter;
  StorageLocation: StorageLocationNode;
  Subscription: Record<PropertyKey, never>;
  SubstitutionRequest: SubstitutionRequest;
  Supplier: Supplier;
  SurgicalCase: SurgicalCase;
  Theatre: TheatreNode;
  TransferStockInput: TransferStockInput;
  TransferStockPayload: TransferOutcome;
  TransferUserError: TransferUserError;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
};

export type CancelTransferPayloadResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['CancelTransferPayload'] = ResolversParentTypes['CancelTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['TransferUserError']>, ParentType, ContextType>;
};

export type CaseDemandResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['CaseDemand'] = ResolversParentTypes['CaseDemand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type FacilityResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility'], FederationReferenceType extends FederationReferenceTypes['Facility'] = FederationReferenceTypes['Facility']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Facility']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bufferBeforeCaseMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  gln?: Resolver<Maybe<ResolversTypes['Gln']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locations?: Resolver<ReadonlyArray<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stockAlerts?: Resolver<Maybe<ResolversTypes['StockAlertConnection']>, ParentType, ContextType, RequireFields<FacilityStockAlertsArgs, 'first'>>;
  theatres?: Resolver<ReadonlyArray<ResolversTypes['Theatre']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacilityConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['FacilityConnection'] = ResolversParentTypes['FacilityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FacilityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FacilityEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['FacilityEdge'] = ResolversParentTypes['FacilityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type ItemResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parLevel?: Resolver<Maybe<ResolversTypes['ParLevel']>, ParentType, ContextType, RequireFields<ItemParLevelArgs, 'facilityId'>>;
  stock?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockLevel']>>, ParentType, ContextType, RequireFields<ItemStockArgs, 'facilityId'>>;
  stockAlerts?: Resolver<ReadonlyArray<ResolversTypes['StockAlert']>, ParentType, ContextType>;
};

export type LocationCrosswalkResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['LocationCrosswalk'] = ResolversParentTypes['LocationCrosswalk'], FederationReferenceType extends FederationReferenceTypes['LocationCrosswalk'] = FederationReferenceTypes['LocationCrosswalk']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LocationCrosswalk']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['StorageLocation'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelTransfer?: Resolver<ResolversTypes['CancelTransferPayload'], ParentType, ContextType, RequireFields<MutationCancelTransferArgs, 'input'>>;
  receiveTransfer?: Resolver<ResolversTypes['ReceiveTransferPayload'], ParentType, ContextType, RequireFields<MutationReceiveTransferArgs, 'input'>>;
  transferStock?: Resolver<ResolversTypes['TransferStockPayload'], ParentType, ContextType, RequireFields<MutationTransferStockArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParLevelResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ParLevel'] = ResolversParentTypes['ParLevel'], FederationReferenceType extends FederationReferenceTypes['ParLevel'] = FederationReferenceTypes['ParLevel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ParLevel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  fillTo?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reorderPoint?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  safetyStock?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QuarantineResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Quarantine'] = ResolversParentTypes['Quarantine']> = {
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['QuarantineState'], ParentType, ContextType>;
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  facilities?: Resolver<ResolversTypes['FacilityConnection'], ParentType, ContextType, RequireFields<QueryFacilitiesArgs, 'first'>>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType, RequireFields<QueryFacilityArgs, 'id'>>;
  stockAlert?: Resolver<Maybe<ResolversTypes['StockAlert']>, ParentType, ContextType, RequireFields<QueryStockAlertArgs, 'id'>>;
  stockAlerts?: Resolver<Maybe<ResolversTypes['StockAlertConnection']>, ParentType, ContextType, RequireFields<QueryStockAlertsArgs, 'first'>>;
  stockLevels?: Resolver<Maybe<ResolversTypes['StockLevelConnection']>, ParentType, ContextType, RequireFields<QueryStockLevelsArgs, 'first'>>;
  stockTransfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType, RequireFields<QueryStockTransferArgs, 'id'>>;
  stockTransfers?: Resolver<ResolversTypes['StockTransferConnection'], ParentType, ContextType, RequireFields<QueryStockTransfersArgs, 'first'>>;
};

export type RatioResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ReceiveTransferPayloadResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['ReceiveTransferPayload'] = ResolversParentTypes['ReceiveTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['TransferUserError']>, ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation'], FederationReferenceType extends FederationReferenceTypes['Reservation'] = FederationReferenceTypes['Reservation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Reservation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lot?: Resolver<ResolversTypes['StockLot'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['AllocationPurpose'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  reservedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
};

export type StockAlertResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockAlert'] = ResolversParentTypes['StockAlert'], FederationReferenceType extends FederationReferenceTypes['StockAlert'] = FederationReferenceTypes['StockAlert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockAlert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  clearedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  escalatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockAlertKind'], ParentType, ContextType>;
  lastHeardAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['StockLot']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['StockAlertSeverity'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StockAlertState'], ParentType, ContextType>;
  stockLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
  surgicalCases?: Resolver<ReadonlyArray<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type StockAlertChangeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockAlertChange'] = ResolversParentTypes['StockAlertChange']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stockAlert?: Resolver<ResolversTypes['StockAlert'], ParentType, ContextType>;
};

export type StockAlertConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockAlertConnection'] = ResolversParentTypes['StockAlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockAlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockAlertEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockAlertEdge'] = ResolversParentTypes['StockAlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockAlert'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel'], FederationReferenceType extends FederationReferenceTypes['StockLevel'] = FederationReferenceTypes['StockLevel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockLevel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  alerts?: Resolver<ReadonlyArray<ResolversTypes['StockAlert']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  location?: Resolver<ResolversTypes['StorageLocation'], ParentType, ContextType>;
  lots?: Resolver<ReadonlyArray<ResolversTypes['StockLot']>, ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  usable?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type StockLevelConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockLevelConnection'] = ResolversParentTypes['StockLevelConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockLevelEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockLevelEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockLevelEdge'] = ResolversParentTypes['StockLevelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type StockLotResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockLot'] = ResolversParentTypes['StockLot'], FederationReferenceType extends FederationReferenceTypes['StockLot'] = FederationReferenceTypes['StockLot']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockLot']> | FederationReferenceType, FederationReferenceType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRecalled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  leaving?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['StorageLocation'], ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ownership?: Resolver<ResolversTypes['StockOwnership'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  quarantined?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  quarantines?: Resolver<ReadonlyArray<ResolversTypes['Quarantine']>, ParentType, ContextType>;
  reservations?: Resolver<ReadonlyArray<ResolversTypes['Reservation']>, ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type StockTransferResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransfer'] = ResolversParentTypes['StockTransfer'], FederationReferenceType extends FederationReferenceTypes['StockTransfer'] = FederationReferenceTypes['StockTransfer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockTransfer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  expectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isWaiting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StockTransferState'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
};

export type StockTransferConnectionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransferConnection'] = ResolversParentTypes['StockTransferConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StockTransferEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockTransferEdgeResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StockTransferEdge'] = ResolversParentTypes['StockTransferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockTransfer'], ParentType, ContextType>;
};

export type StorageLocationResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['StorageLocation'] = ResolversParentTypes['StorageLocation'], FederationReferenceType extends FederationReferenceTypes['StorageLocation'] = FederationReferenceTypes['StorageLocation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StorageLocation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  crosswalks?: Resolver<ReadonlyArray<ResolversTypes['LocationCrosswalk']>, ParentType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  stockAlertRaised?: SubscriptionResolver<ResolversTypes['StockAlertChange'], "stockAlertRaised", ParentType, ContextType, Partial<SubscriptionStockAlertRaisedArgs>>;
};

export type SubstitutionRequestResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['SubstitutionRequest'] = ResolversParentTypes['SubstitutionRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TheatreResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['Theatre'] = ResolversParentTypes['Theatre'], FederationReferenceType extends FederationReferenceTypes['Theatre'] = FederationReferenceTypes['Theatre']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Theatre']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suppliedBy?: Resolver<ReadonlyArray<ResolversTypes['StorageLocation']>, ParentType, ContextType>;
};

export type TransferStockPayloadResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['TransferStockPayload'] = ResolversParentTypes['TransferStockPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['TransferUserError']>, ParentType, ContextType>;
};

export type TransferUserErrorResolvers<ContextType = InventoryContext, ParentType extends ResolversParentTypes['TransferUserError'] = ResolversParentTypes['TransferUserError']> = {
  code?: Resolver<ResolversTypes['TransferErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = InventoryContext> = {
  CancelTransferPayload?: CancelTransferPayloadResolvers<ContextType>;
  CaseDemand?: CaseDemandResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  FacilityConnection?: FacilityConnectionResolvers<ContextType>;
  FacilityEdge?: FacilityEdgeResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Item?: ItemResolvers<ContextType>;
  LocationCrosswalk?: LocationCrosswalkResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParLevel?: ParLevelResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Quarantine?: QuarantineResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  ReceiveTransferPayload?: ReceiveTransferPayloadResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  StockAlert?: StockAlertResolvers<ContextType>;
  StockAlertChange?: StockAlertChangeResolvers<ContextType>;
  StockAlertConnection?: StockAlertConnectionResolvers<ContextType>;
  StockAlertEdge?: StockAlertEdgeResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockLevelConnection?: StockLevelConnectionResolvers<ContextType>;
  StockLevelEdge?: StockLevelEdgeResolvers<ContextType>;
  StockLot?: StockLotResolvers<ContextType>;
  StockTransfer?: StockTransferResolvers<ContextType>;
  StockTransferConnection?: StockTransferConnectionResolvers<ContextType>;
  StockTransferEdge?: StockTransferEdgeResolvers<ContextType>;
  StorageLocation?: StorageLocationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SubstitutionRequest?: SubstitutionRequestResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  Theatre?: TheatreResolvers<ContextType>;
  TransferStockPayload?: TransferStockPayloadResolvers<ContextType>;
  TransferUserError?: TransferUserErrorResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

