import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SupplierNode, SupplierCrosswalkNode, SupplierItemNode, ContractNode, ContractPriceNode, ItemNode, SuppliersContext } from '../context.ts';
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

/** An agreement with a supplier on prices for a time. */
export type Contract = {
  readonly __typename?: 'Contract';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Its number in the system that keeps it. */
  readonly number: Scalars['String']['output'];
  /** Its prices, in the order of its lines. */
  readonly prices?: Maybe<ContractPriceConnection>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** With whom. */
  readonly supplier: Supplier;
  /** First day it holds. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day it holds. */
  readonly validTo: Scalars['Date']['output'];
};


/** An agreement with a supplier on prices for a time. */
export type ContractPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of contracts. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<ContractEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of contracts. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Contract;
};

/** What a contract says an item costs. */
export type ContractPrice = {
  readonly __typename?: 'ContractPrice';
  /** The contract. */
  readonly contract: Contract;
  /** The facility it holds for; null when it holds for all, or is not the viewer's to see. */
  readonly facility?: Maybe<Facility>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The hospital's item. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** How many of `unit` the price is for: 1, 100, 1000. */
  readonly perQuantity: Scalars['Decimal']['output'];
  /** The price for `perQuantity` of `unit`, as agreed. */
  readonly price: Money;
  /**
   * The same price for one base unit of the item, the only form in which prices may be compared (R3); rounded to six
   * decimals. Null when the unit has no known factor for this item.
   */
  readonly pricePerBaseUnit?: Maybe<Money>;
  /** How the supplier sells it. */
  readonly supplierItem?: Maybe<SupplierItem>;
  /** Lower prices for larger orders, by rising quantity; empty when there are none. */
  readonly tiers: ReadonlyArray<PriceTier>;
  /** The unit of the price. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** First day it holds. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day it holds. */
  readonly validTo: Scalars['Date']['output'];
};

