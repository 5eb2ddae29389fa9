import { expect, test } from 'vitest';
import { idOfOperation, readOperations, registeredRequest } from './registered-operations.ts';

const body = 'query Items { items { id } }';
const id = idOfOperation(body);
const manifest = (operation: object): string =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] });
const operations = readOperations(new Map([['m.json', manifest({ id, name: 'Items', type: 'query', body })]]));

test.each([
  ['by its text', { query: body }],
  ['by its id', { documentId: `sha256:${id}` }],
  ['by its hash, as Apollo clients say it', { extensions: { persistedQuery: { version: 1, sha256Hash: id } } }],
])('a registered operation is taken %s', (_, request) => {
  expect(registeredRequest(operations, { ...request, variables: { a: 1 } })).toEqual({
    query: body,
    variables: { a: 1 },
  });
});

test.each([
  ['another text', { query: `${body} ` }],
  ['another id', { documentId: `sha256:${idOfOperation('{ a }')}` }],
  ['another text beside another id', { query: '{ secrets }', documentId: 'sha256:00' }],
  ['another text beside an id of no form', { query: '{ secrets }', documentId: 5 }],
  ['another text beside extensions of no form', { query: '{ secrets }', extensions: [] }],
])('%s is not', (_, request) => {
  expect(registeredRequest(operations, request)).toBeUndefined();
});

test('a text beside a registered id is not run: the registered one is', () => {
  expect(registeredRequest(operations, { query: '{ secrets }', documentId: `sha256:${id}` })).toEqual({ query: body });
});

test('what is no request at all goes through, to be refused for its form', () => {
  expect(registeredRequest(operations, [1])).toEqual([1]);
  expect(registeredRequest(operations, {})).toEqual({});
});

test.each([
  ['no JSON', 'x', /m\.json is no manifest/],
  ['another form', '{}', /m\.json is no manifest/],
  ['an id that is not its text', manifest({ id: '00', name: 'Items', type: 'query', body }), /id of Items is not/],
])('a manifest that is %s is told by name', (_, text, says) => {
  expect(() => readOperations(new Map([['m.json', text]]))).toThrow(says);
});
