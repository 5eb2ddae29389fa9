import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { systemClock, type Clock } from '@supply-hub/clock';
import { defaultOperationLimits, operationLimitRule, type OperationLimits } from '@supply-hub/guard';
import type { Verifier } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import { createAllowance, type AllowanceOptions } from './allowance.ts';
import { graphPaths } from './contract-door.ts';
import { costLimit } from './cost-limit.ts';
import { errorFormat } from './error-format.ts';
import type { Readiness } from './health.ts';
import { openDoor } from './http-door.ts';
import type { ExampleOperation } from './graphiql/page.ts';
import { requireViewer } from './identity.ts';
import { openLive } from './live/live.ts';
import { refuseDeepValues } from './refuse-deep-values.ts';
import { refuseSubscription } from './live/refuse-subscription.ts';
import type { LoadedGraph } from './loaded-graph.ts';
import type { OperationContext } from './operation-context.ts';
import { operationLog, type OperationLogOptions } from './operation-log.ts';
import type { RegisteredOperations } from './registered-operations.ts';
import { requireAccess } from './require-access.ts';
import { requireOperation } from './require-operation.ts';
import type { SubgraphTarget } from './subgraph-target.ts';
import { openSupergraph } from './supergraph.ts';
import { currentTraceId } from './trace.ts';

export type { ExampleOperation } from './graphiql/page.ts';
export type { Readiness } from './health.ts';
export type { OperationSeen } from './operation-log.ts';
export { namesOfOperations, readOperations, type RegisteredOperations } from './registered-operations.ts';
export { defaultOperationLimits, type OperationLimits } from '@supply-hub/guard';
export type { InProcessSubgraph, SubgraphTarget } from './subgraph-target.ts';

export interface GatewayOptions {
  /** The composed supergraph, as committed in `supergraph.graphql`. */
  readonly supergraphSdl: string;
  /** Where each subgraph of it is. */
  readonly subgraphs: ReadonlyMap<string, SubgraphTarget>;
  readonly verifier: Verifier;
  /** Says when a token has ended under which something runs. @default the machine's */
  readonly clock?: Clock;
  readonly host: string;
  /** 0 takes any free port; the address says which. */
  readonly port: number;
  /** Development adds GraphiQL at `/`, introspection and subgraph names in errors. */
  readonly mode: 'development' | 'production';
  readonly log: Log;
  /** What `/health/ready` tells while the gateway itself serves. */
  readonly readiness: () => Promise<Readiness>;
  /** Mints the token GraphiQL asks with, given to pages on this machine alone. @default GraphiQL asks without */
  readonly developmentToken?: () => Promise<string>;
  /** The tabs GraphiQL opens with. @default an empty one */
  readonly examples?: readonly ExampleOperation[];
  readonly limits?: OperationLimits;
  /** What each client may spend, in the cost of its operations. @default as much as it likes */
  readonly spending?: Pick<AllowanceOptions, 'perSecond' | 'burst'>;
  /** The only operations that are taken, when given. @default any */
  readonly operations?: RegisteredOperations;
  /** Names by which registered operations are told apart, by the SHA-256 of their text. @default none */
  readonly operationNames?: OperationLogOptions['names'];
  /** Told of each operation, for counting. */
  readonly onOperation?: OperationLogOptions['onOperation'];
  /** The time an operation has. @default 15000 */
  readonly operationTimeoutMs?: number;
  /** The time a request has to arrive whole. @default 10000 */
  readonly requestTimeoutMs?: number;
  /** How long the gateway says it is not ready before it stops taking requests, for load balancers. @default 0 */
  readonly unreadyMs?: number;
  /** Web origins that may call from a browser. @default none */
  readonly corsOrigins?: readonly string[];
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly address: string;
  /**
   * Another graph, for all that is asked from now on. No socket is dropped: what is subscribed to goes on by it, or is
   * told that it does not fit any more.
   * @returns whether it is another graph, or others are registered
   * @throws Misconfigured what is wrong with it; everything stays as it was
   */
  reload(graph: NewGraph): boolean;
  /** Not ready, no new requests, those in flight finished, everything closed. Safe to call twice. */
  close(): Promise<void>;
}

export interface NewGraph {
  readonly supergraphSdl: string;
  /** The only operations that are taken, where only registered ones are. @default those there were */
  readonly operations?: RegisteredOperations;
}

/**
 * Opens the one door to the graph.
 *
 * @throws Misconfigured when the port is taken or a subgraph has no target
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { mode, log, limits = defaultOperationLimits } = options;
  const supergraph = openSupergraph(options.supergraphSdl, options.subgraphs, log);
  const allowance = options.spending && createAllowance(options.spending);
  const operations = options.operations && new Map(options.operations);
  const formatError = errorFormat({ mode, log, traceId: currentTraceId });
  const apollo = new ApolloServer<OperationContext>({
    gateway: supergraph.gateway,
    nodeEnv: mode,
    introspection: mode === 'development',
    hideSchemaDetailsFromClientErrors: mode === 'production',
    includeStacktraceInErrorResponses: false,
    formatError,
    validationRules: [operationLimitRule(limits)],
    // What is wrong ten times over needs no answer a hundred times as long as the question.
    validationOptions: { maxErrors: 10 },
    parseOptions: { maxTokens: limits.maxTokens },
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      operationLog({ log, names: options.operationNames, onOperation: options.onOperation }),
      requireViewer(),
      requireOperation(),
      refuseDeepValues(),
      refuseSubscription(),
      byGraph(({ rules }) => requireAccess(rules)),
      byGraph(({ costs }) => costLimit({ costs, maxCost: limits.maxCost, allowance })),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      // An APOLLO_KEY in somebody's environment must not make the hub report to anyone.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  /** Judges by the graph there is when an operation comes. */
  function byGraph(
    plugin: (graph: LoadedGraph) => ApolloServerPlugin<OperationContext>,
  ): ApolloServerPlugin<OperationContext> {
    return { requestDidStart: async (request) => plugin(supergraph.current()).requestDidStart?.(request) };
  }
  const stopGraph = async () => {
    await apollo.stop();
    await supergraph.close();
  };

  await apollo.start();
  const { clock = systemClock } = options;
  const paths = graphPaths(() => supergraph.current().contract, {
    maxTokens: limits.maxTokens,
    tellsSchema: mode === 'development',
  });
  const parts = { ...options, ...(operations && { operations }), paths };
  const live = openLive({ ...parts, clock, apollo, planner: supergraph.current().planner, formatError });
  try {
    const door = await openDoor(apollo, { ...parts, live, graph: () => supergraph.current(), maxCost: limits.maxCost });
    let closed: Promise<void> | undefined;
    return {
      address: door.address,
      reload(next) {
        const isAnother = next.supergraphSdl !== supergraph.current().sdl;
        if (isAnother) {
          supergraph.replace(next.supergraphSdl);
          live.replan(supergraph.current().planner);
        }
        return replaceOperations(operations, next.operations) || isAnother;
      },
      close: () => (closed ??= door.drain().finally(stopGraph)),
    };
  } catch (error) {
    await live.close();
    await stopGraph();
    throw error;
  }
}

/** @returns whether there are others now */
function replaceOperations(
  operations: Map<string, string> | undefined,
  next: RegisteredOperations | undefined,
): boolean {
  if (operations === undefined || next === undefined) return false;
  const before = new Set(operations.keys());
  operations.clear();
  for (const [id, text] of next) operations.set(id, text);
  return before.symmetricDifference(new Set(next.keys())).size > 0;
}
