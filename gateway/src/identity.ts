import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { HubError, NotAuthenticated } from '@supply-hub/errors';
import type { Verifier, Viewer } from '@supply-hub/identity';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { OperationContext } from './operation-context.ts';

/**
 * Token → Viewer, before the operation is even parsed. In development an operation without a token goes on,
 * to be stopped by `requireViewer` unless it asks about the schema alone. A token that is sent must be good.
 *
 * @throws GraphQLError with HTTP status 401, or 503 when the identity provider's keys cannot be had
 */
export async function identify(
  verifier: Verifier,
  mode: 'development' | 'production',
  authorization: string | undefined,
): Promise<Viewer | undefined> {
  if (mode === 'development' && authorization === undefined) return undefined;
  try {
    return await verifier.verify(authorization);
  } catch (error) {
    throw refusal(error);
  }
}

/** Development only: without a viewer nothing but the schema can be asked for, so that an editor can load it. */
export function requireViewer(): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, document, operation }) => {
        if (contextValue.viewer !== undefined) return;
        if (operation !== undefined && asksTheSchemaAlone(operation, document)) return;
        throw refusal(new NotAuthenticated('A token is needed: send the header "Authorization: Bearer <token>".'));
      },
    }),
  };
}

/** GraphQL over HTTP: a request that fails before execution has the status of its failure. */
function refusal(error: unknown): unknown {
  if (!(error instanceof HubError)) return error;
  const http =
    error instanceof NotAuthenticated
      ? { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) }
      : { status: 503, headers: new HeaderMap() };
  return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http } });
}

/** Whether nothing but the schema is asked for. */
export function asksTheSchemaAlone(operation: OperationDefinitionNode, document: DocumentNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  return operation.operation === OperationTypeNode.QUERY && onlyMetaFields(operation.selectionSet);

  function onlyMetaFields({ selections }: SelectionSetNode): boolean {
    return selections.every((each) => {
      if (each.kind === Kind.FIELD) return each.name.value.startsWith('__');
      if (each.kind === Kind.INLINE_FRAGMENT) return onlyMetaFields(each.selectionSet);
      const fragment = fragments.get(each.name.value);
      return fragment !== undefined && onlyMetaFields(fragment.selectionSet);
    });
  }
}
