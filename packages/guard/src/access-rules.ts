import {
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';
import { z } from 'zod';

/** What a viewer needs, as the schema says it: one of the lists, all that is in it. */
export interface AccessRule {
  readonly kind: 'authenticated' | 'requiresScopes' | 'policy';
  /** Scopes, or names of policies; empty for `authenticated`. */
  readonly anyOf: readonly (readonly string[])[];
}

/** By `Type.field`, and by `Type` for what holds of each field that gives it. */
export type AccessRules = ReadonlyMap<string, readonly AccessRule[]>;

const kinds = { authenticated: null, requiresScopes: 'scopes', policy: 'policies' } as const;
type AccessKind = keyof typeof kinds;
const isAccessKind = (name: string): name is AccessKind => Object.hasOwn(kinds, name);

const $AnyOf = z.array(z.array(z.string()));

/** Reads `@authenticated`, `@requiresScopes` and `@policy` of a composed supergraph. */
export function readAccessRules(supergraphSdl: string): AccessRules {
  const rules = new Map<string, readonly AccessRule[]>();
  for (const type of parse(supergraphSdl).definitions) {
    if (!('name' in type) || type.name === undefined || !('directives' in type)) continue;
    if (type.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const ofType = rulesOf(type.directives);
    if (ofType.length > 0) rules.set(type.name.value, ofType);
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const ofField = rulesOf(field.directives);
      if (ofField.length > 0) rules.set(`${type.name.value}.${field.name.value}`, ofField);
    }
  }
  return rules;
}

function rulesOf(directives: readonly (DirectiveNode | ConstDirectiveNode)[] = []): AccessRule[] {
  return directives.flatMap((directive) => {
    const kind = nameOf(directive);
    if (!isAccessKind(kind)) return [];
    const given = directive.arguments?.find(({ name }) => name.value === kinds[kind]);
    const anyOf = given === undefined ? [] : $AnyOf.parse(valueFromASTUntyped(given.value));
    // A list of nothing to hold would let everybody in: it is a mistake in the schema.
    if (kinds[kind] !== null && anyOf.length === 0) throw new Error(`@${kind} names nothing that it requires.`);
    return [{ kind, anyOf }];
  });
}

/** Under the name its subgraphs import it by, or under that of its specification. */
const nameOf = ({ name }: DirectiveNode | ConstDirectiveNode): string => name.value.replace(/^federation__/, '');

const linkOf = /^https:\/\/specs\.apollo\.dev\/(?:authenticated|requiresScopes|policy)\//;
/** What those specifications define of their own. */
const definedFor = /^(?:requiresScopes|policy|federation)__(?:Scope|Policy)$/;

/** The same supergraph without them, for what refuses to load them. */
export function withoutAccessRules(supergraphSdl: string): string {
  const document = parse(supergraphSdl);
  if (readAccessRules(supergraphSdl).size === 0) return supergraphSdl;
  const stripped: DocumentNode = visit(document, {
    DirectiveDefinition: ({ name }) => (isAccessKind(name.value.replace(/^federation__/, '')) ? null : undefined),
    ScalarTypeDefinition: ({ name }) => (definedFor.test(name.value) ? null : undefined),
    Directive(directive) {
      if (isAccessKind(nameOf(directive))) return null;
      if (directive.name.value !== 'link') return undefined;
      const url = directive.arguments?.find(({ name }) => name.value === 'url')?.value;
      return url?.kind === Kind.STRING && linkOf.test(url.value) ? null : undefined;
    },
  });
  return print(stripped);
}