/** A page of contract prices. */
export type ContractPriceConnection = {
  readonly __typename?: 'ContractPriceConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<ContractPriceEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of contract prices. */
export type ContractPriceEdge = {
  readonly __typename?: 'ContractPriceEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: ContractPrice;
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

/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type Item = {
  readonly __typename?: 'Item';
  /**
   * The price that holds for it at a facility on a day: a facility's own before the group's, then the lowest per base unit.
   * Null when no contract covers it.
   */
  readonly contractPrice?: Maybe<ContractPrice>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** How suppliers sell it; null when its system does not answer and nothing is known. */
  readonly supplierItems?: Maybe<ReadonlyArray<SupplierItem>>;
};


/** A line of the hospital's item master: what staff request. Several manufacturers' products may serve one item. */
export type ItemContractPriceArgs = {
  facilityId: Scalars['ID']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** An amount of money. Unit prices carry up to six decimals. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** ISO 4217 code, for example `USD`. */
  readonly currency: Scalars['String']['output'];
};

/** A unit a supplier takes orders in. */
export type OrderUnit = {
  readonly __typename?: 'OrderUnit';
  /** How many base units of the item one of it holds, exact. */
  readonly baseUnits: Ratio;
  /** The unit. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
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

/** A price that holds from a quantity on. */
export type PriceTier = {
  readonly __typename?: 'PriceTier';
  /** The least quantity, in the price's unit. */
  readonly from: Quantity;
  /** The price for `perQuantity` of the price's unit. */
  readonly price: Money;
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
  /** One contract by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly contract?: Maybe<Contract>;
  /** One supplier by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly supplier?: Maybe<Supplier>;
  /** Suppliers in the order of their names. */
  readonly suppliers?: Maybe<SupplierConnection>;
};


export type QueryContractArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplierArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySuppliersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SupplierFilter>;
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

/** Whom the hospital group pays for supplies. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** Contracts with it, the newest first. */
  readonly contracts?: Maybe<ContractConnection>;
  /** What systems call it. */
  readonly crosswalks: ReadonlyArray<SupplierCrosswalk>;
  /** Its location number; null when the supplier master has none or a wrong one. */
  readonly gln?: Maybe<Scalars['Gln']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it must acknowledge orders. */
  readonly isAcknowledgementRequired: Scalars['Boolean']['output'];
  /** Whether purchasing from it is blocked. */
  readonly isBlocked: Scalars['Boolean']['output'];
  /** What it sells to the group, in the order of part numbers. */
  readonly items?: Maybe<SupplierItemConnection>;
  /** The least an order may come to; null when there is no least. */
  readonly minimumOrder?: Maybe<Money>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its number in the supplier master. */
  readonly number: Scalars['String']['output'];
  /** The currency its orders are in, ISO 4217; null when the supplier master has none. */
  readonly orderCurrency?: Maybe<Scalars['String']['output']>;
  /** Days from order to delivery, as planned; null when not planned. */
  readonly plannedDeliveryDays?: Maybe<Scalars['Int']['output']>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
};


/** Whom the hospital group pays for supplies. */
export type SupplierContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Whom the hospital group pays for supplies. */
export type SupplierItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of suppliers. */
export type SupplierConnection = {
  readonly __typename?: 'SupplierConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SupplierEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** A system's key for a supplier. */
export type SupplierCrosswalk = {
  readonly __typename?: 'SupplierCrosswalk';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The supplier's key there. */
  readonly key: Scalars['String']['output'];
  /** The supplier. */
  readonly supplier: Supplier;
  /** The configured system's name. */
  readonly system: Scalars['String']['output'];
};

/** An entry of a page of suppliers. */
export type SupplierEdge = {
  readonly __typename?: 'SupplierEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Supplier;
};

/** Narrows a list of suppliers. What is given must all hold. */
export type SupplierFilter = {
  /** Whether purchasing from it is blocked. */
  readonly isBlocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** A part of the name or the start of the number, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** How one supplier sells an item. */
export type SupplierItem = {
  readonly __typename?: 'SupplierItem';
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** The hospital's item. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /** The units it can be ordered in, each with its factor to the item's base unit, for this supplier alone (R2). */
  readonly orderUnits: ReadonlyArray<OrderUnit>;
  /** The supplier's part number; null when no document names one. */
  readonly partNumber?: Maybe<Scalars['String']['output']>;
  /** Where this comes from and how old it is. */
  readonly provenance: Provenance;
  /** Who sells it. */
  readonly supplier: Supplier;
};

/** A page of what a supplier sells. */
export type SupplierItemConnection = {
  readonly __typename?: 'SupplierItemConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<SupplierItemEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of what a supplier sells. */
export type SupplierItemEdge = {
  readonly __typename?: 'SupplierItemEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: SupplierItem;
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
  Contract: Contract;
  ContractPrice: ContractPrice;
  Item: Item;
  Supplier: Supplier;
  SupplierCrosswalk: SupplierCrosswalk;
  SupplierItem: SupplierItem;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contract:
    ( { __typename: 'Contract' }
    & GraphQLRecursivePick<FederationTypes['Contract'], {"id":true}> );
  ContractPrice:
    ( { __typename: 'ContractPrice' }
    & GraphQLRecursivePick<FederationTypes['ContractPrice'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}> );
  SupplierCrosswalk:
    ( { __typename: 'SupplierCrosswalk' }
    & GraphQLRecursivePick<FederationTypes['SupplierCrosswalk'], {"id":true}> );
  SupplierItem:
    ( { __typename: 'SupplierItem' }
    & GraphQLRecursivePick<FederationTypes['SupplierItem'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CodedValue: ResolverTypeWrapper<CodedValue>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Contract: ResolverTypeWrapper<ContractNode>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ContractConnection: ResolverTypeWrapper<Omit<ContractConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ContractEdge']> }>;
  ContractEdge: ResolverTypeWrapper<Omit<ContractEdge, 'node'> & { node: ResolversTypes['Contract'] }>;
  ContractPrice: ResolverTypeWrapper<ContractPriceNode>;
  ContractPriceConnection: ResolverTypeWrapper<Omit<ContractPriceConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ContractPriceEdge']> }>;
  ContractPriceEdge: ResolverTypeWrapper<Omit<ContractPriceEdge, 'node'> & { node: ResolversTypes['ContractPrice'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Facility: ResolverTypeWrapper<Facility>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  Item: ResolverTypeWrapper<ItemNode>;
  Money: ResolverTypeWrapper<Money>;
  OrderUnit: ResolverTypeWrapper<OrderUnit>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PriceTier: ResolverTypeWrapper<PriceTier>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Supplier: ResolverTypeWrapper<SupplierNode>;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']> }>;
  SupplierCrosswalk: ResolverTypeWrapper<SupplierCrosswalkNode>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  SupplierFilter: SupplierFilter;
  SupplierItem: ResolverTypeWrapper<SupplierItemNode>;
  SupplierItemConnection: ResolverTypeWrapper<Omit<SupplierItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SupplierItemEdge']> }>;
  SupplierItemEdge: ResolverTypeWrapper<Omit<SupplierItemEdge, 'node'> & { node: ResolversTypes['SupplierItem'] }>;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CodedValue: CodedValue;
  String: Scalars['String']['output'];
  Contract: ContractNode;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ContractConnection: Omit<ContractConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ContractEdge']> };
  ContractEdge: Omit<ContractEdge, 'node'> & { node: ResolversParentTypes['Contract'] };
  ContractPrice: ContractPriceNode;
  ContractPriceConnection: Omit<ContractPriceConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ContractPriceEdge']> };
  ContractPriceEdge: Omit<ContractPriceEdge, 'node'> & { node: ResolversParentTypes['ContractPrice'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Facility: Facility;
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  Item: ItemNode;
  Money: Money;
  OrderUnit: OrderUnit;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PriceTier: PriceTier;
  Provenance: Provenance;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  Supplier: SupplierNode;
  SupplierConnection: Omit<SupplierConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']> };
  SupplierCrosswalk: SupplierCrosswalkNode;
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  SupplierFilter: SupplierFilter;
  SupplierItem: SupplierItemNode;
  SupplierItemConnection: Omit<SupplierItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierItemEdge']> };
  SupplierItemEdge: Omit<SupplierItemEdge, 'node'> & { node: ResolversParentTypes['SupplierItem'] };
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
};

export type CodedValueResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['CodedValue'] = ResolversParentTypes['CodedValue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContractResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract'], FederationReferenceType extends FederationReferenceTypes['Contract'] = FederationReferenceTypes['Contract']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contract']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prices?: Resolver<Maybe<ResolversTypes['ContractPriceConnection']>, ParentType, ContextType, RequireFields<ContractPricesArgs, 'first'>>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ContractConnectionResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ContractConnection'] = ResolversParentTypes['ContractConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContractEdgeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ContractEdge'] = ResolversParentTypes['ContractEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
};

export type ContractPriceResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ContractPrice'] = ResolversParentTypes['ContractPrice'], FederationReferenceType extends FederationReferenceTypes['ContractPrice'] = FederationReferenceTypes['ContractPrice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ContractPrice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contract?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  facility?: Resolver<Maybe<ResolversTypes['Facility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  perQuantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pricePerBaseUnit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  supplierItem?: Resolver<Maybe<ResolversTypes['SupplierItem']>, ParentType, ContextType>;
  tiers?: Resolver<ReadonlyArray<ResolversTypes['PriceTier']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ContractPriceConnectionResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ContractPriceConnection'] = ResolversParentTypes['ContractPriceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractPriceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContractPriceEdgeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ContractPriceEdge'] = ResolversParentTypes['ContractPriceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ContractPrice'], ParentType, ContextType>;
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

export type FacilityResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type ItemResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contractPrice?: Resolver<Maybe<ResolversTypes['ContractPrice']>, ParentType, ContextType, RequireFields<ItemContractPriceArgs, 'facilityId'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  supplierItems?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplierItem']>>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderUnitResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['OrderUnit'] = ResolversParentTypes['OrderUnit']> = {
  baseUnits?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceTierResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PriceTier'] = ResolversParentTypes['PriceTier']> = {
  from?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType, RequireFields<QueryContractArgs, 'id'>>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType, RequireFields<QuerySupplierArgs, 'id'>>;
  suppliers?: Resolver<Maybe<ResolversTypes['SupplierConnection']>, ParentType, ContextType, RequireFields<QuerySuppliersArgs, 'first'>>;
};

export type RatioResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contracts?: Resolver<Maybe<ResolversTypes['ContractConnection']>, ParentType, ContextType, RequireFields<SupplierContractsArgs, 'first'>>;
  crosswalks?: Resolver<ReadonlyArray<ResolversTypes['SupplierCrosswalk']>, ParentType, ContextType>;
  gln?: Resolver<Maybe<ResolversTypes['Gln']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAcknowledgementRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<Maybe<ResolversTypes['SupplierItemConnection']>, ParentType, ContextType, RequireFields<SupplierItemsArgs, 'first'>>;
  minimumOrder?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderCurrency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plannedDeliveryDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type SupplierConnectionResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierCrosswalkResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierCrosswalk'] = ResolversParentTypes['SupplierCrosswalk'], FederationReferenceType extends FederationReferenceTypes['SupplierCrosswalk'] = FederationReferenceTypes['SupplierCrosswalk']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierCrosswalk']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupplierEdgeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type SupplierItemResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierItem'] = ResolversParentTypes['SupplierItem'], FederationReferenceType extends FederationReferenceTypes['SupplierItem'] = FederationReferenceTypes['SupplierItem']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierItem']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  orderUnits?: Resolver<ReadonlyArray<ResolversTypes['OrderUnit']>, ParentType, ContextType>;
  partNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type SupplierItemConnectionResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierItemConnection'] = ResolversParentTypes['SupplierItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierItemEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierItemEdgeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['SupplierItemEdge'] = ResolversParentTypes['SupplierItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplierItem'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = SuppliersContext> = {
  CodedValue?: CodedValueResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractConnection?: ContractConnectionResolvers<ContextType>;
  ContractEdge?: ContractEdgeResolvers<ContextType>;
  ContractPrice?: ContractPriceResolvers<ContextType>;
  ContractPriceConnection?: ContractPriceConnectionResolvers<ContextType>;
  ContractPriceEdge?: ContractPriceEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  Item?: ItemResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  OrderUnit?: OrderUnitResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PriceTier?: PriceTierResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierCrosswalk?: SupplierCrosswalkResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  SupplierItem?: SupplierItemResolvers<ContextType>;
  SupplierItemConnection?: SupplierItemConnectionResolvers<ContextType>;
  SupplierItemEdge?: SupplierItemEdgeResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

