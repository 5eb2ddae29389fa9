import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Page, PageArguments, RequestContext, Sourced } from '@supply-hub/subgraph-kit';
import type { Facility, StorageLocation, Theatre } from './domain/facility.ts';
import type { Facilities } from './services/facilities.ts';
import type { ParLevel } from './domain/par-level.ts';
import type { Quarantine } from './domain/quarantine.ts';
import type { Reservation } from './domain/reservation.ts';
import type { StockLevel, StockLot, StockPosition } from './domain/stock.ts';
import type { StockAlert } from './domain/stock-alert/stock-alert.ts';
import type { StockTransfer } from './domain/stock-transfer.ts';
import type { Loaders } from './loaders/loaders.ts';
import type { AlertFilter } from './db/queries/stock-alerts.ts';
import type { StockLevelFilter, StockTransferFilter } from './generated/graphql.ts';

/** What a resolver of this subgraph has at hand. */
export interface InventoryContext extends RequestContext {
  readonly config: HubConfig;
  readonly db: Db;
  readonly clock: Clock;
  /** All of hub.yaml's facilities, whoever asks. */
  readonly directory: Facilities;
  /** The viewer's facilities, by name (R72). */
  readonly facilities: readonly Facility[];
  /** One of the viewer's facilities; null for any other. */
  readonly facility: (id: string) => Facility | null;
  /** The date it is there now. */
  readonly todayAt: (facility: Facility) => Temporal.PlainDate;
  readonly loaders: Loaders;
  /** Whether the hub may post in the system that keeps a stock, by that system's id. */
  readonly movesStock: (system: string) => boolean;
  /** A page of ids of the viewer's stock levels. @throws SourceUnavailable until the stock asked for was read once */
  readonly stockLevelPage: (filter: StockLevelFilter, page: PageArguments) => Promise<Page<string>>;
  /** A page of the viewer's transfers, the newest first. */
  readonly transferPage: (filter: StockTransferFilter, page: PageArguments) => Promise<Page<StockTransfer>>;
  /** A page of the viewer's alerts, those raised last first. @throws SourceUnavailable until what is asked for was judged once */
  readonly alertPage: (filter: AlertFilter, page: PageArguments) => Promise<Page<StockAlert>>;
}

export type FacilityNode = Facility;
export type TheatreNode = Theatre;
export type QuarantineNode = Quarantine;
export type StorageLocationNode = StorageLocation;
/** The key of the system that keeps its stock is a location's one crosswalk. */
export type LocationCrosswalkNode = StorageLocation;

/** A position's part in one storage location. */
export interface StockLevelNode {
  readonly facility: Facility;
  readonly position: Sourced<StockPosition>;
  readonly level: StockLevel;
}

export interface StockLotNode {
  readonly facility: Facility;
  readonly position: Sourced<StockPosition>;
  readonly lot: StockLot;
}

/** A reservation, and the lot it is of. */
export interface ReservationNode {
  readonly reservation: Reservation;
  readonly of: StockLotNode;
}

export type StockTransferNode = StockTransfer;
export type StockAlertNode = StockAlert;
export type ParLevelNode = Sourced<ParLevel>;

/** Inventory knows of an item what stands in stock, and its id. */
export interface ItemNode {
  readonly id: string;
}
