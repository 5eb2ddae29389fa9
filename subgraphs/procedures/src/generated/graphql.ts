import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SourcedCase } from '../loaders/case-by-id.ts';
import type { CasePage } from '../services/read-cases.ts';
import type { ReadinessChange } from '../live/case-readiness-changed.ts';
import type { ScheduleEntry } from '../loaders/history-by-case.ts';
import type { DemandRow, CardRow } from '../db/queries/demands.ts';
import type { DemandPage, Reference } from '../loaders/demand-loaders.ts';
import type { Remedy } from '../domain/remedies.ts';
import type { AffectedDemand } from '../loaders/impact-loaders.ts';
import type { CardLine } from '../domain/preference-card.ts';
import type { ProceduresContext } from '../context.ts';
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

/** A case that a backorder endangers. */
export type AffectedCase = {
  readonly __typename?: 'AffectedCase';
  /** The latest time to act; null when nothing is to be done, or the case has no time. */
  readonly actBy?: Maybe<Scalars['DateTime']['output']>;
  /** What of it: the demand says how ready it is and why, and what can be done. */
  readonly demand: CaseDemand;
  /** Whether it counts on what the order line still brings; otherwise it is short of the item where the line should bring it. */
  readonly doesRely: Scalars['Boolean']['output'];
  /** Which case. */
  readonly surgicalCase: SurgicalCase;
};

/** What an allocation covers. */
export type AllocationPurpose =
  /** Held in case it is wanted. */
  | 'HOLD'
  /** Expected use. */
  | 'OPEN';

