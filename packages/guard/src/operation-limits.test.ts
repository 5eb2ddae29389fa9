import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { operationLimitRule, type OperationLimits } from './operation-limits.ts';

const schema = buildSchema('type Query { node: Node } type Node { node: Node, id: ID }');
const roomy: OperationLimits = {
  maxDepth: 100,
  maxAliases: 100,
  maxRootFields: 100,
  maxFields: 1000,
  maxDirectives: 100,
  maxTokens: 1000,
  maxCost: 1000,
};

function faults(query: string, limits: Partial<OperationLimits>): string[] {
  return validate(schema, parse(query), [operationLimitRule({ ...roomy, ...limits })]).map(({ message }) => message);
}

test.each<[string, Partial<OperationLimits>, string, string]>([
  ['depth', { maxDepth: 2 }, '{ node { id } }', '{ node { node { id } } }'],
  [
    'depth through fragments',
    { maxDepth: 2 },
    '{ ...a } fragment a on Query { node { ... on Node { id } } }',
    '{ ...a } fragment a on Query { node { ...b } } fragment b on Node { node { id } }',
  ],
  ['aliases', { maxAliases: 1 }, '{ a: node { id } }', '{ a: node { b: id } }'],
  ['aliases of __typename', { maxAliases: 1 }, '{ a: __typename }', '{ a: __typename, b: __typename }'],
  ['root fields', { maxRootFields: 1 }, '{ node { id } }', '{ node { id } ... { node { id } } }'],
  [
    'directives',
    { maxDirectives: 1 },
    '{ node @skip(if: false) { id } }',
    '{ node @skip(if: false) { id @skip(if: true) } }',
  ],
  [
    'directives of fragments',
    { maxDirectives: 2 },
    '{ ...a @skip(if: false) } fragment a on Query { node { id @skip(if: true) } }',
    '{ ...a @skip(if: false) ...a } fragment a on Query { node { id @skip(if: true) } }',
  ],
  ['fields', { maxFields: 3 }, '{ node { id id } }', '{ node { id id id } }'],
  [
    'fields that fragments multiply',
    { maxFields: 8 },
    '{ node { ...a } } fragment a on Node { id }',
    '{ node { ...a ...a } } fragment a on Node { ...b ...b } fragment b on Node { id id }',
  ],
])('%s: at the limit passes, beyond it is refused', (_, limits, fits, exceeds) => {
  expect(faults(fits, limits)).toEqual([]);
  expect(faults(exceeds, limits)).toEqual([expect.stringContaining('are allowed')]);
});

test('questions about the schema are not limited here', () => {
  const query = '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }';
  expect(faults(query, { maxDepth: 1, maxFields: 1 })).toEqual([]);
});

test('fragments that spread each other are measured once, however often they multiply', () => {
  const chain = Array.from({ length: 60 }, (_, n) => `fragment f${n} on Node { ...f${n + 1} ...f${n + 1} }`).join(' ');
  expect(faults(`{ node { ...f0 } } ${chain} fragment f60 on Node { id }`, {})).toEqual([
    expect.stringMatching(/has \d+ fields; at most 1000/),
  ]);
});

test('a fragment that spreads itself ends', () => {
  expect(faults('{ node { ...a } } fragment a on Node { node { ...a } id }', {})).toEqual([]);
});
