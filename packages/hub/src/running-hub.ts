import type { Clock } from '@supply-hub/clock';
import type { Environment, HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { StateHolder } from '@supply-hub/postgres';
import type { SubgraphDeps } from '@supply-hub/subgraph-kit';

export interface HubOptions {
  readonly environment: Environment;
  readonly log: Log;
  /** @default the machine's */
  readonly clock?: Clock;
  /** For tests and benchmarks: every statement of the subgraphs. */
  readonly onStatement?: (statement: string) => void;
  /** For tests and benchmarks: every call to a source. */
  readonly onSourceCall?: NonNullable<SubgraphDeps['onSourceCall']>;
  /** Gives up what is not up yet, and stops what is. Of no effect once the hub runs: it has `close`. */
  readonly stop?: AbortSignal;
}

/** A running hub, or one role of it. */
export interface RunningHub {
  /** Where it answers: `http://127.0.0.1:4000`. Empty for the worker. */
  readonly address: string;
  /** Where HL7 messages arrive (MLLP); 0 where none do. */
  readonly mllpPort: number;
  /** Where partners post documents, and Prometheus asks for /metrics; 0 where neither is. */
  readonly exchangePort: number;
  readonly stateDir: string;
  readonly config: HubConfig;
  /** Drains and stops everything that was started, in order. */
  close(): Promise<void>;
}

/** Another process runs on the same state. */
export class AlreadyRunning extends Misconfigured {
  constructor({ address, pid }: StateHolder, stateDir: string) {
    super(
      `The hub already runs on ${stateDir}: ${address} (process ${pid}). Use that one, or set HUB_STATE_DIR and HUB_PORT for a second.`,
    );
  }
}
