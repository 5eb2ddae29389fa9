import type { FormattedExecutionResult } from 'graphql';

/** One fetch of a query plan. */
export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** What travels with it. */
export interface SubgraphCall {
  /** The caller's own header: a subgraph verifies it again. */
  authorization: string | undefined;
  deadline: AbortSignal;
  traceId: string;
}

/** A subgraph in this process, called without HTTP and without JSON. */
export interface InProcessSubgraph {
  execute(request: SubgraphRequest, call: SubgraphCall): Promise<FormattedExecutionResult>;
}

/** Where a subgraph is: in this process, or behind `POST <url>/graphql`. */
export type SubgraphTarget =
  | { readonly kind: 'in-process'; readonly subgraph: InProcessSubgraph }
  | { readonly kind: 'http'; readonly url: string };
