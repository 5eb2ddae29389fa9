import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

/** A subscription that came where only one answer goes back. */
export function refuseSubscription(): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, contextValue }) => {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION || contextValue.onSubscription !== undefined)
          return;
        const message =
          'Subscriptions are answered over a WebSocket (graphql-transport-ws) or, with "accept: text/event-stream", as Server-Sent Events.';
        const http = { status: 400, headers: new HeaderMap() };
        throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http } });
      },
    }),
  };
}
