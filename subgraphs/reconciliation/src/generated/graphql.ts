import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LineMatchRow, MessageRow, SupplyExceptionRow } from '../db/schema.ts';
import type { ExceptionPage } from '../services/list-exceptions.ts';
import type { LineageAnswer } from '../services/read-lineage.ts';
import type { StoredEdge } from '@supply-hub/lineage';
import type { LineageThing } from '../domain/lineage-node.ts';
import type { Reference, ReconciliationContext } from '../context.ts';
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
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** How current a value is. */
export type Freshness =
  /** Kept by the hub and confirmed recently enough for its kind. */
  | 'FRESH'
  /** Read from its system for this answer. */
  | 'LIVE'
  /** Kept by the hub, older than its kind should be, and the system does not answer. */
  | 'STALE';

/** A line of an invoice. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** How the order line it claims for compares; null when it names none or it has not been compared yet. */
  readonly match?: Maybe<LineMatch>;
};

/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type Item = {
  readonly __typename?: 'Item';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** An order line, what arrived for it and what was invoiced, compared (R56). */
export type LineMatch = {
  readonly __typename?: 'LineMatch';
  /** When the outcome last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The price for one base unit that the invoices come to; null until there is one. */
  readonly invoicePrice?: Maybe<Money>;
  /** Invoiced, in base units. */
  readonly invoiced: Quantity;
  /** The order's price for one base unit, rounded to six decimals. */
  readonly orderPrice: Money;
  /** Ordered, in base units. */
  readonly ordered: Quantity;
  /** The order line. Null when it cannot be had now, or is not the viewer's to see. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** Arrived, in base units. */
  readonly received: Quantity;
  /** The outcome. */
  readonly status: LineMatchStatus;
  /** What the invoices claim beyond what the order's price allows for the quantity invoiced; negative when less. */
  readonly variance: Money;
};

/** A page of matches. */
export type LineMatchConnection = {
  readonly __typename?: 'LineMatchConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<LineMatchEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of matches. */
export type LineMatchEdge = {
  readonly __typename?: 'LineMatchEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: LineMatch;
};

/** Narrows a list of matches. What is given must all hold. */
export type LineMatchFilter = {
  /** For this facility. */
  readonly facilityId?: InputMaybe<Scalars['ID']['input']>;
  /** With one of these outcomes. */
  readonly status?: InputMaybe<ReadonlyArray<LineMatchStatus>>;
  /** From this supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of comparing an order line with its receipts and invoices. */
export type LineMatchStatus =
  /** Invoiced before it arrived: it clears by itself when the receipt posts (R57). */
  | 'AWAITING_RECEIPT'
  /** All agrees within tolerance. */
  | 'MATCHED'
  /** Nothing was invoiced yet. */
  | 'NOT_INVOICED'
  /** The price is off by more than the tolerance. */
  | 'PRICE_VARIANCE'
  /** More was invoiced than arrived. */
  | 'QUANTITY_VARIANCE';

/**
 * What led to a thing and what it led to. Causes are followed to their causes and effects to their effects, and never back
 * down or up again; a case stands for its demands and an order for its lines.
 */
export type Lineage = {
  readonly __typename?: 'Lineage';
  /** One thing leading to another, those nearest to the thing first. Empty when the viewer may see none. */
  readonly edges: ReadonlyArray<LineageEdge>;
  /** Whether there is more than fits: 500 edges are given, the nearest. */
  readonly isCut: Scalars['Boolean']['output'];
  /** The thing itself. */
  readonly of: LineageNode;
};

/** One thing led to another. */
export type LineageEdge = {
  readonly __typename?: 'LineageEdge';
  /** Since when it stands, or stood. */
  readonly at: Scalars['DateTime']['output'];
  /** Since when it stands no more; null while it does. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The cause. */
  readonly from: LineageNode;
  /** What the first did for the second. */
  readonly kind: LineageEdgeKind;
  /** The effect. */
  readonly to: LineageNode;
};

/** What one thing did for another. */
export type LineageEdgeKind =
  /** It replies to it. */
  | 'ANSWERS'
  /** It brought it about: a message a case, a card a demand. */
  | 'CAUSES'
  /** It is allocated to it: a lot or an order line to a demand. */
  | 'COVERS'
  /** It cannot do without: a case a demand. */
  | 'NEEDS'
  /** It belongs to it: a line to its order. */
  | 'PART_OF'
  /** It settles it. */
  | 'PAYS'
  /** It took delivery of it. */
  | 'RECEIVES'
  /** It is the same once more (R71). */
  | 'REPLAYS'
  /** It brings it on its way. */
  | 'SHIPS'
  /** It consumed it. */
  | 'USES';

/** A thing in a lineage. At most one of the references is there: the one that `kind` names. */
export type LineageNode = {
  readonly __typename?: 'LineageNode';
  /** The demand. Null for other kinds, and when it is no more. */
  readonly demand?: Maybe<CaseDemand>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The item. Null for other kinds, and when it cannot be had now. */
  readonly item?: Maybe<Item>;
  /** What kind of thing it is. */
  readonly kind: LineageNodeKind;
  /** The lot. Null for other kinds, and when it cannot be had now. */
  readonly lot?: Maybe<StockLot>;
  /** The message. Null for other kinds, and when it is not the viewer's to see. */
  readonly message?: Maybe<MessageRecord>;
  /** The preference card. Null for other kinds, and when it is no more. */
  readonly preferenceCard?: Maybe<PreferenceCard>;
  /** The order. Null for other kinds, and when it cannot be had now. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** The order line. Null for other kinds, and when it cannot be had now. */
  readonly purchaseOrderLine?: Maybe<PurchaseOrderLine>;
  /** The case. Null for other kinds, and when it cannot be had now. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
};

/** The kinds of thing in a lineage. */
export type LineageNodeKind =
  /** A preference card. */
  | 'CARD'
  /** A scheduled case. */
  | 'CASE'
  /** One item a case needs. */
  | 'DEMAND'
  /** A line of the item master. */
  | 'ITEM'
  /** A lot in one place. */
  | 'LOT'
  /** A message the exchange took in. */
  | 'MESSAGE'
  /** An order. */
  | 'ORDER'
  /** A line of an order. */
  | 'ORDER_LINE'
  /** Something the graph has no reference for here; its id says what. */
  | 'OTHER';

/** Narrows a list of messages. What is given must all hold. */
export type MessageFilter = {
  /** Kept in order by this key, for example `case:88213`. */
  readonly businessKey?: InputMaybe<Scalars['String']['input']>;
  /** For one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Received at or after. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** From this sender, by its id in hub.yaml or its name. */
  readonly sender?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. */
  readonly states?: InputMaybe<ReadonlyArray<MessageState>>;
  /** Received before. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How a message is written. */
export type MessageProtocol =
  /** HL7 version 2, as hospital systems speak it. */
  | 'HL7V2'
  /** X12, as suppliers and warehouses speak it. */
  | 'X12';

/** A message as the exchange keeps it. */
export type MessageRecord = {
  readonly __typename?: 'MessageRecord';
  /** What it is about or has changed. */
  readonly about: ReadonlyArray<LineageNode>;
  /** What its order is kept by, for example `case:88213`; null when it has none. */
  readonly businessKey?: Maybe<Scalars['String']['output']>;
  /** The sender's own id of it (MSH-10); null when that could not be read. */
  readonly controlId?: Maybe<Scalars['String']['output']>;
  /** Where it belongs; null as long as the hub does not know. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether its control id named another message before: it was processed all the same (R69). */
  readonly isControlIdReused: Scalars['Boolean']['output'];
  /** What kind of message it is, for example `SIU^S12`; null when that could not be read. */
  readonly messageType?: Maybe<Scalars['String']['output']>;
  /** How it is written. */
  readonly protocol: MessageProtocol;
  /** Why it is parked or rejected; null in every other state. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When the hub had it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** What to do about it; null when nothing is to be done. */
  readonly remedy?: Maybe<Scalars['String']['output']>;
  /** Who sent it, by the name in hub.yaml; null when it is nobody the hub knows. */
  readonly sender?: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  readonly state: MessageState;
};

/** A page of messages. */
export type MessageRecordConnection = {
  readonly __typename?: 'MessageRecordConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<MessageRecordEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of messages. */
export type MessageRecordEdge = {
  readonly __typename?: 'MessageRecordEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: MessageRecord;
};

/** What became of a message. */
export type MessageState =
  /** The partner can read it (R44). */
  | 'ACKNOWLEDGED'
  /** It had its effect, or needed none. */
  | 'APPLIED'
  /** It came before and had its effect then (R46, R48, R69). */
  | 'DUPLICATE'
  /** It is not sent until a person does something. */
  | 'HELD'
  /** Nobody acknowledged it in time (R44). */
  | 'OVERDUE'
  /** It is understood and waits for a person. */
  | 'PARKED'
  /** To be sent. */
  | 'QUEUED'
  /** Stored and acknowledged; its turn comes. */
  | 'RECEIVED'
  /** It was refused (AE or AR) and will not be processed. */
  | 'REJECTED'
  /** On its way through what takes it. */
  | 'ROUTED'
  /** The partner's side took it. */
  | 'SENT'
  /** It is flagged as no production message: kept, and never applied (R46). */
  | 'TEST';

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
   * Hands parked messages back to the exchange, which tries them again: all of them, or none and a sentence for each that
   * cannot be. For integrators alone.
   */
  readonly redriveMessages: RedriveMessagesPayload;
};


export type MutationRedriveMessagesArgs = {
  input: RedriveMessagesInput;
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
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
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

/** An order sent to one supplier. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/** A line of an order: one item for one facility. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** How it compares with its receipts and invoices; null when the hub has not compared it yet. */
  readonly match?: Maybe<LineMatch>;
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
  /** One match by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly lineMatch?: Maybe<LineMatch>;
  /** Order lines compared with what arrived and what was invoiced, those that changed last first. */
  readonly lineMatches: LineMatchConnection;
  /**
   * What led to a thing and what it led to: from a message, a case, a demand, a card, a lot, an order or a line of one.
   * Null when the text is no id of the hub, and for partners.
   */
  readonly lineage?: Maybe<Lineage>;
  /** One message by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly message?: Maybe<MessageRecord>;
  /** What the exchange took in, the newest first. */
  readonly messages: MessageRecordConnection;
  /** One exception by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly supplyException?: Maybe<SupplyException>;
  /** What a person must look at, the newest first: those that are open, unless the filter says otherwise. */
  readonly supplyExceptions: SupplyExceptionConnection;
};


export type QueryLineMatchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLineMatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LineMatchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryLineageArgs = {
  of: Scalars['ID']['input'];
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MessageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySupplyExceptionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplyExceptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplyExceptionFilter>;
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

/** The kinds of refusal to try messages again. */
export type RedriveMessagesErrorCode =
  /** The idempotency key was used for other messages (R35). */
  | 'KEY_USED_BEFORE'
  /** There is no such message, or it is not the viewer's to see. */
  | 'NOT_FOUND'
  /** The message does not wait for anybody. */
  | 'NOT_PARKED';

/** Which messages to try again. */
export type RedriveMessagesInput = {
  /**
   * Chosen by the caller, once for each deed. Sent again with the same messages, it does nothing and gives the first
   * answer; with others it is refused (R35).
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The hub's ids of parked messages: 1 to 100. */
  readonly messageIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What became of messages that were to be tried again. */
export type RedriveMessagesPayload = {
  readonly __typename?: 'RedriveMessagesPayload';
  /** The messages, handed back and not yet tried. Null when `userErrors` is not empty. */
  readonly messages?: Maybe<ReadonlyArray<MessageRecord>>;
  /** Why nothing was handed back; empty on success. */
  readonly userErrors: ReadonlyArray<RedriveMessagesUserError>;
};

/** Why messages cannot be tried again. */
export type RedriveMessagesUserError = {
  readonly __typename?: 'RedriveMessagesUserError';
  /** Which kind of refusal. */
  readonly code: RedriveMessagesErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** A quantity of one item in one place with one lot, status and owner. */
export type StockLot = {
  readonly __typename?: 'StockLot';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
};

/**
 * Something a person must look at. It is raised once and closes by itself when what was wrong no longer is; should that
 * come back, it opens again.
 */
export type SupplyException = {
  readonly __typename?: 'SupplyException';
  /** When it was solved; null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where; null when that is not known, or no one facility. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id: the same whenever this comes back. */
  readonly id: Scalars['ID']['output'];
  /** Whether it waits for a person. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** What kind of trouble. */
  readonly kind: SupplyExceptionKind;
  /** The message it came by; null when it came by none. */
  readonly message?: Maybe<MessageRecord>;
  /** Since when it is, or last was, open. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
  /** What is wrong. */
  readonly sentence: Scalars['String']['output'];
  /** How much hangs on it. */
  readonly severity: SupplyExceptionSeverity;
  /** The case it is about; null when it is about none, or the hub does not know which. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
};

/** A page of exceptions. */
export type SupplyExceptionConnection = {
  readonly __typename?: 'SupplyExceptionConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SupplyExceptionEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many the viewer may see in all, under the same filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page of exceptions. */
export type SupplyExceptionEdge = {
  readonly __typename?: 'SupplyExceptionEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: SupplyException;
};

/** Narrows a list of exceptions. What is given must all hold. */
export type SupplyExceptionFilter = {
  /** Of this case. */
  readonly caseId?: InputMaybe<Scalars['ID']['input']>;
  /** At one of these facilities. */
  readonly facilityIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether still open; null for both. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<SupplyExceptionKind>>;
};

/** The kinds of trouble a person must look at. */
export type SupplyExceptionKind =
  /** The preference card file has faults: the cards are those of the last good one. */
  | 'CARD_FILE_REFUSED'
  /** A sender uses control ids again for other messages. Open until it sends one with an id of its own. */
  | 'CONTROL_ID_REUSED'
  /** A message is understood and cannot be applied. */
  | 'MESSAGE_PARKED'
  /** A sender the hub knows sends what the exchange refuses. Open until it sends a message of that type that is taken. */
  | 'MESSAGE_REJECTED'
  /** No preference card fits a case. */
  | 'NO_CARD'
  /** A case is scheduled at a place the hub does not know. */
  | 'UNKNOWN_FACILITY'
  /** A line of a case's card names an item the item master does not have. */
  | 'UNKNOWN_ITEM'
  /** A case names no procedure, or one no card knows. */
  | 'UNKNOWN_PROCEDURE'
  /** A line of a case's card counts in a unit its item does not have. */
  | 'UNKNOWN_UNIT';

/** How much hangs on an exception. */
export type SupplyExceptionSeverity =
  /** Nobody can say what a case needs, or what was said of it had no effect. */
  | 'CRITICAL'
  /** Nothing the hub says is wrong by it; a system behind it should be looked after. */
  | 'NOTICE'
  /** A part of what is needed is not known, or what the hub knows is old. */
  | 'WARNING';

/** One scheduled operation. The hub knows the case and not the patient. */
export type SurgicalCase = {
  readonly __typename?: 'SurgicalCase';
  /** What a person must look at before anybody can say whether it has its supplies: open exceptions, the newest first. */
  readonly exceptions: ReadonlyArray<SupplyException>;
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
  InvoiceLine: InvoiceLine;
  LineMatch: LineMatch;
  MessageRecord: MessageRecord;
  PurchaseOrderLine: PurchaseOrderLine;
  SupplyException: SupplyException;
  SurgicalCase: SurgicalCase;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  InvoiceLine:
    ( { __typename: 'InvoiceLine' }
    & GraphQLRecursivePick<FederationTypes['InvoiceLine'], {"id":true}> );
  LineMatch:
    ( { __typename: 'LineMatch' }
    & GraphQLRecursivePick<FederationTypes['LineMatch'], {"id":true}> );
  MessageRecord:
    ( { __typename: 'MessageRecord' }
    & GraphQLRecursivePick<FederationTypes['MessageRecord'], {"id":true}> );
  PurchaseOrderLine:
    ( { __typename: 'PurchaseOrderLine' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrderLine'], {"id":true}> );
  SupplyException:
    ( { __typename: 'SupplyException' }
    & GraphQLRecursivePick<FederationTypes['SupplyException'], {"id":true}> );
  SurgicalCase:
    ( { __typename: 'SurgicalCase' }
    & GraphQLRecursivePick<FederationTypes['SurgicalCase'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CaseDemand: ResolverTypeWrapper<CaseDemand>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Facility>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  InvoiceLine: ResolverTypeWrapper<Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  Item: ResolverTypeWrapper<Item>;
  LineMatch: ResolverTypeWrapper<LineMatchRow>;
  LineMatchConnection: ResolverTypeWrapper<Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['LineMatchEdge']> }>;
  LineMatchEdge: ResolverTypeWrapper<Omit<LineMatchEdge, 'node'> & { node: ResolversTypes['LineMatch'] }>;
  LineMatchFilter: LineMatchFilter;
  LineMatchStatus: LineMatchStatus;
  Lineage: ResolverTypeWrapper<LineageAnswer>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  LineageEdge: ResolverTypeWrapper<StoredEdge>;
  LineageEdgeKind: LineageEdgeKind;
  LineageNode: ResolverTypeWrapper<LineageThing>;
  LineageNodeKind: LineageNodeKind;
  MessageFilter: MessageFilter;
  MessageProtocol: MessageProtocol;
  MessageRecord: ResolverTypeWrapper<MessageRow>;
  MessageRecordConnection: ResolverTypeWrapper<Omit<MessageRecordConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['MessageRecordEdge']> }>;
  MessageRecordEdge: ResolverTypeWrapper<Omit<MessageRecordEdge, 'node'> & { node: ResolversTypes['MessageRecord'] }>;
  MessageState: MessageState;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PreferenceCard: ResolverTypeWrapper<PreferenceCard>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrder>;
  PurchaseOrderLine: ResolverTypeWrapper<Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Ratio: ResolverTypeWrapper<Ratio>;
  RedriveMessagesErrorCode: RedriveMessagesErrorCode;
  RedriveMessagesInput: RedriveMessagesInput;
  RedriveMessagesPayload: ResolverTypeWrapper<Omit<RedriveMessagesPayload, 'messages'> & { messages?: Maybe<ReadonlyArray<ResolversTypes['MessageRecord']>> }>;
  RedriveMessagesUserError: ResolverTypeWrapper<RedriveMessagesUserError>;
  StockLot: ResolverTypeWrapper<StockLot>;
  SupplyException: ResolverTypeWrapper<SupplyExceptionRow>;
  SupplyExceptionConnection: ResolverTypeWrapper<ExceptionPage>;
  SupplyExceptionEdge: ResolverTypeWrapper<Omit<SupplyExceptionEdge, 'node'> & { node: ResolversTypes['SupplyException'] }>;
  SupplyExceptionFilter: SupplyExceptionFilter;
  SupplyExceptionKind: SupplyExceptionKind;
  SupplyExceptionSeverity: SupplyExceptionSeverity;
  SurgicalCase: ResolverTypeWrapper<Reference>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CaseDemand: CaseDemand;
  ID: Scalars['ID']['output'];
  CodedValue: CodedValue;
  String: Scalars['String']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Facility;
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  InvoiceLine: Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['InvoiceLine'];
  Item: Item;
  LineMatch: LineMatchRow;
  LineMatchConnection: Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['LineMatchEdge']> };
  LineMatchEdge: Omit<LineMatchEdge, 'node'> & { node: ResolversParentTypes['LineMatch'] };
  LineMatchFilter: LineMatchFilter;
  Lineage: LineageAnswer;
  Boolean: Scalars['Boolean']['output'];
  LineageEdge: StoredEdge;
  LineageNode: LineageThing;
  MessageFilter: MessageFilter;
  MessageRecord: MessageRow;
  MessageRecordConnection: Omit<MessageRecordConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['MessageRecordEdge']> };
  MessageRecordEdge: Omit<MessageRecordEdge, 'node'> & { node: ResolversParentTypes['MessageRecord'] };
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PreferenceCard: PreferenceCard;
  Provenance: Provenance;
  PurchaseOrder: PurchaseOrder;
  PurchaseOrderLine: Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['PurchaseOrderLine'];
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Ratio: Ratio;
  RedriveMessagesInput: RedriveMessagesInput;
  RedriveMessagesPayload: Omit<RedriveMessagesPayload, 'messages'> & { messages?: Maybe<ReadonlyArray<ResolversParentTypes['MessageRecord']>> };
  RedriveMessagesUserError: RedriveMessagesUserError;
  StockLot: StockLot;
  SupplyException: SupplyExceptionRow;
  SupplyExceptionConnection: ExceptionPage;
  SupplyExceptionEdge: Omit<SupplyExceptionEdge, 'node'> & { node: ResolversParentTypes['SupplyException'] };
  SupplyExceptionFilter: SupplyExceptionFilter;
  SurgicalCase: Reference;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
};

export type CaseDemandResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CaseDemand'] = ResolversParentTypes['CaseDemand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CodedValueResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
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

export type FacilityResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type InvoiceLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine'], FederationReferenceType extends FederationReferenceTypes['InvoiceLine'] = FederationReferenceTypes['InvoiceLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InvoiceLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType>;
};

export type ItemResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LineMatchResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatch'] = ResolversParentTypes['LineMatch'], FederationReferenceType extends FederationReferenceTypes['LineMatch'] = FederationReferenceTypes['LineMatch']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LineMatch']> | FederationReferenceType, FederationReferenceType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoicePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  orderPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LineMatchStatus'], ParentType, ContextType>;
  variance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LineMatchConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatchConnection'] = ResolversParentTypes['LineMatchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineMatchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LineMatchEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineMatchEdge'] = ResolversParentTypes['LineMatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineMatch'], ParentType, ContextType>;
};

export type LineageResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Lineage'] = ResolversParentTypes['Lineage']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
};

export type LineageEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineageEdge'] = ResolversParentTypes['LineageEdge']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineageEdgeKind'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
};

export type LineageNodeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['LineageNode'] = ResolversParentTypes['LineageNode']> = {
  demand?: Resolver<Maybe<ResolversTypes['CaseDemand']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LineageNodeKind'], ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['StockLot']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  preferenceCard?: Resolver<Maybe<ResolversTypes['PreferenceCard']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  purchaseOrderLine?: Resolver<Maybe<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
};

export type MessageRecordResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecord'] = ResolversParentTypes['MessageRecord'], FederationReferenceType extends FederationReferenceTypes['MessageRecord'] = FederationReferenceTypes['MessageRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MessageRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  about?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  businessKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  controlId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isControlIdReused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['MessageProtocol'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MessageState'], ParentType, ContextType>;
};

export type MessageRecordConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecordConnection'] = ResolversParentTypes['MessageRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageRecordEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['MessageRecordEdge'] = ResolversParentTypes['MessageRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MessageRecord'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  redriveMessages?: Resolver<ResolversTypes['RedriveMessagesPayload'], ParentType, ContextType, RequireFields<MutationRedriveMessagesArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreferenceCardResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PreferenceCard'] = ResolversParentTypes['PreferenceCard']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrderLine'] = FederationReferenceTypes['PurchaseOrderLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrderLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  lineMatch?: Resolver<Maybe<ResolversTypes['LineMatch']>, ParentType, ContextType, RequireFields<QueryLineMatchArgs, 'id'>>;
  lineMatches?: Resolver<ResolversTypes['LineMatchConnection'], ParentType, ContextType, RequireFields<QueryLineMatchesArgs, 'first'>>;
  lineage?: Resolver<Maybe<ResolversTypes['Lineage']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'of'>>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  messages?: Resolver<ResolversTypes['MessageRecordConnection'], ParentType, ContextType, RequireFields<QueryMessagesArgs, 'first'>>;
  supplyException?: Resolver<Maybe<ResolversTypes['SupplyException']>, ParentType, ContextType, RequireFields<QuerySupplyExceptionArgs, 'id'>>;
  supplyExceptions?: Resolver<ResolversTypes['SupplyExceptionConnection'], ParentType, ContextType, RequireFields<QuerySupplyExceptionsArgs, 'first'>>;
};

export type RatioResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type RedriveMessagesPayloadResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RedriveMessagesPayload'] = ResolversParentTypes['RedriveMessagesPayload']> = {
  messages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MessageRecord']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['RedriveMessagesUserError']>, ParentType, ContextType>;
};

export type RedriveMessagesUserErrorResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['RedriveMessagesUserError'] = ResolversParentTypes['RedriveMessagesUserError']> = {
  code?: Resolver<ResolversTypes['RedriveMessagesErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StockLotResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['StockLot'] = ResolversParentTypes['StockLot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupplyExceptionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyException'] = ResolversParentTypes['SupplyException'], FederationReferenceType extends FederationReferenceTypes['SupplyException'] = FederationReferenceTypes['SupplyException']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplyException']> | FederationReferenceType, FederationReferenceType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SupplyExceptionKind'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['MessageRecord']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['SupplyExceptionSeverity'], ParentType, ContextType>;
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType>;
};

export type SupplyExceptionConnectionResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyExceptionConnection'] = ResolversParentTypes['SupplyExceptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplyExceptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SupplyExceptionEdgeResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SupplyExceptionEdge'] = ResolversParentTypes['SupplyExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplyException'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase'], FederationReferenceType extends FederationReferenceTypes['SurgicalCase'] = FederationReferenceTypes['SurgicalCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SurgicalCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  exceptions?: Resolver<ReadonlyArray<ResolversTypes['SupplyException']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = ReconciliationContext> = {
  CaseDemand?: CaseDemandResolvers<ContextType>;
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  LineMatch?: LineMatchResolvers<ContextType>;
  LineMatchConnection?: LineMatchConnectionResolvers<ContextType>;
  LineMatchEdge?: LineMatchEdgeResolvers<ContextType>;
  Lineage?: LineageResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  LineageNode?: LineageNodeResolvers<ContextType>;
  MessageRecord?: MessageRecordResolvers<ContextType>;
  MessageRecordConnection?: MessageRecordConnectionResolvers<ContextType>;
  MessageRecordEdge?: MessageRecordEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PreferenceCard?: PreferenceCardResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  RedriveMessagesPayload?: RedriveMessagesPayloadResolvers<ContextType>;
  RedriveMessagesUserError?: RedriveMessagesUserErrorResolvers<ContextType>;
  StockLot?: StockLotResolvers<ContextType>;
  SupplyException?: SupplyExceptionResolvers<ContextType>;
  SupplyExceptionConnection?: SupplyExceptionConnectionResolvers<ContextType>;
  SupplyExceptionEdge?: SupplyExceptionEdgeResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

