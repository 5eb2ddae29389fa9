import { auditChain } from '@supply-hub/audit';
import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import { startDelivery } from '@supply-hub/events';
import { applyWork, exchangeHandlers, replayTask, retentionTask } from '@supply-hub/exchange';
import { startWorkers } from '@supply-hub/jobs';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { createFeedRunner, startTasks, type Subgraph } from '@supply-hub/subgraph-kit';
import { settleFeeds } from './settle-feeds.ts';

/** A subgraph with the connection, under its own role, that it works on. */
export interface OpenedSubgraph {
  readonly subgraph: Subgraph;
  readonly connection: Connection;
}

/** Messages applied at a time: a subgraph's connections serve its answers too. */
const messagesAtATime = 4;

/** Runs all feeds, event handlers, jobs and tasks; `stop` lets what runs end. */
export async function startWork(options: {
  url: string;
  subgraphs: readonly OpenedSubgraph[];
  hub: Connection;
  config: HubConfig;
  clock: Clock;
  log: Log;
}): Promise<{ stop(): Promise<void> }> {
  const { url, subgraphs, hub, config, clock, log } = options;
  await settleFeeds(
    hub.db,
    subgraphs.map(({ subgraph }) => subgraph),
  );
  await using started = new AsyncDisposableStack();
  const delivery = await startDelivery({
    hub,
    subgraphs: [
      ...subgraphs.map(({ subgraph, connection }) => ({ connection, handlers: subgraph.handlers })),
      { connection: hub, handlers: exchangeHandlers() },
    ],
    clock,
    log: log.child({ part: 'events' }),
  });
  started.defer(() => delivery.stop());
  for (const { subgraph, connection } of subgraphs) {
    const tasks = await startTasks({ tasks: subgraph.tasks, connection, log: log.child({ part: subgraph.name }) });
    started.defer(() => tasks.stop());
  }
  const receivers = subgraphs.flatMap(({ subgraph, connection }) =>
    subgraph.receivers.map((receiver) => ({ receiver, connection })),
  );
  const exchangeLog = log.child({ part: 'exchange' });
  const apply = applyWork({ connection: hub, receivers, config, clock, log: exchangeLog, parallel: messagesAtATime });
  const workers = await startWorkers({ url, work: [apply], log: log.child({ part: 'jobs' }) });
  started.defer(() => workers.stop());
  const replay = replayTask({ connection: hub, receivers, config, clock, log: exchangeLog });
  const retention = retentionTask({ connection: hub, clock, log: exchangeLog });
  const tasks = await startTasks({ tasks: [replay, retention, auditChain(hub)], connection: hub, log: exchangeLog });
  started.defer(() => tasks.stop());
  const runners = subgraphs.map(({ subgraph: { name, feeds }, connection: { db } }) =>
    createFeedRunner({ subgraph: name, feeds, db, clock, log: log.child({ part: name }) }),
  );
  for (const runner of runners) runner.start();
  started.defer(async () => void (await Promise.all(runners.map((runner) => runner.stop()))));
  const stack = started.move();
  return { stop: () => stack.disposeAsync() };
}
