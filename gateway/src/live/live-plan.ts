import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import { operationFromDocument, Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner, type FetchNode, type QueryPlan } from '@apollo/query-planner';
import { refusedFields, type AccessRules } from '@supply-hub/guard';
import type { Viewer } from '@supply-hub/identity';
import { GraphQLError, type DocumentNode, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

/**
 * How a subscription over several subgraphs is answered: `primary` by the events of one of them, and for each event the
 * rest of the plan by the others. Apollo's executor refuses the plan as a whole and runs what is in it: so each event
 * replays the plan with its own result in the place of `primary`.
 */
export interface LivePlan {
  readonly primary: { readonly subgraph: string; readonly query: string; readonly operationName: string | undefined };
  /** The variables that `primary` uses. */
  primaryVariables(variables: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** One event's answer, errors as executed: who shows them formats them. */
  complete(
    told: FormattedExecutionResult,
    variables: Readonly<Record<string, unknown>>,
    context: OperationContext,
  ): Promise<{ data: FormattedExecutionResult['data']; errors: readonly GraphQLError[] }>;
}

export interface LivePlanner {
  /** @throws Error the operation does not fit the graph as it is now */
  plan(document: DocumentNode, operationName: string | undefined): LivePlan;
  /** Whether a viewer may ask this of the graph as it is now. */
  admits(document: DocumentNode, viewer: Viewer): boolean;
}

/** The graph as it is now has no such field, or another shape, or the operation leaves its one field to a variable. */
export class Unplannable extends GraphQLError {
  constructor(cause: unknown) {
    super('This subscription does not fit the graph as it is now: look at its schema, and subscribe anew.', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      originalError: null,
    });
    this.cause = cause;
  }
}

type RequestContext = Parameters<typeof executeQueryPlan>[2];

/** What goes wrong is in the answer. */
const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

interface Planning {
  readonly api: Schema;
  readonly apiSchema: GraphQLSchema;
  readonly schema: GraphQLSchema;
  readonly planner: QueryPlanner;
}

/** @param services how each subgraph is asked; as of when an event is answered */
export function livePlanner(supergraphSdl: string, services: () => ServiceMap, rules: AccessRules): LivePlanner {
  let planning: Planning | undefined;
  // A second picture of the graph beside the gateway's own: made when somebody first subscribes.
  const prepared = (): Planning => (planning ??= prepare(supergraphSdl));
  return {
    plan: (document, operationName) => livePlan(prepared(), services, document, operationName),
    admits: (document, viewer) => refusedFields(prepared().apiSchema, document, rules, viewer).size === 0,
  };
}

function prepare(sdl: string): Planning {
  const supergraph = Supergraph.build(sdl);
  const api = supergraph.apiSchema();
  return {
    api,
    apiSchema: api.toGraphQLJSSchema(),
    schema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
  };
}

function livePlan(
  { api, apiSchema, schema, planner }: Planning,
  services: () => ServiceMap,
  document: DocumentNode,
  operationName: string | undefined,
): LivePlan {
  const named = operationName === undefined ? {} : { operationName };
  const { node } = planner.buildQueryPlan(operationFromDocument(api, document, named));
  if (node?.kind !== 'Subscription') throw new Error('The planner made no subscription of a subscription.');
  const { primary, rest } = node;
  const replay: QueryPlan = {
    kind: 'QueryPlan',
    node: rest === undefined ? primary : { kind: 'Sequence', nodes: [primary, rest] },
  };
  const operationContext = buildOperationContext({ schema: apiSchema, operationDocument: document, ...named });
  return {
    primary: { subgraph: primary.serviceName, query: primary.operation, operationName: primary.operationName },
    primaryVariables: (variables) => variablesOf(primary, variables),
    async complete(told, variables, context) {
      const all = services();
      const own = all[primary.serviceName];
      if (own === undefined) throw new Error(`There is no way to the subgraph "${primary.serviceName}".`);
      const serviceMap: ServiceMap = {
        ...all,
        [primary.serviceName]: {
          process: async (options) => (options.request.query === primary.operation ? told : own.process(options)),
        },
      };
      // Of the context of a request, the executor looks at no more.
      const requestContext = {
        request: { variables: { ...variables } },
        context,
        metrics: { captureTraces: false },
        logger,
      } as unknown as RequestContext;
      const { data, errors, extensions } = await executeQueryPlan(
        replay,
        serviceMap,
        requestContext,
        operationContext,
        schema,
        api,
      );
      const broken = extensions?.['valueCompletion'];
      return { data: data ?? null, errors: errors ?? (Array.isArray(broken) ? broken : []) };
    },
  };
}

function variablesOf({ variableUsages = [] }: FetchNode, variables: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    variableUsages.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
}
