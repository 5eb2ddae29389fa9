import type { ApolloServer } from '@apollo/server';
import type { Clock } from '@supply-hub/clock';
import type { GraphPaths } from '../contract-door.ts';
import type { OperationContext } from '../operation-context.ts';
import type { GatewayOptions } from '../server.ts';
import { openEventStreamDoor, type EventStreamDoor } from './event-stream-door.ts';
import { openLiveFeed, type LiveFeedOptions } from './live-feed.ts';
import type { LivePlanner } from './live-plan.ts';
import { openSocketDoor, type SocketDoor } from './socket-door.ts';
import { watchTokenEnds } from './token-ends.ts';
import { openUpstream } from './upstream.ts';

/** Subscriptions, and the two ways they come. */
export interface Live {
  readonly sockets: SocketDoor;
  readonly streams: EventStreamDoor;
  /** The graph was loaded anew: no socket is dropped for that. */
  replan(planner: LivePlanner): void;
  /** No client is left behind it. Safe to call twice. */
  close(): Promise<void>;
}

type FromGateway = 'subgraphs' | 'verifier' | 'log' | 'operations' | 'operationTimeoutMs' | 'corsOrigins';

export interface LiveOptions extends Pick<GatewayOptions, FromGateway>, Omit<LiveFeedOptions, 'upstreams' | 'log'> {
  readonly apollo: ApolloServer<OperationContext>;
  readonly clock: Clock;
  readonly paths: GraphPaths;
}

export function openLive(options: LiveOptions): Live {
  const { apollo, verifier, log, operations, operationTimeoutMs = 15_000, corsOrigins = [] } = options;
  const upstreams = new Map([...options.subgraphs].map(([name, target]) => [name, openUpstream(name, target)]));
  const feed = openLiveFeed({ ...options, upstreams });
  const tokenEnds = watchTokenEnds(options.clock);
  const parts = { apollo, feed, verifier, tokenEnds, operationTimeoutMs };
  const sockets = openSocketDoor({ ...parts, log, operations, corsOrigins, paths: options.paths });
  const streams = openEventStreamDoor(parts);
  const end = async () => {
    tokenEnds.stop();
    streams.close();
    await sockets.close();
    await feed.close();
  };
  let ended: Promise<void> | undefined;
  return { sockets, streams, replan: (next) => feed.replan(next), close: () => (ended ??= end()) };
}