/** A part of an order line that the supplier owes and does not send with the rest (R41). */
export type Backorder = {
  readonly __typename?: 'Backorder';
  /** The cases it endangers that the viewer may see, the earliest first; none once it is owed no more. */
  readonly affectedCases: ReadonlyArray<AffectedCase>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A part of a lot that is kept for a case. */
export type CaseAllocation = {
  readonly __typename?: 'CaseAllocation';
  /** From which lot. Null when it cannot be had now. */
  readonly lot?: Maybe<StockLot>;
  /** Whether for the needed quantity or the one on hold. */
  readonly purpose: AllocationPurpose;
  /** How much, in base units. */
  readonly quantity: Quantity;
};

/** One item a case needs. */
export type CaseDemand = {
  readonly __typename?: 'CaseDemand';
  /**
   * The latest time to act: `neededBy` less what the quickest remedy takes at the facility. Null when nothing is to be
   * done, or the case has no time.
   */
  readonly actBy?: Maybe<Scalars['DateTime']['output']>;
  /** Stock allocated to it, lot by lot: first to expire first. */
  readonly allocations: ReadonlyArray<CaseAllocation>;
  /** Backorders that endanger it: of lines it counts on, and, while it is not covered, of lines that should bring its item to its facility. */
  readonly backorders: ReadonlyArray<Backorder>;
  /** The card's words for it: the system and key of its line. */
  readonly cardLine: CodedValue;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Deliveries it counts on, the soonest first. */
  readonly inbound: ReadonlyArray<CaseInbound>;
  /** What. Null when the card's line is not mapped to an item; `cardLine` then says what it names. */
  readonly item?: Maybe<Item>;
  /** Expected use, in the item's base unit (R31); in the card's unit when the item is not known. */
  readonly needed: Quantity;
  /** When it must be there: the start less the facility's buffer. Null when the case has no time. */
  readonly neededBy?: Maybe<Scalars['DateTime']['output']>;
  /** Held in case it is wanted and expected back (R31). */
  readonly neededOnHold: Quantity;
  /** What can be done now, the surest first; empty when nothing is missing, or it is needed by now. */
  readonly options: ReadonlyArray<RemedyOption>;
  /** Whether it will be there. */
  readonly readiness: Readiness;
  /** Why it stands so, in a sentence. */
  readonly reason: Scalars['String']['output'];
  /** Of the needed quantity, what neither stock nor a delivery in time covers. */
  readonly short: Quantity;
  /** Of the quantity on hold, what neither stock nor a delivery in time covers. */
  readonly shortOnHold: Quantity;
  /** Of what the card asks for, how much an approved substitute takes the place of: `needed` is the rest (R42). */
  readonly substituted: Quantity;
  /** The demand in whose place this item is: an approved substitute. Null when the card itself asks for it. */
  readonly substitutes?: Maybe<CaseDemand>;
  /** For which case. */
  readonly surgicalCase: SurgicalCase;
  /** Stock it counts on that is on its way from another storage location. */
  readonly transfers: ReadonlyArray<CaseTransfer>;
  /** Stock allocated to it, for open and hold quantities together. */
  readonly usable: Quantity;
};

/** A page of demands. */
export type CaseDemandConnection = {
  readonly __typename?: 'CaseDemandConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<CaseDemandEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of demands. */
export type CaseDemandEdge = {
  readonly __typename?: 'CaseDemandEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: CaseDemand;
};

/** A part of a delivery that a case counts on. */
export type CaseInbound = {
  readonly __typename?: 'CaseInbound';
  /** Whether the supplier or the ERP confirmed that; otherwise it is the order's own schedule. */
  readonly isConfirmed: Scalars['Boolean']['output'];
  /** The day it is promised for. */
  readonly promisedOn: Scalars['Date']['output'];
  /** The line of the order it comes with. Null when it cannot be had now. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** Whether for the needed quantity or the one on hold. */
  readonly purpose: AllocationPurpose;
  /** How much, in base units. */
  readonly quantity: Quantity;
};

/** What keeps the hub from knowing what a case needs. */
export type CaseProblem = {
  readonly __typename?: 'CaseProblem';
  /** Which kind of problem. */
  readonly code: CaseProblemCode;
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
  /** What is wrong. */
  readonly sentence: Scalars['String']['output'];
};

/** The kinds of problem a case can have. */
export type CaseProblemCode =
  /** No card fits its procedure, surgeon, facility and day. */
  | 'NO_CARD'
  /** Its schedule names a place the hub does not know. */
  | 'UNKNOWN_FACILITY'
  /** A line of its card names an item the item master does not have. */
  | 'UNKNOWN_ITEM'
  /** Its schedule names no procedure, or one no card knows. */
  | 'UNKNOWN_PROCEDURE'
  /** A line of its card counts in a unit its item does not have. */
  | 'UNKNOWN_UNIT';

/** A case that is ready to another degree than it was. */
export type CaseReadinessChange = {
  readonly __typename?: 'CaseReadinessChange';
  /** When it changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** How ready it was before; null: no supplies were kept for it. */
  readonly previousReadiness?: Maybe<Readiness>;
  /** The case as it stands: several changes in quick succession may show the same. */
  readonly surgicalCase: SurgicalCase;
};

/** What has become of a case. */
export type CaseStatus =
  /** It was cancelled. */
  | 'CANCELLED'
  /** It was done. */
  | 'COMPLETED'
  /** The patient did not come. */
  | 'NO_SHOW'
  /** Asked for, and no time is held. */
  | 'PROPOSED'
  /** On the schedule. */
  | 'SCHEDULED'
  /** The patient is here or the operation goes on. */
  | 'STARTED'
  /** It never was one: entered in error. */
  | 'VOIDED';

/** A part of a transfer that a case counts on. */
export type CaseTransfer = {
  readonly __typename?: 'CaseTransfer';
  /** When it should be there. */
  readonly expectedAt: Scalars['DateTime']['output'];
  /** Whether it was posted as having left; until then it is only asked for. */
  readonly hasLeft: Scalars['Boolean']['output'];
  /** Whether for the needed quantity or the one on hold. */
  readonly purpose: AllocationPurpose;
  /** How much, in base units. */
  readonly quantity: Quantity;
  /** The transfer. Null when it cannot be had now. */
  readonly transfer?: Maybe<StockTransfer>;
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
  /** Its cases in the order of their times. */
  readonly cases?: Maybe<SurgicalCaseConnection>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};


/** A legal site of the hospital group: a hospital, a clinic or a central warehouse. */
export type FacilityCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
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
  /** What scheduled cases need of it at a facility, the earliest case first; empty for a facility that is not the viewer's to see. */
  readonly demands: CaseDemandConnection;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};


/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type ItemDemandsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  facilityId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * A message as the exchange keeps it: one that came or one that is sent, a hospital system's or a trading partner's. An X12
 * interchange is a message, and so is each transaction set in it.
 */
export type MessageRecord = {
  readonly __typename?: 'MessageRecord';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** An amount of money. Unit prices carry up to six decimals. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** ISO 4217 code, for example `USD`. */
  readonly currency: Scalars['String']['output'];
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

/** What a surgeon wants opened or held for a procedure, at a facility and in a span of days. */
export type PreferenceCard = {
  readonly __typename?: 'PreferenceCard';
  /** Where. */
  readonly facility: Facility;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** What it asks for, in the order of the file. */
  readonly lines: ReadonlyArray<PreferenceCardLine>;
  /** The number people know it by. */
  readonly number: Scalars['String']['output'];
  /** For which procedure, by the schedule's code. */
  readonly procedureCode: Scalars['String']['output'];
  /** For which surgeon, by the schedule's key; null when for any. */
  readonly surgeonId?: Maybe<Scalars['String']['output']>;
  /** The first day it holds. */
  readonly validFrom: Scalars['Date']['output'];
  /** The last day it holds; null when it has no end. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** One line of a preference card. */
export type PreferenceCardLine = {
  readonly __typename?: 'PreferenceCardLine';
  /** Held in case it is wanted. */
  readonly hold: Quantity;
  /** Which item; null when the item master has none of that key. */
  readonly item?: Maybe<Item>;
  /** What the card names: a system and a key there. */
  readonly names: CodedValue;
  /** Expected use, in the card's unit. */
  readonly open: Quantity;
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

/** A line of an order: one item for one facility. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A number of something, with its unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** In which unit. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** How many, exact. */
  readonly value: Scalars['Decimal']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** One preference card by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly preferenceCard?: Maybe<PreferenceCard>;
  /** One case by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
  /** One case by the number people know it by; null when there is none or it is not the viewer's to see. */
  readonly surgicalCaseByNumber?: Maybe<SurgicalCase>;
  /** Cases in the order of their times. */
  readonly surgicalCases?: Maybe<SurgicalCaseConnection>;
};


export type QueryPreferenceCardArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySurgicalCaseArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySurgicalCaseByNumberArgs = {
  facilityId: Scalars['ID']['input'];
  number: Scalars['String']['input'];
};


export type QuerySurgicalCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SurgicalCaseFilter>;
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

/** Whether a case, or one item of it, will have what it needs. */
export type Readiness =
  /** Only what is held in case is not covered, or open quantities rest on deliveries nobody confirmed. */
  | 'AT_RISK'
  /** Open and hold quantities are covered by usable stock and confirmed deliveries in time. */
  | 'READY'
  /** Open quantities are not covered. */
  | 'SHORT'
  /** Nobody can say: the card or an item of it is not known, or nothing was loaded yet. */
  | 'UNKNOWN';

/** The kinds of thing that can be done. */
export type RemedyKind =
  /** Order it of a supplier who does not owe it. */
  | 'ALTERNATE_SUPPLIER'
  /** Do the case when what comes late has come. */
  | 'MOVE_CASE'
  /** Another item in its place: one its supplier would send, or one that was approved in its place before. */
  | 'SUBSTITUTE'
  /** Stock of another facility: `transferStock`. */
  | 'TRANSFER';

/** Something that can be done for a demand that is not covered. */
export type RemedyOption = {
  readonly __typename?: 'RemedyOption';
  /** The latest time to do it: later it comes too late. */
  readonly actBy: Scalars['DateTime']['output'];
  /** From which facility. Null for other kinds. */
  readonly facility?: Maybe<Facility>;
  /** The substitute. Null for other kinds. */
  readonly item?: Maybe<Item>;
  /** What kind of thing. */
  readonly kind: RemedyKind;
  /** From which lot. Null for other kinds, and when it cannot be had now. */
  readonly lot?: Maybe<StockLot>;
  /** The earliest start for which it would be there. Null for other kinds. */
  readonly moveTo?: Maybe<Scalars['DateTime']['output']>;
  /** How much of what is missing it covers, in base units. */
  readonly quantity: Quantity;
  /** What to do, in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The request to decide on. Null when there is none. */
  readonly substitutionRequest?: Maybe<SubstitutionRequest>;
  /** The other supplier. Null for other kinds. */
  readonly supplier?: Maybe<Supplier>;
  /** When it would be there if it were done now; null when nobody can say. */
  readonly thereBy?: Maybe<Scalars['DateTime']['output']>;
};

/** One thing a schedule said of a case: a snapshot of the appointment at one time (R25). */
export type ScheduleChange = {
  readonly __typename?: 'ScheduleChange';
  /** When its schedule says it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** What it did to the case. */
  readonly effect: ScheduleEffect;
  /** The event as the schedule names it: `S13` of HL7, or `Appointment` of FHIR. */
  readonly event: Scalars['String']['output'];
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The message it came by; null when it was read from the schedule. */
  readonly message?: Maybe<MessageRecord>;
  /** When the hub received it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** The start it gives; null when it gives none. */
  readonly scheduledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The state it gives; null when it gives none. */
  readonly status?: Maybe<CaseStatus>;
  /** The configured system's or sender's name. */
  readonly system: Scalars['String']['output'];
  /** The room it gives; null when it gives none or the hub does not know it. */
  readonly theatre?: Maybe<Theatre>;
};

/** What a snapshot of an appointment did to its case. */
export type ScheduleEffect =
  /** The case was called off, or its patient did not come. */
  | 'CANCELLED'
  /** The hub first heard of the case. */
  | 'CREATED'
  /** Something else of the case is different. */
  | 'MODIFIED'
  /** The case has another time or place. */
  | 'MOVED'
  /** A case that was called off is on again. */
  | 'REINSTATED'
  /** It is older than what the hub knew, and changed nothing (R29). */
  | 'STALE'
  /** Nothing is different. */
  | 'UNCHANGED';

/** A quantity of one item in one place with one lot, status and owner. */
export type StockLot = {
  readonly __typename?: 'StockLot';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A quantity of one lot on its way from one storage location to another. */
export type StockTransfer = {
  readonly __typename?: 'StockTransfer';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Tells when a case becomes readier or less ready, comes to need supplies, or needs none any more. Each frame has a cursor
   * in `extensions.cursor`; who comes back with it in `extensions.after` misses nothing.
   */
  readonly caseReadinessChanged: CaseReadinessChange;
};


/** What is told as it happens, over graphql-ws and Server-Sent Events. */
export type SubscriptionCaseReadinessChangedArgs = {
  facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readiness?: InputMaybe<ReadonlyArray<Readiness>>;
  scheduledFrom?: InputMaybe<Scalars['DateTime']['input']>;
  scheduledTo?: InputMaybe<Scalars['DateTime']['input']>;
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
  /** What it needs, worst first, then by item. Empty when its card is not known, and once it is over or called off. */
  readonly demands: ReadonlyArray<CaseDemand>;
  /** When it should end; null when its system does not say. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where; null when the hub does not know the place its system names. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The number people know it by. */
  readonly number: Scalars['String']['output'];
  /** The card its demands come from; null when none fits. */
  readonly preferenceCard?: Maybe<PreferenceCard>;
  /** What keeps the hub from knowing what it needs; empty when nothing does. */
  readonly problems: ReadonlyArray<CaseProblem>;
  /** The kind of operation; null when its system does not say. */
  readonly procedure?: Maybe<CodedValue>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /**
   * Whether it will have its supplies, as its worst demand has them. Null once it is over or called off: nothing is kept
   * for it then.
   */
  readonly readiness?: Maybe<Readiness>;
  /** What its schedule has said of it, the newest first. */
  readonly scheduleHistory: ReadonlyArray<ScheduleChange>;
  /** When it starts; null when nobody has said it, as of a case first heard of by its cancellation. */
  readonly scheduledAt?: Maybe<Scalars['DateTime']['output']>;
  /** What has become of it. */
  readonly status: CaseStatus;
  /** Who operates, by the system's key; null when not said. */
  readonly surgeon?: Maybe<CodedValue>;
  /** In which room; null when none is booked or the hub does not know it. */
  readonly theatre?: Maybe<Theatre>;
};

/** A page of cases. */
export type SurgicalCaseConnection = {
  readonly __typename?: 'SurgicalCaseConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SurgicalCaseEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of cases. */
export type SurgicalCaseEdge = {
  readonly __typename?: 'SurgicalCaseEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: SurgicalCase;
};

/** Narrows a list of cases. What is given must all hold. */
export type SurgicalCaseFilter = {
  /** At one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Scheduled at or after. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Ready to one of these degrees. Cases that are over or called off have none and are left out. */
  readonly readiness?: InputMaybe<ReadonlyArray<Readiness>>;
  /** In one of these states. */
  readonly status?: InputMaybe<ReadonlyArray<CaseStatus>>;
  /** Scheduled before. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A room where cases are done. */
export type Theatre = {
  readonly __typename?: 'Theatre';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
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
  Backorder: Backorder;
  CaseDemand: CaseDemand;
  Facility: Facility;
  Item: Item;
  PreferenceCard: PreferenceCard;
  ScheduleChange: ScheduleChange;
  SurgicalCase: SurgicalCase;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Backorder:
    ( { __typename: 'Backorder' }
    & GraphQLRecursivePick<FederationTypes['Backorder'], {"id":true}> );
  CaseDemand:
    ( { __typename: 'CaseDemand' }
    & GraphQLRecursivePick<FederationTypes['CaseDemand'], {"id":true}> );
  Facility:
    ( { __typename: 'Facility' }
    & GraphQLRecursivePick<FederationTypes['Facility'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  PreferenceCard:
    ( { __typename: 'PreferenceCard' }
    & GraphQLRecursivePick<FederationTypes['PreferenceCard'], {"id":true}> );
  ScheduleChange:
    ( { __typename: 'ScheduleChange' }
    & GraphQLRecursivePick<FederationTypes['ScheduleChange'], {"id":true}> );
  SurgicalCase:
    ( { __typename: 'SurgicalCase' }
    & GraphQLRecursivePick<FederationTypes['SurgicalCase'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AffectedCase: ResolverTypeWrapper<AffectedDemand>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AllocationPurpose: AllocationPurpose;
  Backorder: ResolverTypeWrapper<Reference>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CaseAllocation: ResolverTypeWrapper<CaseAllocation>;
  CaseDemand: ResolverTypeWrapper<DemandRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CaseDemandConnection: ResolverTypeWrapper<DemandPage>;
  CaseDemandEdge: ResolverTypeWrapper<Omit<CaseDemandEdge, 'node'> & { node: ResolversTypes['CaseDemand'] }>;
  CaseInbound: ResolverTypeWrapper<CaseInbound>;
  CaseProblem: ResolverTypeWrapper<CaseProblem>;
  CaseProblemCode: CaseProblemCode;
  CaseReadinessChange: ResolverTypeWrapper<ReadinessChange>;
  CaseStatus: CaseStatus;
  CaseTransfer: ResolverTypeWrapper<CaseTransfer>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Omit<Facility, 'cases'> & { cases?: Maybe<ResolversTypes['SurgicalCaseConnection']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Item: ResolverTypeWrapper<Reference>;
  MessageRecord: ResolverTypeWrapper<MessageRecord>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PreferenceCard: ResolverTypeWrapper<CardRow>;
  PreferenceCardLine: ResolverTypeWrapper<CardLine>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseOrderLine: ResolverTypeWrapper<PurchaseOrderLine>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Readiness: Readiness;
  RemedyKind: RemedyKind;
  RemedyOption: ResolverTypeWrapper<Remedy>;
  ScheduleChange: ResolverTypeWrapper<ScheduleEntry>;
  ScheduleEffect: ScheduleEffect;
  StockLot: ResolverTypeWrapper<StockLot>;
  StockTransfer: ResolverTypeWrapper<StockTransfer>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubstitutionRequest: ResolverTypeWrapper<SubstitutionRequest>;
  Supplier: ResolverTypeWrapper<Supplier>;
  SurgicalCase: ResolverTypeWrapper<SourcedCase>;
  SurgicalCaseConnection: ResolverTypeWrapper<CasePage>;
  SurgicalCaseEdge: ResolverTypeWrapper<Omit<SurgicalCaseEdge, 'node'> & { node: ResolversTypes['SurgicalCase'] }>;
  SurgicalCaseFilter: SurgicalCaseFilter;
  Theatre: ResolverTypeWrapper<Theatre>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AffectedCase: AffectedDemand;
  Boolean: Scalars['Boolean']['output'];
  Backorder: Reference;
  ID: Scalars['ID']['output'];
  CaseAllocation: CaseAllocation;
  CaseDemand: DemandRow;
  String: Scalars['String']['output'];
  CaseDemandConnection: DemandPage;
  CaseDemandEdge: Omit<CaseDemandEdge, 'node'> & { node: ResolversParentTypes['CaseDemand'] };
  CaseInbound: CaseInbound;
  CaseProblem: CaseProblem;
  CaseReadinessChange: ReadinessChange;
  CaseTransfer: CaseTransfer;
  CodedValue: CodedValue;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Omit<Facility, 'cases'> & { cases?: Maybe<ResolversParentTypes['SurgicalCaseConnection']> } | FederationReferenceTypes['Facility'];
  Int: Scalars['Int']['output'];
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Item: Reference;
  MessageRecord: MessageRecord;
  Money: Money;
  PageInfo: PageInfo;
  PreferenceCard: CardRow;
  PreferenceCardLine: CardLine;
  Provenance: Provenance;
  PurchaseOrderLine: PurchaseOrderLine;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  RemedyOption: Remedy;
  ScheduleChange: ScheduleEntry;
  StockLot: StockLot;
  StockTransfer: StockTransfer;
  Subscription: Record<PropertyKey, never>;
  SubstitutionRequest: SubstitutionRequest;
  Supplier: Supplier;
  SurgicalCase: SourcedCase;
  SurgicalCaseConnection: CasePage;
  SurgicalCaseEdge: Omit<SurgicalCaseEdge, 'node'> & { node: ResolversParentTypes['SurgicalCase'] };
  SurgicalCaseFilter: SurgicalCaseFilter;
  Theatre: Theatre;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
};

export type AffectedCaseResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['AffectedCase'] = ResolversParentTypes['AffectedCase']> = {
  actBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  demand?: Resolver<ResolversTypes['CaseDemand'], ParentType, ContextType>;
  doesRely?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  surgicalCase?: Resolver<ResolversTypes['SurgicalCase'], ParentType, ContextType>;
};

export type BackorderResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Backorder'] = ResolversParentTypes['Backorder'], FederationReferenceType extends FederationReferenceTypes['Backorder'] = FederationReferenceTypes['Backorder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Backorder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  affectedCases?: Resolver<ReadonlyArray<ResolversTypes['AffectedCase']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CaseAllocationResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseAllocation'] = ResolversParentTypes['CaseAllocation']> = {
  lot?: Resolver<Maybe<ResolversTypes['StockLot']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['AllocationPurpose'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type CaseDemandResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseDemand'] = ResolversParentTypes['CaseDemand'], FederationReferenceType extends FederationReferenceTypes['CaseDemand'] = FederationReferenceTypes['CaseDemand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CaseDemand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  allocations?: Resolver<ReadonlyArray<ResolversTypes['CaseAllocation']>, ParentType, ContextType>;
  backorders?: Resolver<ReadonlyArray<ResolversTypes['Backorder']>, ParentType, ContextType>;
  cardLine?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inbound?: Resolver<ReadonlyArray<ResolversTypes['CaseInbound']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  needed?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  neededBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  neededOnHold?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['RemedyOption']>, ParentType, ContextType>;
  readiness?: Resolver<ResolversTypes['Readiness'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  short?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  shortOnHold?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  substituted?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  substitutes?: Resolver<Maybe<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  surgicalCase?: Resolver<ResolversTypes['SurgicalCase'], ParentType, ContextType>;
  transfers?: Resolver<ReadonlyArray<ResolversTypes['CaseTransfer']>, ParentType, ContextType>;
  usable?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type CaseDemandConnectionResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseDemandConnection'] = ResolversParentTypes['CaseDemandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CaseDemandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CaseDemandEdgeResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseDemandEdge'] = ResolversParentTypes['CaseDemandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CaseDemand'], ParentType, ContextType>;
};

export type CaseInboundResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseInbound'] = ResolversParentTypes['CaseInbound']> = {
  isConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  promisedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['AllocationPurpose'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type CaseProblemResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseProblem'] = ResolversParentTypes['CaseProblem']> = {
  code?: Resolver<ResolversTypes['CaseProblemCode'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CaseReadinessChangeResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseReadinessChange'] = ResolversParentTypes['CaseReadinessChange']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousReadiness?: Resolver<Maybe<ResolversTypes['Readiness']>, ParentType, ContextType>;
  surgicalCase?: Resolver<ResolversTypes['SurgicalCase'], ParentType, ContextType>;
};

export type CaseTransferResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CaseTransfer'] = ResolversParentTypes['CaseTransfer']> = {
  expectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasLeft?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['AllocationPurpose'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
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

export type FacilityResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility'], FederationReferenceType extends FederationReferenceTypes['Facility'] = FederationReferenceTypes['Facility']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Facility']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cases?: Resolver<Maybe<ResolversTypes['SurgicalCaseConnection']>, ParentType, ContextType, RequireFields<FacilityCasesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type ItemResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  demands?: Resolver<ResolversTypes['CaseDemandConnection'], ParentType, ContextType, RequireFields<ItemDemandsArgs, 'facilityId' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MessageRecordResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['MessageRecord'] = ResolversParentTypes['MessageRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreferenceCardResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['PreferenceCard'] = ResolversParentTypes['PreferenceCard'], FederationReferenceType extends FederationReferenceTypes['PreferenceCard'] = FederationReferenceTypes['PreferenceCard']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PreferenceCard']> | FederationReferenceType, FederationReferenceType, ContextType>;
  facility?: Resolver<ResolversTypes['Facility'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['PreferenceCardLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  procedureCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  surgeonId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PreferenceCardLineResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['PreferenceCardLine'] = ResolversParentTypes['PreferenceCardLine']> = {
  hold?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  names?: Resolver<ResolversTypes['CodedValue'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  preferenceCard?: Resolver<Maybe<ResolversTypes['PreferenceCard']>, ParentType, ContextType, RequireFields<QueryPreferenceCardArgs, 'id'>>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType, RequireFields<QuerySurgicalCaseArgs, 'id'>>;
  surgicalCaseByNumber?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType, RequireFields<QuerySurgicalCaseByNumberArgs, 'facilityId' | 'number'>>;
  surgicalCases?: Resolver<Maybe<ResolversTypes['SurgicalCaseConnection']>, ParentType, ContextType, RequireFields<QuerySurgicalCasesArgs, 'first'>>;
};

export type RatioResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type RemedyOptionResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['RemedyOption'] = ResolversParentTypes['RemedyOption']> = {
  actBy?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RemedyKind'], ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['StockLot']>, ParentType, ContextType>;
  moveTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  substitutionRequest?: Resolver<Maybe<ResolversTypes['SubstitutionRequest']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  thereBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ScheduleChangeResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['ScheduleChange'] = ResolversParentTypes['ScheduleChange'], FederationReferenceType extends FederationReferenceTypes['ScheduleChange'] = FederationReferenceTypes['ScheduleChange']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScheduleChange']> | FederationReferenceType, FederationReferenceType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['ScheduleEffect'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scheduledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CaseStatus']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  theatre?: Resolver<Maybe<ResolversTypes['Theatre']>, ParentType, ContextType>;
};

export type StockLotResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['StockLot'] = ResolversParentTypes['StockLot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StockTransferResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['StockTransfer'] = ResolversParentTypes['StockTransfer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  caseReadinessChanged?: SubscriptionResolver<ResolversTypes['CaseReadinessChange'], "caseReadinessChanged", ParentType, ContextType, Partial<SubscriptionCaseReadinessChangedArgs>>;
};

export type SubstitutionRequestResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['SubstitutionRequest'] = ResolversParentTypes['SubstitutionRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase'], FederationReferenceType extends FederationReferenceTypes['SurgicalCase'] = FederationReferenceTypes['SurgicalCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SurgicalCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  demands?: Resolver<ReadonlyArray<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preferenceCard?: Resolver<Maybe<ResolversTypes['PreferenceCard']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['CaseProblem']>, ParentType, ContextType>;
  procedure?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  readiness?: Resolver<Maybe<ResolversTypes['Readiness']>, ParentType, ContextType>;
  scheduleHistory?: Resolver<ReadonlyArray<ResolversTypes['ScheduleChange']>, ParentType, ContextType>;
  scheduledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CaseStatus'], ParentType, ContextType>;
  surgeon?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  theatre?: Resolver<Maybe<ResolversTypes['Theatre']>, ParentType, ContextType>;
};

export type SurgicalCaseConnectionResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['SurgicalCaseConnection'] = ResolversParentTypes['SurgicalCaseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SurgicalCaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SurgicalCaseEdgeResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['SurgicalCaseEdge'] = ResolversParentTypes['SurgicalCaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SurgicalCase'], ParentType, ContextType>;
};

export type TheatreResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Theatre'] = ResolversParentTypes['Theatre']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = ProceduresContext> = {
  AffectedCase?: AffectedCaseResolvers<ContextType>;
  Backorder?: BackorderResolvers<ContextType>;
  CaseAllocation?: CaseAllocationResolvers<ContextType>;
  CaseDemand?: CaseDemandResolvers<ContextType>;
  CaseDemandConnection?: CaseDemandConnectionResolvers<ContextType>;
  CaseDemandEdge?: CaseDemandEdgeResolvers<ContextType>;
  CaseInbound?: CaseInboundResolvers<ContextType>;
  CaseProblem?: CaseProblemResolvers<ContextType>;
  CaseReadinessChange?: CaseReadinessChangeResolvers<ContextType>;
  CaseTransfer?: CaseTransferResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Item?: ItemResolvers<ContextType>;
  MessageRecord?: MessageRecordResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PreferenceCard?: PreferenceCardResolvers<ContextType>;
  PreferenceCardLine?: PreferenceCardLineResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  RemedyOption?: RemedyOptionResolvers<ContextType>;
  ScheduleChange?: ScheduleChangeResolvers<ContextType>;
  StockLot?: StockLotResolvers<ContextType>;
  StockTransfer?: StockTransferResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SubstitutionRequest?: SubstitutionRequestResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  SurgicalCaseConnection?: SurgicalCaseConnectionResolvers<ContextType>;
  SurgicalCaseEdge?: SurgicalCaseEdgeResolvers<ContextType>;
  Theatre?: TheatreResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

