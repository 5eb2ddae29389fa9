import { InvalidInput, Misconfigured, NotPermitted, SourceRejected } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { expect, test } from 'vitest';
import { errorFormat } from './error-format.ts';

const production = errorFormat({ mode: 'production', log: silentLog, traceId: () => 'trace-1' });
const development = errorFormat({ mode: 'development', log: silentLog, traceId: () => 'trace-1' });
const masked = 'Something went wrong in the hub. Quote trace-1 when you report it.';

/** As the gateway hands over what a subgraph answered. */
function fromSubgraph(extensions: Record<string, unknown>, message = 'A sentence.'): GraphQLFormattedError {
  return { message, path: ['item', 'stock'], extensions: { ...extensions, serviceName: 'inventory' } };
}

test.each([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'SOURCE_UNAVAILABLE',
  'SOURCE_REJECTED',
  'SOURCE_CONTRACT_BROKEN',
])('%s from a subgraph passes with its sentence, path and system, and nothing else', (code) => {
  const extensions = { code, system: 'Meridian ERP', query: '{ _entities }', stacktrace: ['at x.ts'] };
  expect(production(fromSubgraph(extensions), undefined)).toEqual({
    message: 'A sentence.',
    path: ['item', 'stock'],
    extensions: { code, system: 'Meridian ERP' },
  });
});

test.each([
  ['an internal error of a subgraph', { code: 'INTERNAL_SERVER_ERROR' }],
  ['an error without a code', {}],
  ['an unknown code', { code: 'DOWNSTREAM_SERVICE_ERROR' }],
  ['a subgraph that refuses the query the gateway planned', { code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['a setting that is wrong', { code: 'MISCONFIGURED' }],
])('%s becomes an id to quote', (_, extensions) => {
  expect(production(fromSubgraph(extensions, 'Cannot query field "secret"'), undefined)).toEqual({
    message: masked,
    path: ['item', 'stock'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', id: 'trace-1' },
  });
});

test('a bug in the gateway becomes an id to quote', () => {
  const error = new GraphQLError('x is not a function', { originalError: new TypeError('x is not a function') });
  expect(production({ message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, error)).toEqual({
    message: masked,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id: 'trace-1' },
  });
});

test("the taxonomy's own errors pass with what they name, without their cause and vendor text", () => {
  const thrown = (error: Error) =>
    production({ message: error.message }, new GraphQLError('', { originalError: error }));
  const rejected = new SourceRejected('Meridian ERP', 'no such plant', { status: 400, detail: 'ABAP dump 0815' });
  expect(thrown(rejected)).toEqual({
    message: 'Meridian ERP refused: no such plant',
    extensions: { code: 'SOURCE_REJECTED', system: 'Meridian ERP' },
  });
  expect(thrown(new InvalidInput('A page has at most 100.', { field: 'first' }))).toEqual({
    message: 'A page has at most 100.',
    extensions: { code: 'BAD_USER_INPUT', field: 'first' },
  });
  expect(thrown(new NotPermitted('Not yours.')).extensions).toEqual({ code: 'FORBIDDEN' });
  expect(thrown(new Misconfigured('HUB_PORT is wrong.')).message).toBe(masked);
});

test('a mistake in the operation is told with its place', () => {
  const error = {
    message: 'Syntax Error',
    locations: [{ line: 1, column: 2 }],
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  };
  expect(production(error, undefined)).toEqual(error);
});

test('the subgraph is named in development alone', () => {
  const error = fromSubgraph({ code: 'CONFLICT' });
  expect(development(error, undefined).extensions).toEqual({ code: 'CONFLICT', serviceName: 'inventory' });
  expect(production(error, undefined).extensions).toEqual({ code: 'CONFLICT' });
});

test("a path ends at the list that the gateway's plan went through", () => {
  const error = { message: 'A sentence.', extensions: { code: 'CONFLICT' } };
  expect(production({ ...error, path: ['items', '@', 'stock'] }, undefined).path).toEqual(['items']);
  expect(production({ ...error, path: [] }, undefined)).not.toHaveProperty('path');
});
