import type { Viewer } from '@supply-hub/identity';
import { getNamedType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { AccessRule, AccessRules } from './access-rules.ts';

/** What a policy's name in the schema means. */
const policies: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  /** Whoever works for the hospital group: no trading partner. */
  staff: ({ role }) => role !== 'partner',
};

/**
 * The fields of a document that its viewer may not see, each with the rule that says so: `Type.field` → rule. All of
 * the document counts, queries, mutations, subscriptions and fragments alike: what another operation of it asks may not
 * be seen either. Rows are narrowed in SQL all the same.
 */
export function refusedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: AccessRules,
  viewer: Viewer,
): ReadonlyMap<string, AccessRule> {
  const refused = new Map<string, AccessRule>();
  if (rules.size === 0) return refused;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const [parent, field, type] = [typeInfo.getParentType(), typeInfo.getFieldDef(), typeInfo.getType()];
        if (!parent || !field || !type) return;
        const place = `${parent.name}.${field.name}`;
        // A type's rule holds of the fields that give it, and of its own: entities come by neither.
        for (const key of [place, getNamedType(type).name, parent.name])
          for (const rule of rules.get(key) ?? []) if (!holds(rule, viewer)) refused.set(place, rule);
      },
    }),
  );
  return refused;
}

function holds({ kind, anyOf }: AccessRule, viewer: Viewer): boolean {
  if (kind === 'authenticated') return true;
  const has = (name: string): boolean =>
    kind === 'requiresScopes' ? viewer.scopes.has(name) : (policies[name]?.(viewer) ?? false);
  return anyOf.some((all) => all.every(has));
}

/** `needs phi:read` */
export function inWords({ kind, anyOf }: AccessRule): string {
  const what = kind === 'requiresScopes' ? 'needs' : 'only for';
  return `${what} ${anyOf.map((all) => all.join(' and ')).join(' or ')}`;
}
