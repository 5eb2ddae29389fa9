// oxlint-disable-next-line import/no-unassigned-import -- sets the environment before Apollo's code is loaded
import './no-telemetry.ts';
import { ApolloGateway, type ServiceMap } from '@apollo/gateway';
import { Misconfigured } from '@supply-hub/errors';
import { withoutAccessRules } from '@supply-hub/guard';
import type { Log } from '@supply-hub/log';
import type { GraphQLSchema } from 'graphql';
import { OperationTypeNode } from 'graphql';
import { livePlanner, type LivePlanner } from './live/live-plan.ts';
import { subgraphDataSource, type SubgraphDataSource } from './subgraph-request.ts';
import type { SubgraphTarget } from './subgraph-target.ts';

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

/** The composed graph and the ways to its subgraphs, as Apollo Server takes it. */
export interface Supergraph {
  readonly gateway: Pick<ApolloGateway, 'onSchemaLoadOrUpdate' | 'stop'> & {
    load(options: Parameters<ApolloGateway['load']>[0]): Promise<{ executor: Executor }>;
  };
  /** What clients see of it; once the gateway was loaded. */
  schema(): GraphQLSchema;
  /** How subscriptions are answered, which the gateway itself refuses. */
  readonly planner: LivePlanner;
  /** Closes the connections to subgraphs behind HTTP. After the gateway has stopped. */
  close(): Promise<void>;
}

/**
 * @param sdl the composed supergraph; the addresses in it are not used, `targets` says where subgraphs are
 * @throws Misconfigured when a subgraph of the supergraph has no target
 */
export function openSupergraph(sdl: string, targets: ReadonlyMap<string, SubgraphTarget>, log: Log): Supergraph {
  const missing = subgraphNames(sdl).filter((name) => !targets.has(name));
  if (missing.length > 0) {
    throw new Misconfigured(
      `The gateway was not told where these subgraphs are: ${missing.join(', ')}. HUB_SUBGRAPH_URLS must name every one.`,
    );
  }
  const sources = new Map<string, SubgraphDataSource>();
  const graph = withoutAccessRules(sdl);
  const gateway = new ApolloGateway({
    // It refuses a supergraph that says who may see what: the gateway itself sees to that.
    supergraphSdl: graph,
    logger: quiet(log),
    // A plan shows the subgraphs and what they are asked; it is a developer's matter and stays inside.
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      const target = targets.get(name);
      if (target === undefined) throw new Misconfigured(`There is no target for the subgraph "${name}".`);
      const source = subgraphDataSource(name, target, log);
      sources.set(name, source);
      return source;
    },
  });
  let apiSchema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema: current }) => {
    apiSchema = current;
  });
  return {
    schema() {
      if (apiSchema === undefined) throw new Error('The supergraph is not loaded yet.');
      return apiSchema;
    },
    gateway: {
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      load: async (options) => {
        const { executor } = await gateway.load(options);
        return { executor: withSubscriptions(withoutSilentNulls(executor)) };
      },
      stop: () => gateway.stop(),
    },
    planner: livePlanner(graph, (): ServiceMap => Object.fromEntries(sources)),
    close: async () => {
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  };
}

/** A subscription is no operation to execute: whoever brought it takes it from here, now that it passed all that is asked. */
function withSubscriptions(execute: Executor): Executor {
  return async (context) => {
    if (context.operation.operation !== OperationTypeNode.SUBSCRIPTION) return execute(context);
    const { document, source: text } = context;
    context.context['onSubscription']?.({ document, text });
    return { data: {} };
  };
}

/**
 * When a subgraph breaks a promise of the schema (null for a non-null field, an unknown enum value) and says
 * nothing, the stock executor answers null and hides the reason in `extensions.valueCompletion`. A client must
 * be able to tell "none" from "broken": those become errors of the answer.
 */
function withoutSilentNulls(execute: Executor): Executor {
  return async (context) => {
    const { extensions, ...result } = await execute(context);
    const broken = extensions?.['valueCompletion'];
    return Array.isArray(broken) && broken.length > 0 ? { ...result, errors: broken } : result;
  };
}

/** The names in `@join__graph(name: …)`, one for each subgraph. */
function subgraphNames(sdl: string): string[] {
  return [...sdl.matchAll(/@join__graph\(\s*name:\s*"([^"]+)"/g)].flatMap(([, name]) =>
    name === undefined ? [] : name,
  );
}

/** Apollo's chatter at start is for debugging. */
function quiet(log: Log) {
  return {
    debug: (message: unknown) => log.trace(String(message)),
    info: (message: unknown) => log.debug(String(message)),
    warn: (message: unknown) => log.warn(String(message)),
    error: (message: unknown) => log.error(String(message)),
  };
}
