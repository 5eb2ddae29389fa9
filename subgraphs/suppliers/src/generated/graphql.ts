import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SupplierNode, SupplierCrosswalkNode, SupplierItemNode, ContractNode, ContractPriceNode, ItemNode, SuppliersContext } from '../context.ts';
import type { KeptPartner, KeptPartnerFile } from '../db/kept-partner.ts';
import type { KeptPartnerPrice } from '../db/queries/partner-prices.ts';
import type { HoldOutcome } from '../services/hold-partner.ts';
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

/** How long an answer to an order may take. */
export type AnswerTime = {
  readonly __typename?: 'AnswerTime';
  /** Whole minutes from when the order was sent. */
  readonly minutes: Scalars['Int']['output'];
  /** The answer: 997, 855 or 856. */
  readonly type: Scalars['String']['output'];
};

/** A line of a price catalogue that could not be taken. */
export type CatalogueFault = {
  readonly __typename?: 'CatalogueFault';
  /** Its place among the lines, from 1. */
  readonly line: Scalars['Int']['output'];
  /** Its part number; null when that could not be read. */
  readonly partNumber?: Maybe<Scalars['String']['output']>;
  /** Its first segment's place in the set; ST is 1. */
  readonly segment: Scalars['Int']['output'];
  /** What is wrong. */
  readonly sentence: Scalars['String']['output'];
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
  /** What the supplier itself says of it; null when it has said nothing. */
  readonly partnerTerms?: Maybe<PartnerTerms>;
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
  /**
   * Whether the supplier's own price for one base unit is another by more than its profile tolerates (R3, R59). Null when it
   * has said nothing, or the two do not compare.
   */
  readonly isDisputed?: Maybe<Scalars['Boolean']['output']>;
  /** The hospital's item. Null when it cannot be had now, or is not the viewer's to see. */
  readonly item?: Maybe<Item>;
  /**
   * What the supplier itself says it costs under this contract: the latest price that holds on any of this one's days; null
   * when it has said nothing.
   * Orders are placed at `price`, whatever stands here (R59).
   */
  readonly partnerPrice?: Maybe<PartnerPrice>;
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

/** One kind of document, and the version it is in. */
export type DocumentAgreement = {
  readonly __typename?: 'DocumentAgreement';
  /** The X12 transaction set, for example 855. */
  readonly type: Scalars['String']['output'];
  /** 004010 or 005010. */
  readonly version: Scalars['String']['output'];
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

/** Whom to hold and why. */
export type HoldPartnerInput = {
  /**
   * Chosen by the caller, once for each deed. Sent again with the same input, it does nothing and gives the first answer;
   * with another it is refused (R35).
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The hub's id of the trading partner. */
  readonly partnerId: Scalars['ID']['input'];
  /** Why, in a sentence others can act on: 1 to 300 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of a trading partner that was to be held. */
export type HoldPartnerPayload = {
  readonly __typename?: 'HoldPartnerPayload';
  /** The trading partner, held. Null when `userErrors` is not empty. */
  readonly partner?: Maybe<TradingPartner>;
  /** Why it was not; empty on success. */
  readonly userErrors: ReadonlyArray<PartnerHoldUserError>;
};

/** Who somebody is in X12 interchanges. */
export type InterchangeParty = {
  readonly __typename?: 'InterchangeParty';
  /** GS02 or GS03. */
  readonly group: Scalars['String']['output'];
  /** ISA06 or ISA08. */
  readonly id: Scalars['String']['output'];
  /** ISA05 or ISA07. */
  readonly qualifier: Scalars['String']['output'];
};

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

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Holds a trading partner: nothing is sent to it until it is released. What should have gone waits; what it sends is
   * taken. Buyers and integrators of the whole group may.
   */
  readonly holdPartner: HoldPartnerPayload;
  /** Releases a trading partner that a person held: what waited is sent. Buyers and integrators of the whole group may. */
  readonly releasePartner: ReleasePartnerPayload;
};


export type MutationHoldPartnerArgs = {
  input: HoldPartnerInput;
};


export type MutationReleasePartnerArgs = {
  input: ReleasePartnerInput;
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

/** A price catalogue or price authorisation that was taken in. */
export type PartnerCatalogue = {
  readonly __typename?: 'PartnerCatalogue';
  /** The first of them, at most twenty. */
  readonly faults: ReadonlyArray<CatalogueFault>;
  /** The hub's id of the message. */
  readonly id: Scalars['ID']['output'];
  /** How many lines it has. */
  readonly lineCount: Scalars['Int']['output'];
  /** Lines for parts that are no item of the group: kept, and of no matter until one is ordered. */
  readonly notOursCount: Scalars['Int']['output'];
  /** Its own number; null when it has none. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** How many prices were taken from it. */
  readonly priceCount: Scalars['Int']['output'];
  /** Lines that could not be taken. */
  readonly refusedCount: Scalars['Int']['output'];
  /** When the partner wrote it. */
  readonly toldAt: Scalars['DateTime']['output'];
  /** 832 or 845. */
  readonly type: Scalars['String']['output'];
};

/** Why nothing is sent to a trading partner. */
export type PartnerHold = {
  readonly __typename?: 'PartnerHold';
  /** Who holds it: a person's subject, or profile. Null for partners, whose it is not. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** Whether its profile holds it: then only a change of the file releases it. */
  readonly isByProfile: Scalars['Boolean']['output'];
  /** In a sentence. */
  readonly reason: Scalars['String']['output'];
  /** Since when. */
  readonly since: Scalars['DateTime']['output'];
};

/** The kinds of refusal to hold or release a trading partner. */
export type PartnerHoldErrorCode =
  /** Somebody holds it already. */
  | 'ALREADY_HELD'
  /** Its profile holds it: only a change of the file releases it. */
  | 'HELD_BY_PROFILE'
  /** The idempotency key was used for another deed (R35). */
  | 'KEY_USED_BEFORE'
  /** There is no such trading partner, or its profile was taken away. */
  | 'NOT_FOUND'
  /** Nobody holds it. */
  | 'NOT_HELD';

/** Why a trading partner was not held or released. */
export type PartnerHoldUserError = {
  readonly __typename?: 'PartnerHoldUserError';
  /** Which kind of refusal. */
  readonly code: PartnerHoldErrorCode;
  /** The part of the input that is refused, from `input` on. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly sentence: Scalars['String']['output'];
};

/** What a supplier says a part costs, as its price catalogue (X12 832 or 845) has it. */
export type PartnerPrice = {
  readonly __typename?: 'PartnerPrice';
  /** What it was before, the latest change first; at most ten. */
  readonly changes: ReadonlyArray<PartnerPriceChange>;
  /** For which class of trade, element 687 as sent; null when for all. */
  readonly classOfTrade?: Maybe<Scalars['String']['output']>;
  /** The number of the contract it names; null when it names none. */
  readonly contractNumber?: Maybe<Scalars['String']['output']>;
  /** Its words for it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** From how many on; null when from any. */
  readonly from?: Maybe<Quantity>;
  /** The part's GTIN; null when it does not say. */
  readonly gtin?: Maybe<Scalars['Gtin']['output']>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it took the price back, or its contract ended. */
  readonly isWithdrawn: Scalars['Boolean']['output'];
  /** Which price it is, element 236 as sent: CON contract, NET, CAT catalogue, LPR list, C01 a tier; null when not said. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** What one `unit` holds, as it says; null when it does not. */
  readonly pack?: Maybe<Quantity>;
  /** Its part number; null when it names the part by GTIN or our number alone. */
  readonly partNumber?: Maybe<Scalars['String']['output']>;
  /** The code of the trading partner that says so. */
  readonly partnerCode: Scalars['String']['output'];
  /** How many of `unit` the price is for. */
  readonly perQuantity: Scalars['Decimal']['output'];
  /** The price for `perQuantity` of `unit`. */
  readonly price: Money;
  /**
   * The same price for one base unit of the item (R3), rounded to six decimals: by the pack it states itself, else by what the
   * ERP knows of its units. Null when neither leads there.
   */
  readonly pricePerBaseUnit?: Maybe<Money>;
  /** When it last said so. */
  readonly toldAt: Scalars['DateTime']['output'];
  /** The unit of the price. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
  /** First day it holds. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day it holds; null when it does not say. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** A price that a supplier changed. */
export type PartnerPriceChange = {
  readonly __typename?: 'PartnerPriceChange';
  /** The price from then on. */
  readonly became: Money;
  /** When it said so. */
  readonly toldAt: Scalars['DateTime']['output'];
  /** The price until then. */
  readonly was: Money;
};

/** What is wrong with a profile file. */
export type PartnerProfileFault = {
  readonly __typename?: 'PartnerProfileFault';
  /** Where in the line, from 1. */
  readonly column: Scalars['Int']['output'];
  /** Where it stands, from 1. */
  readonly line: Scalars['Int']['output'];
  /** The setting, for example transports.sftp.hostKey; empty for the file as a whole. */
  readonly path: Scalars['String']['output'];
  /** What to write instead, or what to do. */
  readonly remedy: Scalars['String']['output'];
  /** What is wrong. */
  readonly sentence: Scalars['String']['output'];
};

/** How the last reading of a profile file ended. */
export type PartnerProfileFile = {
  readonly __typename?: 'PartnerProfileFile';
  /** How many faults it has. */
  readonly faultCount: Scalars['Int']['output'];
  /** The first of its faults, in the order of the file; while there are any, the profile is that of the last good reading. */
  readonly faults: ReadonlyArray<PartnerProfileFault>;
  /** Its name, without the folder. */
  readonly name: Scalars['String']['output'];
  /** When it was read. */
  readonly readAt: Scalars['DateTime']['output'];
  /** How it ended. */
  readonly state: PartnerProfileFileState;
};

/** How the reading of a profile file may end. */
export type PartnerProfileFileState =
  /** It is no longer there. */
  | 'GONE'
  /** It is what the hub goes by. */
  | 'LOADED'
  /** It has faults, and the hub goes by what it said before. */
  | 'REFUSED';

/** What a supplier says of a contract itself. */
export type PartnerTerms = {
  readonly __typename?: 'PartnerTerms';
  /** Element 679 as sent: VA valid, EX expired, CC cancelled; null when only prices were told. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** When it last said so. */
  readonly toldAt: Scalars['DateTime']['output'];
  /** First day it holds; null when not said. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day it holds; null when not said. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** By how much a trading partner's documents may differ from the order. */
export type PartnerTolerance = {
  readonly __typename?: 'PartnerTolerance';
  /** Of the price, in the order's currency for each unit; null when only the percentage counts. */
  readonly priceAmount?: Maybe<Scalars['Decimal']['output']>;
  /** Of the price, in percent. */
  readonly pricePercent: Scalars['Decimal']['output'];
  /** Of the quantity, in percent. */
  readonly quantityPercent: Scalars['Decimal']['output'];
};

/** A way documents come and go. */
export type PartnerTransport = {
  readonly __typename?: 'PartnerTransport';
  /** Where it leads: a server and its port, or a folder. Shown to integrators only. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** Whether it is taken when the usual one fails. */
  readonly isFallback: Scalars['Boolean']['output'];
  /** Whether documents come by it. */
  readonly isIn: Scalars['Boolean']['output'];
  /** Whether documents go by it. */
  readonly isOut: Scalars['Boolean']['output'];
  /** How. */
  readonly kind: PartnerTransportKind;
  /** Its name in the profile. */
  readonly name: Scalars['String']['output'];
};

/** The ways documents come and go. */
export type PartnerTransportKind =
  /** Files in a folder the hub can see. */
  | 'FOLDER'
  /** Posted over HTTPS. */
  | 'HTTPS'
  /** Over a connection of HL7's minimal lower layer protocol. */
  | 'MLLP'
  /** Files on a server, by SFTP. */
  | 'SFTP';

/** A unit code of a trading partner's own. */
export type PartnerUnit = {
  readonly __typename?: 'PartnerUnit';
  /** What it writes. */
  readonly code: Scalars['String']['output'];
  /** What it means. */
  readonly unit: Scalars['UnitOfMeasure']['output'];
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
  /** One trading partner by the hub's id; null when there is none or it is not the viewer's to see. */
  readonly tradingPartner?: Maybe<TradingPartner>;
  /** Trading partners in the order of their names; a partner sees itself. */
  readonly tradingPartners: TradingPartnerConnection;
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


export type QueryTradingPartnerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTradingPartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TradingPartnerFilter>;
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

/** Whom to release. */
export type ReleasePartnerInput = {
  /**
   * Chosen by the caller, once for each deed. Sent again with the same input, it does nothing and gives the first answer;
   * with another it is refused (R35).
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The hub's id of the trading partner. */
  readonly partnerId: Scalars['ID']['input'];
};

/** What became of a trading partner that was to be released. */
export type ReleasePartnerPayload = {
  readonly __typename?: 'ReleasePartnerPayload';
  /** The trading partner, released. Null when `userErrors` is not empty. */
  readonly partner?: Maybe<TradingPartner>;
  /** Why it was not; empty on success. */
  readonly userErrors: ReadonlyArray<PartnerHoldUserError>;
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
  /** Its profiles for electronic documents, in the order of their names; empty when none are exchanged with it. */
  readonly tradingPartners: ReadonlyArray<TradingPartner>;
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
  /**
   * What the supplier itself says it costs, in its price catalogues, those from the latest day on first; at most 50. Orders are
   * placed at the contract's price, whatever stands here (R59).
   */
  readonly partnerPrices: ReadonlyArray<PartnerPrice>;
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

/** Somebody the group exchanges electronic documents with, as the profile in its file says. Secrets are never shown. */
export type TradingPartner = {
  readonly __typename?: 'TradingPartner';
  /** What acknowledges its documents: 997 or 999; null when nothing does. */
  readonly acknowledgedWith?: Maybe<Scalars['String']['output']>;
  /** How long each answer to an order may take. */
  readonly answerTimes: ReadonlyArray<AnswerTime>;
  /** The last ten price catalogues taken from it, the newest first. */
  readonly catalogues: ReadonlyArray<PartnerCatalogue>;
  /** Its short name: of its profile file, and in addresses. Never changes. */
  readonly code: Scalars['String']['output'];
  /** Whom to call; null when the profile does not say. */
  readonly contact?: Maybe<Scalars['String']['output']>;
  /** Why nothing is sent to it now; null when it is sent to. */
  readonly hold?: Maybe<PartnerHold>;
  /** The hub's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether everything exchanged with it is a test, without effect. */
  readonly isTest: Scalars['Boolean']['output'];
  /** What it is to the group. */
  readonly kind: TradingPartnerKind;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The first day whose orders the hub sends it; null when it is sent none. */
  readonly ordersFrom?: Maybe<Scalars['Date']['output']>;
  /** The file its profile was read from. Null for partners, whose it is not. */
  readonly profileFile?: Maybe<PartnerProfileFile>;
  /** What is taken from it. */
  readonly receives: ReadonlyArray<DocumentAgreement>;
  /** What the hub sends it, acknowledgements aside. */
  readonly sends: ReadonlyArray<DocumentAgreement>;
  /** Its record in the supplier master. Null when it is no supplier, or there is no such record. */
  readonly supplier?: Maybe<Supplier>;
  /** Who it is in interchanges. */
  readonly them: InterchangeParty;
  /** Who it is in interchanges flagged as tests; null when the same. */
  readonly themInTests?: Maybe<InterchangeParty>;
  /** The zone its dates and times are in, for example America/Chicago. */
  readonly timeZone: Scalars['String']['output'];
  /** By how much its prices and quantities may differ from the order's, in percent. */
  readonly tolerance: PartnerTolerance;
  /** How documents come and go. */
  readonly transports: ReadonlyArray<PartnerTransport>;
  /** Its own unit codes, and what they mean. */
  readonly units: ReadonlyArray<PartnerUnit>;
  /** Who the hub is in interchanges with it. */
  readonly us: InterchangeParty;
};

/** A page of trading partners. */
export type TradingPartnerConnection = {
  readonly __typename?: 'TradingPartnerConnection';
  /** The page's entries, in order. */
  readonly edges: ReadonlyArray<TradingPartnerEdge>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
};

/** An entry of a page of trading partners. */
export type TradingPartnerEdge = {
  readonly __typename?: 'TradingPartnerEdge';
  /** Give it as `after` to go on behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: TradingPartner;
};

/** Narrows a list of trading partners. What is given must all hold. */
export type TradingPartnerFilter = {
  /** Whether the last reading of its profile file had faults. */
  readonly hasFaults?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is held now. */
  readonly isHeld?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<TradingPartnerKind>>;
  /** A part of the name, in any case, or the start of the code. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** What a trading partner is to the group. */
export type TradingPartnerKind =
  /** Makes contracts for its members. */
  | 'BUYING_GROUP'
  /** Carries goods. */
  | 'CARRIER'
  /** Sells to the group. */
  | 'SUPPLIER'
  /** Keeps the group's stock. */
  | 'WAREHOUSE';



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
  TradingPartner: TradingPartner;
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
  TradingPartner:
    ( { __typename: 'TradingPartner' }
    & GraphQLRecursivePick<FederationTypes['TradingPartner'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AnswerTime: ResolverTypeWrapper<AnswerTime>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CatalogueFault: ResolverTypeWrapper<CatalogueFault>;
  CodedValue: ResolverTypeWrapper<CodedValue>;
  Contract: ResolverTypeWrapper<ContractNode>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ContractConnection: ResolverTypeWrapper<Omit<ContractConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ContractEdge']> }>;
  ContractEdge: ResolverTypeWrapper<Omit<ContractEdge, 'node'> & { node: ResolversTypes['Contract'] }>;
  ContractPrice: ResolverTypeWrapper<ContractPriceNode>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ContractPriceConnection: ResolverTypeWrapper<Omit<ContractPriceConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ContractPriceEdge']> }>;
  ContractPriceEdge: ResolverTypeWrapper<Omit<ContractPriceEdge, 'node'> & { node: ResolversTypes['ContractPrice'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DocumentAgreement: ResolverTypeWrapper<DocumentAgreement>;
  Facility: ResolverTypeWrapper<Facility>;
  Freshness: Freshness;
  Gln: ResolverTypeWrapper<Scalars['Gln']['output']>;
  Gtin: ResolverTypeWrapper<Scalars['Gtin']['output']>;
  HoldPartnerInput: HoldPartnerInput;
  HoldPartnerPayload: ResolverTypeWrapper<HoldOutcome>;
  InterchangeParty: ResolverTypeWrapper<InterchangeParty>;
  Item: ResolverTypeWrapper<ItemNode>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrderUnit: ResolverTypeWrapper<OrderUnit>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartnerCatalogue: ResolverTypeWrapper<PartnerCatalogue>;
  PartnerHold: ResolverTypeWrapper<PartnerHold>;
  PartnerHoldErrorCode: PartnerHoldErrorCode;
  PartnerHoldUserError: ResolverTypeWrapper<PartnerHoldUserError>;
  PartnerPrice: ResolverTypeWrapper<KeptPartnerPrice>;
  PartnerPriceChange: ResolverTypeWrapper<PartnerPriceChange>;
  PartnerProfileFault: ResolverTypeWrapper<PartnerProfileFault>;
  PartnerProfileFile: ResolverTypeWrapper<KeptPartnerFile>;
  PartnerProfileFileState: PartnerProfileFileState;
  PartnerTerms: ResolverTypeWrapper<PartnerTerms>;
  PartnerTolerance: ResolverTypeWrapper<PartnerTolerance>;
  PartnerTransport: ResolverTypeWrapper<PartnerTransport>;
  PartnerTransportKind: PartnerTransportKind;
  PartnerUnit: ResolverTypeWrapper<PartnerUnit>;
  PriceTier: ResolverTypeWrapper<PriceTier>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ratio: ResolverTypeWrapper<Ratio>;
  ReleasePartnerInput: ReleasePartnerInput;
  ReleasePartnerPayload: ResolverTypeWrapper<HoldOutcome>;
  Supplier: ResolverTypeWrapper<SupplierNode>;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']> }>;
  SupplierCrosswalk: ResolverTypeWrapper<SupplierCrosswalkNode>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  SupplierFilter: SupplierFilter;
  SupplierItem: ResolverTypeWrapper<SupplierItemNode>;
  SupplierItemConnection: ResolverTypeWrapper<Omit<SupplierItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SupplierItemEdge']> }>;
  SupplierItemEdge: ResolverTypeWrapper<Omit<SupplierItemEdge, 'node'> & { node: ResolversTypes['SupplierItem'] }>;
  TradingPartner: ResolverTypeWrapper<KeptPartner>;
  TradingPartnerConnection: ResolverTypeWrapper<Omit<TradingPartnerConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['TradingPartnerEdge']> }>;
  TradingPartnerEdge: ResolverTypeWrapper<Omit<TradingPartnerEdge, 'node'> & { node: ResolversTypes['TradingPartner'] }>;
  TradingPartnerFilter: TradingPartnerFilter;
  TradingPartnerKind: TradingPartnerKind;
  UnitOfMeasure: ResolverTypeWrapper<Scalars['UnitOfMeasure']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AnswerTime: AnswerTime;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  CatalogueFault: CatalogueFault;
  CodedValue: CodedValue;
  Contract: ContractNode;
  ID: Scalars['ID']['output'];
  ContractConnection: Omit<ContractConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ContractEdge']> };
  ContractEdge: Omit<ContractEdge, 'node'> & { node: ResolversParentTypes['Contract'] };
  ContractPrice: ContractPriceNode;
  Boolean: Scalars['Boolean']['output'];
  ContractPriceConnection: Omit<ContractPriceConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ContractPriceEdge']> };
  ContractPriceEdge: Omit<ContractPriceEdge, 'node'> & { node: ResolversParentTypes['ContractPrice'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DocumentAgreement: DocumentAgreement;
  Facility: Facility;
  Gln: Scalars['Gln']['output'];
  Gtin: Scalars['Gtin']['output'];
  HoldPartnerInput: HoldPartnerInput;
  HoldPartnerPayload: HoldOutcome;
  InterchangeParty: InterchangeParty;
  Item: ItemNode;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  OrderUnit: OrderUnit;
  PageInfo: PageInfo;
  PartnerCatalogue: PartnerCatalogue;
  PartnerHold: PartnerHold;
  PartnerHoldUserError: PartnerHoldUserError;
  PartnerPrice: KeptPartnerPrice;
  PartnerPriceChange: PartnerPriceChange;
  PartnerProfileFault: PartnerProfileFault;
  PartnerProfileFile: KeptPartnerFile;
  PartnerTerms: PartnerTerms;
  PartnerTolerance: PartnerTolerance;
  PartnerTransport: PartnerTransport;
  PartnerUnit: PartnerUnit;
  PriceTier: PriceTier;
  Provenance: Provenance;
  Quantity: Quantity;
  Query: Record<PropertyKey, never>;
  Ratio: Ratio;
  ReleasePartnerInput: ReleasePartnerInput;
  ReleasePartnerPayload: HoldOutcome;
  Supplier: SupplierNode;
  SupplierConnection: Omit<SupplierConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']> };
  SupplierCrosswalk: SupplierCrosswalkNode;
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  SupplierFilter: SupplierFilter;
  SupplierItem: SupplierItemNode;
  SupplierItemConnection: Omit<SupplierItemConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierItemEdge']> };
  SupplierItemEdge: Omit<SupplierItemEdge, 'node'> & { node: ResolversParentTypes['SupplierItem'] };
  TradingPartner: KeptPartner;
  TradingPartnerConnection: Omit<TradingPartnerConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['TradingPartnerEdge']> };
  TradingPartnerEdge: Omit<TradingPartnerEdge, 'node'> & { node: ResolversParentTypes['TradingPartner'] };
  TradingPartnerFilter: TradingPartnerFilter;
  UnitOfMeasure: Scalars['UnitOfMeasure']['output'];
};

export type AnswerTimeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['AnswerTime'] = ResolversParentTypes['AnswerTime']> = {
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CatalogueFaultResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['CatalogueFault'] = ResolversParentTypes['CatalogueFault']> = {
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  segment?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  partnerTerms?: Resolver<Maybe<ResolversTypes['PartnerTerms']>, ParentType, ContextType>;
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
  isDisputed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  partnerPrice?: Resolver<Maybe<ResolversTypes['PartnerPrice']>, ParentType, ContextType>;
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

export type DocumentAgreementResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['DocumentAgreement'] = ResolversParentTypes['DocumentAgreement']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacilityResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Facility'] = ResolversParentTypes['Facility']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gln'], any> {
  name: 'Gln';
}

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Gtin'], any> {
  name: 'Gtin';
}

export type HoldPartnerPayloadResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['HoldPartnerPayload'] = ResolversParentTypes['HoldPartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['PartnerHoldUserError']>, ParentType, ContextType>;
};

export type InterchangePartyResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['InterchangeParty'] = ResolversParentTypes['InterchangeParty']> = {
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  qualifier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

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

export type MutationResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  holdPartner?: Resolver<ResolversTypes['HoldPartnerPayload'], ParentType, ContextType, RequireFields<MutationHoldPartnerArgs, 'input'>>;
  releasePartner?: Resolver<ResolversTypes['ReleasePartnerPayload'], ParentType, ContextType, RequireFields<MutationReleasePartnerArgs, 'input'>>;
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

export type PartnerCatalogueResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerCatalogue'] = ResolversParentTypes['PartnerCatalogue']> = {
  faults?: Resolver<ReadonlyArray<ResolversTypes['CatalogueFault']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notOursCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerHoldResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerHold'] = ResolversParentTypes['PartnerHold']> = {
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isByProfile?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PartnerHoldUserErrorResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerHoldUserError'] = ResolversParentTypes['PartnerHoldUserError']> = {
  code?: Resolver<ResolversTypes['PartnerHoldErrorCode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerPriceResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerPrice'] = ResolversParentTypes['PartnerPrice']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['PartnerPriceChange']>, ParentType, ContextType>;
  classOfTrade?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contractNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['Gtin']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isWithdrawn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pack?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  partNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partnerCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  perQuantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pricePerBaseUnit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  toldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PartnerPriceChangeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerPriceChange'] = ResolversParentTypes['PartnerPriceChange']> = {
  became?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  toldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  was?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PartnerProfileFaultResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerProfileFault'] = ResolversParentTypes['PartnerProfileFault']> = {
  column?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerProfileFileResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerProfileFile'] = ResolversParentTypes['PartnerProfileFile']> = {
  faultCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['PartnerProfileFault']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PartnerProfileFileState'], ParentType, ContextType>;
};

export type PartnerTermsResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerTerms'] = ResolversParentTypes['PartnerTerms']> = {
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PartnerToleranceResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerTolerance'] = ResolversParentTypes['PartnerTolerance']> = {
  priceAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  pricePercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  quantityPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type PartnerTransportResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerTransport'] = ResolversParentTypes['PartnerTransport']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isFallback?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PartnerTransportKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerUnitResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['PartnerUnit'] = ResolversParentTypes['PartnerUnit']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['UnitOfMeasure'], ParentType, ContextType>;
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
  tradingPartner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType, RequireFields<QueryTradingPartnerArgs, 'id'>>;
  tradingPartners?: Resolver<ResolversTypes['TradingPartnerConnection'], ParentType, ContextType, RequireFields<QueryTradingPartnersArgs, 'first'>>;
};

export type RatioResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ReleasePartnerPayloadResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['ReleasePartnerPayload'] = ResolversParentTypes['ReleasePartnerPayload']> = {
  partner?: Resolver<Maybe<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['PartnerHoldUserError']>, ParentType, ContextType>;
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
  tradingPartners?: Resolver<ReadonlyArray<ResolversTypes['TradingPartner']>, ParentType, ContextType>;
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
  partnerPrices?: Resolver<ReadonlyArray<ResolversTypes['PartnerPrice']>, ParentType, ContextType>;
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

export type TradingPartnerResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['TradingPartner'] = ResolversParentTypes['TradingPartner'], FederationReferenceType extends FederationReferenceTypes['TradingPartner'] = FederationReferenceTypes['TradingPartner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TradingPartner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgedWith?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answerTimes?: Resolver<ReadonlyArray<ResolversTypes['AnswerTime']>, ParentType, ContextType>;
  catalogues?: Resolver<ReadonlyArray<ResolversTypes['PartnerCatalogue']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hold?: Resolver<Maybe<ResolversTypes['PartnerHold']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TradingPartnerKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ordersFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  profileFile?: Resolver<Maybe<ResolversTypes['PartnerProfileFile']>, ParentType, ContextType>;
  receives?: Resolver<ReadonlyArray<ResolversTypes['DocumentAgreement']>, ParentType, ContextType>;
  sends?: Resolver<ReadonlyArray<ResolversTypes['DocumentAgreement']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  them?: Resolver<ResolversTypes['InterchangeParty'], ParentType, ContextType>;
  themInTests?: Resolver<Maybe<ResolversTypes['InterchangeParty']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tolerance?: Resolver<ResolversTypes['PartnerTolerance'], ParentType, ContextType>;
  transports?: Resolver<ReadonlyArray<ResolversTypes['PartnerTransport']>, ParentType, ContextType>;
  units?: Resolver<ReadonlyArray<ResolversTypes['PartnerUnit']>, ParentType, ContextType>;
  us?: Resolver<ResolversTypes['InterchangeParty'], ParentType, ContextType>;
};

export type TradingPartnerConnectionResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['TradingPartnerConnection'] = ResolversParentTypes['TradingPartnerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TradingPartnerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TradingPartnerEdgeResolvers<ContextType = SuppliersContext, ParentType extends ResolversParentTypes['TradingPartnerEdge'] = ResolversParentTypes['TradingPartnerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TradingPartner'], ParentType, ContextType>;
};

export interface UnitOfMeasureScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitOfMeasure'], any> {
  name: 'UnitOfMeasure';
}

export type Resolvers<ContextType = SuppliersContext> = {
  AnswerTime?: AnswerTimeResolvers<ContextType>;
  CatalogueFault?: CatalogueFaultResolvers<ContextType>;
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
  DocumentAgreement?: DocumentAgreementResolvers<ContextType>;
  Facility?: FacilityResolvers<ContextType>;
  Gln?: GraphQLScalarType;
  Gtin?: GraphQLScalarType;
  HoldPartnerPayload?: HoldPartnerPayloadResolvers<ContextType>;
  InterchangeParty?: InterchangePartyResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OrderUnit?: OrderUnitResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartnerCatalogue?: PartnerCatalogueResolvers<ContextType>;
  PartnerHold?: PartnerHoldResolvers<ContextType>;
  PartnerHoldUserError?: PartnerHoldUserErrorResolvers<ContextType>;
  PartnerPrice?: PartnerPriceResolvers<ContextType>;
  PartnerPriceChange?: PartnerPriceChangeResolvers<ContextType>;
  PartnerProfileFault?: PartnerProfileFaultResolvers<ContextType>;
  PartnerProfileFile?: PartnerProfileFileResolvers<ContextType>;
  PartnerTerms?: PartnerTermsResolvers<ContextType>;
  PartnerTolerance?: PartnerToleranceResolvers<ContextType>;
  PartnerTransport?: PartnerTransportResolvers<ContextType>;
  PartnerUnit?: PartnerUnitResolvers<ContextType>;
  PriceTier?: PriceTierResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  ReleasePartnerPayload?: ReleasePartnerPayloadResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierCrosswalk?: SupplierCrosswalkResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  SupplierItem?: SupplierItemResolvers<ContextType>;
  SupplierItemConnection?: SupplierItemConnectionResolvers<ContextType>;
  SupplierItemEdge?: SupplierItemEdgeResolvers<ContextType>;
  TradingPartner?: TradingPartnerResolvers<ContextType>;
  TradingPartnerConnection?: TradingPartnerConnectionResolvers<ContextType>;
  TradingPartnerEdge?: TradingPartnerEdgeResolvers<ContextType>;
  UnitOfMeasure?: GraphQLScalarType;
};

