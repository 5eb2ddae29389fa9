import { expect, test } from 'vitest';
import { readAccessRules, withoutAccessRules } from './access-rules.ts';

const sdl = `schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
  @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
  @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
{ query: Query }
directive @authenticated on OBJECT | FIELD_DEFINITION
directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on OBJECT | FIELD_DEFINITION
directive @policy(policies: [[policy__Policy!]!]!) on OBJECT | FIELD_DEFINITION
scalar requiresScopes__Scope
scalar policy__Policy
scalar Date
type Query { open: Int known: Int @authenticated secret: Secret }
type Secret @policy(policies: [["staff"]]) { text: String @requiresScopes(scopes: [["phi:read"], ["a", "b"]]) }`;

test('what fields and types take is read', () => {
  expect(Object.fromEntries(readAccessRules(sdl))).toEqual({
    'Query.known': [{ kind: 'authenticated', anyOf: [] }],
    Secret: [{ kind: 'policy', anyOf: [['staff']] }],
    'Secret.text': [{ kind: 'requiresScopes', anyOf: [['phi:read'], ['a', 'b']] }],
  });
});

test('what is loaded says nothing of it, and all else stays', () => {
  const stripped = withoutAccessRules(sdl);
  expect(stripped).not.toMatch(/authenticated|requiresScopes|policy/);
  expect(stripped).toMatch(/specs\.apollo\.dev\/join/);
  expect(stripped).toMatch(/scalar Date/);
  expect(stripped).toMatch(/text: String/);
  expect(readAccessRules(stripped).size).toBe(0);
});

test('a rule that requires nothing is a mistake, not an open door', () => {
  expect(() => readAccessRules('type Query { a: Int @requiresScopes(scopes: []) }')).toThrow(/names nothing/);
});
