import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SourcedCase } from '../loaders/loaders.ts';
import type { CasePage } from '../services/read-cases.ts';
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
  /** One case by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly surgicalCase?: Maybe<SurgicalCase>;
  /** One case by the number people know it by; null when there is none or it is not the viewer's to see. */
  readonly surgicalCaseByNumber?: Maybe<SurgicalCase>;
  /** Cases in the order of their times. */
  readonly surgicalCases?: Maybe<SurgicalCaseConnection>;
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

/** One scheduled operation. The hub knows the case and not the patient. */
export type SurgicalCase = {
  readonly __typename?: 'SurgicalCase';
  /** When it should end; null when its system does not say. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where; null when the hub does not know the place its system names. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The number people know it by. */
  readonly number: Scalars['String']['output'];
  /** The kind of operation; null when its system does not say. */
  readonly procedure?: Maybe<CodedValue>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** When it starts. */
  readonly scheduledAt: Scalars['DateTime']['output'];
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
  Facility: Facility;
  SurgicalCase: SurgicalCase;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Facility:
    ( { __typename: 'Facility' }
    & GraphQLRecursivePick<FederationTypes['Facility'], {"id":true}> );
  SurgicalCase:
    ( { __typename: 'SurgicalCase' }
    & GraphQLRecursivePick<FederationTypes['SurgicalCase'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CaseStatus: CaseStatus;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Omit<Facility, 'cases'> & { cases?: Maybe<ResolversTypes['SurgicalCaseConnection']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  SurgicalCase: ResolverTypeWrapper<SourcedCase>;
  SurgicalCaseConnection: ResolverTypeWrapper<CasePage>;
  SurgicalCaseEdge: ResolverTypeWrapper<Omit<SurgicalCaseEdge, 'node'> & { node: ResolversTypes['SurgicalCase'] }>;
  SurgicalCaseFilter: SurgicalCaseFilter;
  Theatre: ResolverTypeWrapper<Theatre>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CodedValue: CodedValue;
  String: Scalars['String']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Omit<Facility, 'cases'> & { cases?: Maybe<ResolversParentTypes['SurgicalCaseConnection']> } | FederationReferenceTypes['Facility'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Money: Money;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Provenance: Provenance;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  SurgicalCase: SourcedCase;
  SurgicalCaseConnection: CasePage;
  SurgicalCaseEdge: Omit<SurgicalCaseEdge, 'node'> & { node: ResolversParentTypes['SurgicalCase'] };
  SurgicalCaseFilter: SurgicalCaseFilter;
  Theatre: Theatre;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
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

export type ProvenanceResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  surgicalCase?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType, RequireFields<QuerySurgicalCaseArgs, 'id'>>;
  surgicalCaseByNumber?: Resolver<Maybe<ResolversTypes['SurgicalCase']>, ParentType, ContextType, RequireFields<QuerySurgicalCaseByNumberArgs, 'facilityId' | 'number'>>;
  surgicalCases?: Resolver<Maybe<ResolversTypes['SurgicalCaseConnection']>, ParentType, ContextType, RequireFields<QuerySurgicalCasesArgs, 'first'>>;
};

export type RatioResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SurgicalCaseResolvers<ContextType = ProceduresContext, ParentType extends ResolversParentTypes['SurgicalCase'] = ResolversParentTypes['SurgicalCase'], FederationReferenceType extends FederationReferenceTypes['SurgicalCase'] = FederationReferenceTypes['SurgicalCase']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SurgicalCase']> | FederationReferenceType, FederationReferenceType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  procedure?: Resolver<Maybe<ResolversTypes['CodedValue']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  scheduledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  CodedValue?: CodedValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  SurgicalCase?: SurgicalCaseResolvers<ContextType>;
  SurgicalCaseConnection?: SurgicalCaseConnectionResolvers<ContextType>;
  SurgicalCaseEdge?: SurgicalCaseEdgeResolvers<ContextType>;
  Theatre?: TheatreResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

