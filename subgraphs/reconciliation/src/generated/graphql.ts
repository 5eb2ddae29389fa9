import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LineMatchRow } from '../db/schema.ts';
import type { ReconciliationContext } from '../context.ts';
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
};


export type QueryLineMatchArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLineMatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LineMatchFilter>;
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
  PurchaseOrderLine: PurchaseOrderLine;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  InvoiceLine:
    ( { __typename: 'InvoiceLine' }
    & GraphQLRecursivePick<FederationTypes['InvoiceLine'], {"id":true}> );
  LineMatch:
    ( { __typename: 'LineMatch' }
    & GraphQLRecursivePick<FederationTypes['LineMatch'], {"id":true}> );
  PurchaseOrderLine:
    ( { __typename: 'PurchaseOrderLine' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrderLine'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CodedValue: ResolverTypeWrapper<CodedValue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  InvoiceLine: ResolverTypeWrapper<Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  LineMatch: ResolverTypeWrapper<LineMatchRow>;
  LineMatchConnection: ResolverTypeWrapper<Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['LineMatchEdge']> }>;
  LineMatchEdge: ResolverTypeWrapper<Omit<LineMatchEdge, 'node'> & { node: ResolversTypes['LineMatch'] }>;
  LineMatchFilter: LineMatchFilter;
  LineMatchStatus: LineMatchStatus;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseOrderLine: ResolverTypeWrapper<Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversTypes['LineMatch']> }>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Ratio: ResolverTypeWrapper<Ratio>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CodedValue: CodedValue;
  String: Scalars['String']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  InvoiceLine: Omit<InvoiceLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['InvoiceLine'];
  ID: Scalars['ID']['output'];
  LineMatch: LineMatchRow;
  LineMatchConnection: Omit<LineMatchConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['LineMatchEdge']> };
  LineMatchEdge: Omit<LineMatchEdge, 'node'> & { node: ResolversParentTypes['LineMatch'] };
  LineMatchFilter: LineMatchFilter;
  Money: Money;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Provenance: Provenance;
  PurchaseOrderLine: Omit<PurchaseOrderLine, 'match'> & { match?: Maybe<ResolversParentTypes['LineMatch']> } | FederationReferenceTypes['PurchaseOrderLine'];
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Ratio: Ratio;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
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

export type MoneyResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
};

export type RatioResolvers<ContextType = ReconciliationContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = ReconciliationContext> = {
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  LineMatch?: LineMatchResolvers<ContextType>;
  LineMatchConnection?: LineMatchConnectionResolvers<ContextType>;
  LineMatchEdge?: LineMatchEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

