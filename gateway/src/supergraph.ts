// oxlint-disable-next-line import/no-unassigned-import -- sets the environment before Apollo's code is loaded
import './no-telemetry.ts';
import { ApolloGateway, type ServiceMap } from '@apollo/gateway';
import { Misconfigured } from '@supply-hub/errors';
import { withoutAccessRules } from '@supply-hub/guard';
import type { Log } from '@supply-hub/log';
import { OperationTypeNode, validateSchema, type GraphQLSchema } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { contractSchema, partnerContract } from './contract.ts';
import { livePlanner } from './live/live-plan.ts';
import { loadedGraph, readSupergraph, type LoadedGraph, type WhatSupergraphSays } from './loaded-graph.ts';
import { subgraphDataSource, type SubgraphDataSource } from './subgraph-request.ts';
import type { SubgraphTarget } from './subgraph-target.ts';

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

/** The composed graph and the ways to its subgraphs, as Apollo Server takes it. */
export interface Supergraph {
  readonly gateway: Pick<ApolloGateway, 'onSchemaLoadOrUpdate' | 'stop'> & {
    load(options: Parameters<ApolloGateway['load']>[0]): Promise<{ executor: Executor }>;
  };
  /** As it is now; once the gateway was loaded. */
  current(): LoadedGraph;
  /**
   * Another takes its place, for what is asked from now on.
   * @throws Misconfigured what is wrong with it; the one there was stays
   */
  replace(sdl: string): void;
  /** Closes the connections to subgraphs behind HTTP. After the gateway has stopped. */
  close(): Promise<void>;
}

/**
 * @param sdl the composed supergraph; the addresses in it are not used, `targets` says where subgraphs are
 * @throws Misconfigured when a subgraph of the supergraph has no target
 */
export function openSupergraph(sdl: string, targets: ReadonlyMap<string, SubgraphTarget>, log: Log): Supergraph {
  checkTargets(sdl, targets);
  const sources = new Map<string, SubgraphDataSource>();
  let said = readSupergraph(sdl);
  let current: LoadedGraph | undefined;
  let update: ((graph: string) => void) | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: async (hooks) => {
      update = hooks.update;
      // It refuses a supergraph that says who may see what: the gateway itself sees to that.
      return { supergraphSdl: withoutAccessRules(sdl) };
    },
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
  const services = (): ServiceMap => Object.fromEntries(sources);
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema: loaded }) => (schema = loaded));
  // Not as it is told of a schema: of one whose access rules alone are another, Apollo's gateway tells nobody, for the
  // text without them is the same. And it keeps to itself what goes wrong there.
  const take = (): void => {
    if (schema === undefined) return;
    const planner = livePlanner(withoutAccessRules(said.sdl), services, said.rules);
    current = loadedGraph(said, schema, planner);
  };
  return {
    current() {
      if (current === undefined) throw new Error('The supergraph is not loaded yet.');
      return current;
    },
    replace(next) {
      checkTargets(next, targets);
      said = check(next);
      update?.(withoutAccessRules(next));
      take();
    },
    gateway: {
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      load: async (options) => {
        const { executor } = await gateway.load(options);
        take();
        return { executor: withSubscriptions(withoutSilentNulls(executor)) };
      },
      stop: () => gateway.stop(),
    },
    close: async () => {
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  };
}

/** @throws Misconfigured a subgraph has no target */
function checkTargets(sdl: string, targets: ReadonlyMap<string, SubgraphTarget>): void {
  const missing = subgraphNames(sdl).filter((name) => !targets.has(name));
  if (missing.length === 0) return;
  throw new Misconfigured(
    `The gateway was not told where these subgraphs are: ${missing.join(', ')}. HUB_SUBGRAPH_URLS must name every one.`,
  );
}

/** Everything that loading it would find, found before anything is changed. */
function check(sdl: string): WhatSupergraphSays {
  try {
    const said = readSupergraph(sdl);
    const schema = apiSchema(sdl);
    const contract = contractSchema(sdl, schema, partnerContract);
    const [fault] = [schema, contract].flatMap((each) => each && validateSchema(each));
    if (fault !== undefined) throw fault;
    return said;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new Misconfigured(`This is no composed supergraph: ${reason}`, { cause });
  }
}

/**
 * A subscription is no operation to execute: whoever brought it takes it from here, now that it passed all that is
 * asked.
 */
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
