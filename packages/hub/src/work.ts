import type { Clock } from '@supply-hub/clock';
import { startDelivery } from '@supply-hub/events';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { createFeedRunner, type Subgraph } from '@supply-hub/subgraph-kit';

/** A subgraph with the connection, under its own role, that it works on. */
export interface OpenedSubgraph {
  readonly subgraph: Subgraph;
  readonly connection: Connection;
}

/** Runs all feeds and event handlers; `stop` lets what runs end. */
export async function startWork(options: {
  subgraphs: readonly OpenedSubgraph[];
  hub: Connection;
  clock: Clock;
  log: Log;
}): Promise<{ stop(): Promise<void> }> {
  const { subgraphs, hub, clock, log } = options;
  const delivery = await startDelivery({
    hub,
    subgraphs: subgraphs.map(({ subgraph, connection }) => ({ connection, handlers: subgraph.handlers })),
    clock,
    log: log.child({ part: 'events' }),
  });
  const runners = subgraphs.map(({ subgraph: { name, feeds }, connection: { db } }) =>
    createFeedRunner({ subgraph: name, feeds, db, clock, log: log.child({ part: name }) }),
  );
  for (const runner of runners) runner.start();
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await delivery.stop();
    },
  };
}
