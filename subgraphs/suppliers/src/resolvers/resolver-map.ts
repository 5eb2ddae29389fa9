import type { Resolvers } from '../generated/graphql.ts';
import { Contract } from './Contract.ts';
import { ContractPrice } from './ContractPrice.ts';
import { Item } from './Item.ts';
import { Mutation } from './Mutation.ts';
import { PartnerPrice } from './PartnerPrice.ts';
import { PartnerProfileFile } from './PartnerProfileFile.ts';
import { Query } from './Query.ts';
import { Supplier } from './Supplier.ts';
import { SupplierCrosswalk } from './SupplierCrosswalk.ts';
import { SupplierItem } from './SupplierItem.ts';
import { TradingPartner } from './TradingPartner.ts';

/** Every resolver of the subgraph; a type that is not here is resolved by its properties. */
export const resolverMap: Resolvers = {
  Query,
  Mutation,
  Supplier,
  SupplierCrosswalk,
  SupplierItem,
  Contract,
  ContractPrice,
  Item,
  TradingPartner,
  PartnerPrice,
  PartnerProfileFile,
};
