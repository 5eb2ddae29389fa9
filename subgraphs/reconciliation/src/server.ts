import { readFileSync } from 'node:fs';
import { redrive } from '@supply-hub/exchange';
import type { MigrationModule } from '@supply-hub/postgres';
import { createSubgraph, type Subgraph, type SubgraphDeps } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from './context.ts';
import { supplyExceptionChanged } from './live/supply-exception-changed.ts';
import { createLoaders } from './loaders/loaders.ts';
import { resolverMap } from './resolvers/resolver-map.ts';
import type { Redrive } from './services/redrive-messages.ts';
import { watchPartners } from './tasks/watch-partners.ts';
import { onKnownThings } from './workflows/on-known-things.ts';
import { onMessageChanged } from './workflows/on-message-changed.ts';
import { onOrderDocuments } from './workflows/on-order-documents.ts';
import { onOrders } from './workflows/on-orders.ts';
import { onReadinessFacts } from './workflows/on-readiness-facts.ts';

export const reconciliationMigrations: MigrationModule = {
  name: 'reconciliation',
  schema: 'reconciliation',
  directory: new URL('../migrations/', import.meta.url),
};

/** What people must look at: documents compared, messages, exceptions, and what led to what. Lives on events alone. */
export function createReconciliation(
  { log, clock, verifier, connection }: SubgraphDeps,
  /** The exchange's part; another in tests. */
  exchange: { readonly redrive: Redrive } = { redrive },
): Subgraph {
  const { db } = connection;
  return createSubgraph<ReconciliationContext>({
    name: 'reconciliation',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers: resolverMap,
    verifier,
    log,
    audit: { db, clock },
    context: (base) => ({ ...base, db, clock, redrive: exchange.redrive, loaders: createLoaders(db, base) }),
    live: { connection, fields: { supplyExceptionChanged } },
    tasks: [watchPartners({ db, clock, log })],
    handlers: [
      onOrderDocuments,
      onOrders,
      onKnownThings(exchange.redrive),
      onMessageChanged(exchange.redrive),
      onReadinessFacts,
    ],
  });
}
