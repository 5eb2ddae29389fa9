import { createHash } from 'node:crypto';
import type { Reach, Viewer } from '@supply-hub/identity';
import type { DocumentNode } from 'graphql';

/** A subscription that passed the door. */
export interface LiveOperation {
  /** Where it came: `/graphql`, or a contract's path. */
  readonly path: string;
  readonly document: DocumentNode;
  /** The document as it came. */
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Who subscribes. */
export interface Caller {
  readonly viewer: Viewer;
  /** The header that subgraphs verify again. */
  readonly authorization: string;
}

/**
 * What is answered alike: the same text with the same variables under the same rights. A person's name is no right, so
 * a thousand planners of one hospital share one answer.
 */
export function topicKey({ path, text, operationName, variables }: LiveOperation, { viewer }: Caller): string {
  const rights = [viewer.role, reach(viewer.facilities), reach(viewer.suppliers), [...viewer.scopes].toSorted()];
  const said = JSON.stringify([path, text, operationName ?? null, sorted(variables), rights]);
  return createHash('sha256').update(said).digest('base64url');
}

const reach = (of: Reach) => (of === '*' ? '*' : [...of].toSorted());

/** The same whatever the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
