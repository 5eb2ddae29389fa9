import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readFieldCosts } from './field-costs.ts';
import { operationCost } from './operation-cost.ts';

const sdl = `
  directive @cost(weight: String!) on FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    node: Node
    nodes: [Node!]
    page(first: Int = 20): Page
    few: [Node!] @listSize(assumedSize: 3)
    some(least: Int, most: Int): [Node!] @listSize(slicingArguments: ["least", "most"])
    of(id: ID!, most: Int): [Node!] @listSize(slicingArguments: ["most"])
    dear: Node @cost(weight: "7.5")
  }
  type Mutation { change: Node, changes: [Node!] }
  type Page { edges: [Edge!]! total: Int }
  type Edge { node: Node! }
  type Node { id: ID, name: String, other: Node, page(first: Int): Page, report: String @cost(weight: "4") }`;
const schema = buildSchema(sdl);
const costs = readFieldCosts(sdl);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return operationCost({ schema, costs, document, operation, variables });
}

test.each<[string, string, number, Record<string, unknown>?]>([
  ['plain values cost nothing', '{ node { id name } }', 1],
  ['things inside things cost one each', '{ node { other { other { id } } } }', 3],
  ['a list that says nothing holds ten', '{ nodes { other { id } } }', 20],
  ['a page holds as many as are asked for', '{ page(first: 5) { edges { node { id } } total } }', 1 + 5 * 2],
  ['a page holds its default', '{ page { edges { node { id } } } }', 1 + 20 * 2],
  ['a page holds what a variable says', 'query ($n: Int) { page(first: $n) { edges { node { id } } } }', 7, { n: 3 }],
  [
    'a page holds what a variable says that was not given',
    'query ($n: Int = 3) { page(first: $n) { edges { node { id } } } }',
    7,
  ],
  ['a default that is left out hides no size beside it', 'query ($id: ID! = "a") { of(id: $id, most: 6) { id } }', 6],
  ['what is given counts before a default', 'query ($n: Int = 9) { some(most: $n) { id } }', 4, { n: 4 }],
  [
    'a page in a page multiplies',
    '{ page(first: 5) { edges { node { page(first: 4) { edges { node { id } } } } } } }',
    1 + 5 * (2 + 1 + 4 * 2),
  ],
  ['a page of nobody knows how many', '{ node { page { edges { node { id } } } } }', 1 + 1 + 20 * 2],
  ['@listSize says how many', '{ few { id } }', 3],
  ['the largest slicing argument counts', '{ some(least: 2, most: 6) { id } }', 6],
  ['@cost says what is dear, in parts of one too', '{ dear { id } }', 8],
  ['a value may be dear', '{ nodes { report } }', 50],
  ['a mutation writes', 'mutation { change { id } }', 11],
  ['a mutation writes once, however long the list it answers', 'mutation { changes { id } }', 20],
  [
    'each mutation writes, in fragments too',
    'mutation { ...m ... { c: change { id } } } fragment m on Mutation { a: change { id } b: change { id } }',
    33,
  ],
  [
    'fragments count wherever they are spread',
    '{ a: node { ...n } b: node { ...n } } fragment n on Node { other { id } }',
    4,
  ],
  [
    'a fragment of a page counts as the page',
    '{ page(first: 3) { ...p } } fragment p on Page { edges { node { id } } }',
    7,
  ],
  ['introspection costs nothing', '{ __schema { types { name } } __typename }', 0],
])('%s', (_, query, expected, variables) => {
  expect(cost(query, variables)).toBe(expected);
});

test('fragments that multiply end, and what they cost has a greatest value', () => {
  const chain = Array.from(
    { length: 80 },
    (_, n) => `fragment f${n} on Node { a: other { ...f${n + 1} } b: other { ...f${n + 1} } }`,
  );
  expect(cost(`{ node { ...f0 } } ${chain.join(' ')} fragment f80 on Node { id }`)).toBe(1e9);
  const pages = Array.from({ length: 12 }, () => 'page(first: 100) { edges { node {').join(' ');
  expect(cost(`{ ${pages} id ${'} } }'.repeat(12)} }`)).toBe(1e9);
});

test('a size that is no size is left to the executor', () => {
  expect(cost('{ page(first: -5) { edges { node { id } } } }')).toBe(41);
  expect(cost('query ($n: Int) { page(first: $n) { edges { node { id } } } }', { n: 'many' })).toBe(41);
});
