import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { Viewer } from '@supply-hub/identity';
import { getNamedType, GraphQLError, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { AccessRule, AccessRules } from './access-rules.ts';
import type { OperationContext } from './operation-context.ts';

/** What a policy's name in the schema means. */
const policies: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  /** Whoever works for the hospital group: no trading partner. */
  staff: ({ role }) => role !== 'partner',
};

/**
 * Refuses an operation that asks for what its viewer may not see, before anything of it is run: queries, mutations and
 * subscriptions alike, each field and each type. Every refusal names the field and what it takes. Rows are narrowed by
 * the subgraphs all the same.
 */
export function requireAccess(rules: AccessRules): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async ({ contextValue: { viewer } }) => ({
      didResolveOperation: async ({ schema, document }) => {
        if (viewer === undefined || rules.size === 0) return;
        const typeInfo = new TypeInfo(schema);
        const refused = new Map<string, AccessRule>();
        // All of the document: what another operation of it asks may not be seen either.
        visit(
          document,
          visitWithTypeInfo(typeInfo, {
            Field() {
              const [parent, field, type] = [typeInfo.getParentType(), typeInfo.getFieldDef(), typeInfo.getType()];
              if (!parent || !field || !type) return;
              const place = `${parent.name}.${field.name}`;
              for (const key of [place, getNamedType(type).name])
                for (const rule of rules.get(key) ?? []) if (!holds(rule, viewer)) refused.set(place, rule);
            },
          }),
        );
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

function holds({ kind, anyOf }: AccessRule, viewer: Viewer): boolean {
  if (kind === 'authenticated') return true;
  const has = (name: string): boolean =>
    kind === 'requiresScopes' ? viewer.scopes.has(name) : (policies[name]?.(viewer) ?? false);
  return anyOf.some((all) => all.every(has));
}

function inWords({ kind, anyOf }: AccessRule): string {
  const what = kind === 'requiresScopes' ? 'needs' : 'only for';
  return `${what} ${anyOf.map((all) => all.join(' and ')).join(' or ')}`;
}
