import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { mostValueLevels, tooDeep } from '@supply-hub/guard';
import { GraphQLError } from 'graphql';
import type { OperationContext } from './operation-context.ts';

/**
 * Refuses variables whose lists and objects are nested deeper than any of ours: what recurses through them would not
 * end well.
 */
export function refuseDeepValues(): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request: { variables } }) => {
        if (!tooDeep(variables, mostValueLevels)) return;
        const message = `The variables are nested deeper than ${mostValueLevels} levels.`;
        const http = { status: 400, headers: new HeaderMap() };
        throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http } });
      },
    }),
  };
}
