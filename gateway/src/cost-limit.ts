import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { operationCost, type FieldCosts } from '@supply-hub/guard';
import { GraphQLError } from 'graphql';
import type { Allowance } from './allowance.ts';
import type { OperationContext } from './operation-context.ts';

export interface CostLimitOptions {
  readonly costs: FieldCosts;
  /** The most one operation may cost. */
  readonly maxCost: number;
  /** What a client may spend over time; absent: as much as it likes. */
  readonly allowance: Allowance | undefined;
}

/** The least an operation costs of the allowance: being asked costs, too. */
const leastSpent = 100;

/**
 * Refuses what may cost too much, and who asks too much in a short time, before anything of it is run; and tells each
 * answer's cost in `extensions.cost`, so that a client sees how near it is. Questions about the schema cost nothing.
 */
export function costLimit({ costs, maxCost, allowance }: CostLimitOptions): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async ({ contextValue: { viewer } }) => {
      let cost = 0;
      return {
        didResolveOperation: async ({ schema, document, operation, request: { variables = {} } }) => {
          if (operation === undefined) return;
          cost = operationCost({ schema, costs, document, operation, variables });
          if (cost > maxCost) {
            const message = `This operation may cost ${cost}; at most ${maxCost} are allowed. Ask for shorter pages ("first"), for fewer lists within lists, or in several operations.`;
            throw refusal(message, 400, { code: 'OPERATION_TOO_COSTLY' });
          }
          if (viewer === undefined) return;
          const retryAfterMs = allowance?.spend(viewer.subject, Math.max(cost, leastSpent)) ?? 0;
          if (retryAfterMs === 0) return;
          const message = `This client asks more than its share. Ask again in ${retryAfterMs} ms.`;
          throw refusal(message, 429, { code: 'RATE_LIMITED', retryAfterMs }, [
            ['retry-after', String(Math.ceil(retryAfterMs / 1000))],
          ]);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (cost === 0 || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { estimated: cost, limit: maxCost } };
        },
      };
    },
  };
}

function refusal(
  message: string,
  status: number,
  extensions: Readonly<Record<string, unknown>>,
  headers: [string, string][] = [],
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status, headers: new HeaderMap(headers) } },
  });
}
