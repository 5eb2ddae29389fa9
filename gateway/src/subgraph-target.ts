import type { Subgraph } from '@supply-hub/subgraph-kit';

/** A subgraph in this process, called without HTTP and without JSON; some can be subscribed to. */
export type InProcessSubgraph = Pick<Subgraph, 'execute'> & Partial<Pick<Subgraph, 'subscribe'>>;

/** Where a subgraph is: in this process, or behind `POST <url>/graphql`. */
export type SubgraphTarget =
  | { readonly kind: 'in-process'; readonly subgraph: InProcessSubgraph }
  | { readonly kind: 'http'; readonly url: string };
