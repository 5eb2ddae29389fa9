import type { OperationSeen } from '@supply-hub/gateway';
import { createMeasures, type Metrics } from '@supply-hub/metrics';
import type { OnCopyRead, SubgraphDeps } from '@supply-hub/subgraph-kit';

/** What this process does, for Prometheus: of few values each, and nobody's. */
const definitions = {
  operation: {
    name: 'operation_seconds',
    description: 'How long operations of the graph took, by their registered name, or other; FAILED without data.',
    kind: 'seconds',
  },
  operationErrors: {
    name: 'operation_errors',
    description: 'Operations that were answered with an error of a code, each code once an operation.',
    kind: 'counter',
  },
  sourceCall: {
    name: 'source_call_seconds',
    description:
      'How long calls to source systems took, repeats and waiting included, by what was asked and the outcome.',
    kind: 'seconds',
  },
  sourceRequests: {
    name: 'source_requests',
    description: 'Requests that left for a source system, repeats included.',
    kind: 'counter',
  },
  copyReads: {
    name: 'copy_reads',
    description:
      'Values read for answers: FRESH from the hub’s copy, LIVE from the source, STALE while that was silent, ABSENT, FAILED.',
    kind: 'counter',
  },
} as const;

export interface HubMeasures {
  readonly onOperation: (seen: OperationSeen) => void;
  readonly onSourceCall: NonNullable<SubgraphDeps['onSourceCall']>;
  readonly onCopyRead: OnCopyRead;
  readonly metrics: Metrics;
}

export function createHubMeasures(): HubMeasures {
  const measures = createMeasures(definitions);
  return {
    onOperation({ name: operation, type, ms, outcome, codes }) {
      measures.record('operation', ms, { operation, type, outcome });
      for (const code of codes) measures.record('operationErrors', 1, { operation, code: known(code) });
    },
    onSourceCall({ system, operation, outcome, ms, attempts }) {
      measures.record('sourceCall', ms, { system, operation, outcome });
      if (attempts > 0) measures.record('sourceRequests', attempts, { system });
    },
    onCopyRead: (copy, outcome, count) => measures.record('copyReads', count, { copy, outcome }),
    metrics: measures,
  };
}

/** Codes are ours; should one not be, it makes no series. */
const known = (code: string): string => (/^[A-Z][A-Z_]{2,40}$/.test(code) ? code : 'other');
