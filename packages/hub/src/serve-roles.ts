import type { SubgraphName } from '@supply-hub/subgraph-kit';

/** What can run in a process of its own. `worker` runs all feeds and event handlers. */
export const serveRoles = [
  'gateway',
  'items',
  'suppliers',
  'inventory',
  'orders',
  'procedures',
  'reconciliation',
  'worker',
] as const satisfies readonly (SubgraphName | 'gateway' | 'worker')[];
export type ServeRole = (typeof serveRoles)[number];
