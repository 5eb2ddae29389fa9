import { auditMigrations } from '@supply-hub/audit';
import { commandsMigrations } from '@supply-hub/commands';
import { crosswalkMigrations } from '@supply-hub/crosswalk';
import { eventsMigrations } from '@supply-hub/events';
import { exchangeMigrations } from '@supply-hub/exchange';
import { createInventory, inventoryMigrations } from '@supply-hub/inventory';
import { createItems, itemsMigrations } from '@supply-hub/items';
import { jobsMigrations } from '@supply-hub/jobs';
import { lineageMigrations } from '@supply-hub/lineage';
import { createOrders, ordersMigrations } from '@supply-hub/orders';
import type { MigrationModule } from '@supply-hub/postgres';
import { createProcedures, proceduresMigrations } from '@supply-hub/procedures';
import { createReconciliation, reconciliationMigrations } from '@supply-hub/reconciliation';
import { subgraphKitMigrations, type Subgraph, type SubgraphDeps, type SubgraphName } from '@supply-hub/subgraph-kit';
import { createSuppliers, suppliersMigrations } from '@supply-hub/suppliers';

/** How each subgraph is made. */
export const subgraphParts: Readonly<Record<SubgraphName, (deps: SubgraphDeps) => Subgraph>> = {
  items: createItems,
  suppliers: createSuppliers,
  inventory: createInventory,
  orders: createOrders,
  procedures: createProcedures,
  reconciliation: createReconciliation,
};

/** Every table of the hub, in the order in which they may be made. */
export const hubMigrations: readonly MigrationModule[] = [
  eventsMigrations,
  lineageMigrations,
  auditMigrations,
  jobsMigrations,
  exchangeMigrations,
  crosswalkMigrations,
  commandsMigrations,
  subgraphKitMigrations,
  itemsMigrations,
  suppliersMigrations,
  inventoryMigrations,
  ordersMigrations,
  proceduresMigrations,
  reconciliationMigrations,
];
