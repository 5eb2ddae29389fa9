import type { SubgraphName } from '@supply-hub/subgraph-kit';

/**
 * What can run in a process of its own. `exchange` takes documents in and sends them; `worker` runs feeds, event
 * handlers, jobs and tasks.
 */
export const serveRoles = [
  'gateway',
  'items',
  'suppliers',
  'inventory',
  'orders',
  'procedures',
  'reconciliation',
  'exchange',
  'worker',
] as const satisfies readonly (SubgraphName | 'gateway' | 'exchange' | 'worker')[];
export type ServeRole = (typeof serveRoles)[number];
