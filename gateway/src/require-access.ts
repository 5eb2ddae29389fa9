import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { inWords, refusedFields, type AccessRules } from '@supply-hub/guard';
import { GraphQLError } from 'graphql';
import type { OperationContext } from './operation-context.ts';

/**
 * Refuses an operation that asks for what its viewer may not see, before anything of it is run: queries, mutations and
 * subscriptions alike, each field and each type. Every refusal names the field and what it takes. Rows are narrowed by
 * the subgraphs all the same.
 */
export function requireAccess(rules: AccessRules): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async ({ contextValue: { viewer } }) => ({
      didResolveOperation: async ({ schema, document }) => {
        if (viewer === undefined) return;
        const refused = refusedFields(schema, document, rules, viewer);
        const [first] = refused;
        if (first === undefined) return;
        const said = [...refused].map(([place, rule]) => `${place} (${inWords(rule)})`).join(', ');
        const message = `This viewer may not ask for ${said}.`;
        const http = { status: 403, headers: new HeaderMap() };
        throw new GraphQLError(message, { extensions: { code: 'FORBIDDEN', field: first[0], http } });
      },
    }),
  };
}
