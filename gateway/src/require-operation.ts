import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { OperationContext } from './operation-context.ts';

/**
 * A request that does not say which operation of its document it means ends here, as its sender's fault: the gateway's
 * executor throws at it, which would look like a fault of the hub.
 */
export function requireOperation(): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, request: { operationName } }) => {
        if (operation !== undefined) return;
        const message =
          operationName === undefined
            ? 'Several operations were sent: say in "operationName" which one is meant.'
            : 'None of the operations that were sent has the name in "operationName".';
        const http = { status: 400, headers: new HeaderMap() };
        throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http } });
      },
    }),
  };
}
