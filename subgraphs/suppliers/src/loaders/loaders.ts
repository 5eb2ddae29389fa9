import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  statementLoader,
  type ChildPage,
  type Page,
  type SourcedLoader,
  type SourcedReader,
} from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { contractPages, supplierItemPages } from '../db/queries/supplier-children.ts';
import { filesOfPartners, partnersById, partnersOfSuppliers } from '../db/queries/trading-partners.ts';
import {
  cataloguesOfPartners,
  pricesOfSupplierItems,
  termsOfContracts,
  type ContractName,
  type KeptCatalogue,
  type KeptPartnerPrice,
  type KeptTerms,
} from '../db/queries/partner-prices.ts';
import type { PriceQuestion } from '../db/queries/contract-prices.ts';
import type { Contract, ContractPrice } from '../domain/contract.ts';
import type { SupplierItem } from '../domain/supplier-item.ts';
import type { Supplier } from '../domain/supplier.ts';
import type { KeptPartner, KeptPartnerFile } from '../db/kept-partner.ts';
import { contractPriceById } from './contract-price-by-id.ts';
import { priceByQuestion } from './price-by-question.ts';
import { supplierIdOfCrosswalk } from './supplier-id-of-crosswalk.ts';
import { supplierItemIdsByItem } from './supplier-item-ids-by-item.ts';

/** One request's loaders. */
export interface Loaders {
  readonly supplier: SourcedLoader<Supplier>;
  readonly supplierItem: SourcedLoader<SupplierItem>;
  readonly contract: SourcedLoader<Contract>;
  readonly contractPrice: DataLoader<string, ContractPrice | null>;
  /** What an item costs at a facility on a day; null when no contract of the viewer's covers it. */
  readonly priceThatHolds: DataLoader<PriceQuestion, ContractPrice | null, string>;
  readonly supplierItemIdsByItem: DataLoader<string, readonly string[]>;
  readonly supplierIdOfCrosswalk: DataLoader<string, string | null>;
  readonly supplierItemPage: DataLoader<ChildPage, Page<string>, string>;
  readonly contractPage: DataLoader<ChildPage, Page<string>, string>;
  readonly tradingPartner: DataLoader<string, KeptPartner | null>;
  readonly tradingPartnersBySupplier: DataLoader<string, readonly KeptPartner[]>;
  readonly partnerPricesBySupplierItem: DataLoader<string, readonly KeptPartnerPrice[]>;
  readonly termsOfContract: DataLoader<ContractName, KeptTerms | null, string>;
  /** By the partner's code. */
  readonly cataloguesByPartner: DataLoader<string, readonly KeptCatalogue[]>;
  /** By the partner's code. */
  readonly partnerFile: DataLoader<string, KeptPartnerFile | null>;
}

export interface LoaderDeps {
  readonly db: Db;
  readonly suppliers: SourcedReader<Supplier>;
  readonly supplierItems: SourcedReader<SupplierItem>;
  readonly contracts: SourcedReader<Contract>;
  /** A copy confirmed before this is too old to be shown without asking its system. */
  readonly oldest: () => Temporal.Instant;
}

export function createLoaders(deps: LoaderDeps, viewer: Viewer, deadline: AbortSignal): Loaders {
  const { db, oldest } = deps;
  const contract = deps.contracts.loader(viewer, deadline);
  return {
    supplier: deps.suppliers.loader(viewer, deadline),
    supplierItem: deps.supplierItems.loader(viewer, deadline),
    contract,
    contractPrice: contractPriceById({ db, contract, oldest }, viewer),
    priceThatHolds: priceByQuestion({ db, contract, oldest }, viewer),
    supplierItemIdsByItem: supplierItemIdsByItem(db, viewer),
    supplierIdOfCrosswalk: supplierIdOfCrosswalk(db),
    supplierItemPage: supplierItemPages(db, viewer),
    contractPage: contractPages(db, viewer),
    tradingPartner: found((ids) => partnersById(db, viewer, ids), null),
    tradingPartnersBySupplier: found((ids) => partnersOfSuppliers(db, viewer, ids), []),
    partnerPricesBySupplierItem: found((ids) => pricesOfSupplierItems(db, viewer, ids), []),
    termsOfContract: statementLoader((names: readonly ContractName[]) => termsOfContracts(db, names), {
      cacheKeyFn: ({ supplierId, number }) => `${supplierId} ${number}`,
    }),
    cataloguesByPartner: found((codes) => cataloguesOfPartners(db, viewer, codes), []),
    partnerFile: found((codes) => filesOfPartners(db, codes), null),
  };
}

function found<V, D>(read: (keys: readonly string[]) => Promise<Map<string, V>>, absent: D) {
  return statementLoader<string, V | D>(async (keys) => {
    const values = await read(keys);
    return keys.map((key) => values.get(key) ?? absent);
  });
}
