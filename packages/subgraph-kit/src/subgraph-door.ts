import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { InvalidInput } from '@supply-hub/errors';
import {
  defaultOperationLimits,
  inWords,
  mostValueLevels,
  operationCost,
  operationLimitRule,
  readAccessRules,
  readFieldCosts,
  refusedFields,
  tooDeep,
  type FieldCosts,
  type OperationLimits,
} from '@supply-hub/guard';
import type { Viewer } from '@supply-hub/identity';
import {
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import type { SubgraphRequest } from './subgraph.ts';

/**
 * What any operation for a subgraph must pass, whoever sends it: the gateway has asked the same of its client, and who
 * comes past the gateway meets it here. The limits are wider than the gateway's, whose plans write fragments out and add
 * keys: what it lets through passes here.
 */
export interface SubgraphDoor {
  readonly rules: readonly ValidationRule[];
  readonly maxTokens: number;
  /** @throws InvalidInput before it is even parsed */
  judgeRequest(request: SubgraphRequest): void;
  /** @throws GraphQLError the viewer may not ask for a field of it, or it may cost too much */
  judgeOperation(asked: AskedOperation): void;
}

export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
}

const wider = 4;
const limits: OperationLimits = {
  maxDepth: defaultOperationLimits.maxDepth + 4,
  maxAliases: defaultOperationLimits.maxAliases * wider,
  maxRootFields: defaultOperationLimits.maxRootFields,
  maxFields: defaultOperationLimits.maxFields * wider,
  maxDirectives: defaultOperationLimits.maxDirectives * wider,
  maxTokens: defaultOperationLimits.maxTokens * wider,
  // The gateway counts ten to a list that says nothing of its length; here as many are asked for as there were.
  maxCost: defaultOperationLimits.maxCost * 10,
};

/** @param sdl the subgraph's, with what is shared */
export function subgraphDoor(sdl: string, schema: GraphQLSchema): SubgraphDoor {
  const accessRules = readAccessRules(sdl);
  // So many entities as are asked for; for the rest a subgraph's lists are what they are in the whole graph.
  const entities = { listSize: { slicingArguments: ['representations'], sizedFields: [] } };
  const costs: FieldCosts = new Map([...readFieldCosts(sdl), ['Query._entities', entities]]);
  return {
    rules: [operationLimitRule(limits)],
    maxTokens: limits.maxTokens,
    judgeRequest(request) {
      if (tooDeep(request.variables, mostValueLevels))
        throw new InvalidInput(`The variables are nested deeper than ${mostValueLevels} levels.`);
      refuseNul(request);
    },
    judgeOperation({ document, operation, variables, viewer }) {
      const refused = refusedFields(schema, document, accessRules, viewer);
      if (refused.size > 0) {
        const said = [...refused].map(([place, rule]) => `${place} (${inWords(rule)})`).join(', ');
        throw new GraphQLError(`This viewer may not ask for ${said}.`, { extensions: { code: 'FORBIDDEN' } });
      }
      const cost = operationCost({ schema, costs, document, operation, variables });
      if (cost <= limits.maxCost) return;
      const message = `This operation may cost ${cost}; at most ${limits.maxCost} are allowed. Ask for fewer entities, or shorter pages.`;
      throw new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COSTLY' } });
    },
  };
}

/** The door's judgement of operations, as Apollo Server takes it. */
export function judgedBy<C extends BaseContext & { readonly viewer: Viewer }>(
  door: SubgraphDoor,
): ApolloServerPlugin<C> {
  return {
    requestDidStart: async ({ contextValue: { viewer } }) => ({
      didResolveOperation: async ({ document, operation, request: { variables = {} } }) => {
        if (operation !== undefined) door.judgeOperation({ document, operation, variables, viewer });
      },
    }),
  };
}

/**
 * No system's key and no name holds a NUL character, and PostgreSQL's text cannot: what does is refused before it
 * becomes a database's error.
 * @throws InvalidInput
 */
function refuseNul({ query, variables }: SubgraphRequest): void {
  const escaped = /(?<!\\)(?:\\\\)*\\u(?:0000|\{0+\})/;
  if (
    query.includes('\0') ||
    escaped.test(query) ||
    (variables !== undefined && escaped.test(JSON.stringify(variables)))
  )
    throw new InvalidInput('A text holds a NUL character, which no identifier or name does: leave it out.');
}
