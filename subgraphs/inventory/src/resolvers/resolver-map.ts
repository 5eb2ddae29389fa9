import type { Resolvers } from '../generated/graphql.ts';
import { Facility } from './Facility.ts';
import { Item } from './Item.ts';
import { LocationCrosswalk } from './LocationCrosswalk.ts';
import { Mutation } from './Mutation.ts';
import { ParLevel } from './ParLevel.ts';
import { Quarantine } from './Quarantine.ts';
import { Query } from './Query.ts';
import { Reservation } from './Reservation.ts';
import { StockAlert } from './StockAlert.ts';
import { StockLevel } from './StockLevel.ts';
import { StockLot } from './StockLot.ts';
import { StockTransfer } from './StockTransfer.ts';
import { StorageLocation } from './StorageLocation.ts';
import { Theatre } from './Theatre.ts';

/** Every resolver of the subgraph; a type that is not here is resolved by its properties. */
export const resolverMap: Resolvers = {
  Query,
  Mutation,
  Facility,
  Theatre,
  StorageLocation,
  LocationCrosswalk,
  StockAlert,
  StockLevel,
  StockLot,
  Quarantine,
  StockTransfer,
  Reservation,
  ParLevel,
  Item,
};
