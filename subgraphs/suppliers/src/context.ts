import type { FacilityConfig } from '@supply-hub/config';
import type { Clock } from '@supply-hub/clock';
import type { Db } from '@supply-hub/postgres';
import type { Page, PageArguments, RequestContext, Sourced } from '@supply-hub/subgraph-kit';
import type { PartnerConditions } from './db/kept-partner.ts';
import type { Contract, ContractPrice } from './domain/contract.ts';
import type { SupplierItem } from './domain/supplier-item.ts';
import type { Supplier, SupplierConditions } from './domain/supplier.ts';
import type { Loaders } from './loaders/loaders.ts';

/** What a resolver of this subgraph has at hand. */
export interface SuppliersContext extends RequestContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly loaders: Loaders;
  /** By hub id. */
  readonly facilities: ReadonlyMap<string, FacilityConfig>;
  /** The day it is at a facility now. */
  readonly today: (facility: FacilityConfig) => string;
  /** A page of ids of the viewer's suppliers. @throws SourceUnavailable until every supplier master was read once */
  readonly supplierPage: (conditions: SupplierConditions, page: PageArguments) => Promise<Page<string>>;
  /** A page of ids of the viewer's trading partners. */
  readonly tradingPartnerPage: (conditions: PartnerConditions, page: PageArguments) => Promise<Page<string>>;
  /** @throws SourceUnavailable until every system's contracts were read once: before, "none" cannot be told */
  readonly assertContractsLoaded: () => Promise<void>;
}

export type SupplierNode = Sourced<Supplier>;
/** The supplier master's own key is the supplier's one crosswalk. */
export type SupplierCrosswalkNode = SupplierNode;
export type SupplierItemNode = Sourced<SupplierItem>;
export type ContractNode = Sourced<Contract>;
export type ContractPriceNode = ContractPrice;
/** An item by its id alone: what else there is of it, others know. */
export interface ItemNode {
  readonly id: string;
}
