import type { Viewer } from '@supply-hub/identity';
import type { DocumentNode } from 'graphql';

/** What one operation carries from the door to every subgraph it asks. */
export interface OperationContext {
  /** Absent only for introspection in development mode. */
  readonly viewer: Viewer | undefined;
  /** The Authorization header as it came: subgraphs verify it again. */
  readonly authorization: string | undefined;
  /** Shared by every log line of this operation, here and in the subgraphs; answered as `x-trace-id`. */
  readonly traceId: string;
  /** Aborts when the operation's time is over, and over HTTP when its client went away. */
  readonly deadline: AbortSignal;
  /** What is left of that time, in whole milliseconds, at least 1. */
  readonly remainingMs: () => number;
  /** Takes a subscription that passed the door; absent where only one answer goes back. */
  readonly onSubscription?: (operation: { readonly document: DocumentNode; readonly text: string }) => void;
}
