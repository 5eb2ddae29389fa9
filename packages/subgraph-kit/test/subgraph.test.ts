import { InvalidInput, SourceUnavailable } from '@supply-hub/errors';
import type { Verifier } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { NotAuthenticated } from '@supply-hub/errors';
import { afterAll, expect, test } from 'vitest';
import { createSubgraph, decodeCursor, encodeCursor, pageOf, pageSize, serveSubgraph } from '../src/subgraph-kit.ts';
import { planner } from './sample.ts';

const verifier: Verifier = {
  verify: (header) =>
    header === 'Bearer good' ? Promise.resolve(planner) : Promise.reject(new NotAuthenticated('A token is needed.')),
};
const subgraph = createSubgraph({
  name: 'items',
  sdl: `type Query { amount: Decimal, rubbish: Decimal, bug: Int, away: Int, refused: Int, day(on: Date!): Date }`,
  resolvers: {
    Query: {
      amount: () => '12.500',
      rubbish: () => 12.5,
      day: (_: unknown, { on }: { on: string }) => on,
      bug: () => {
        throw new Error('insert into patient values (Jane)');
      },
      away: () => {
        throw new SourceUnavailable('Meridian ERP', 'it refused the connection', { detail: 'ECONNREFUSED' });
      },
      refused: () => {
        throw new InvalidInput('"first" must be between 1 and 100.', { field: 'first' });
      },
    },
  },
  verifier,
  log: silentLog,
  context: (base) => base,
});
afterAll(() => subgraph.close());

const call = { authorization: 'Bearer good', deadline: new AbortController().signal, traceId: 't' };
const ask = (query: string, authorization = 'Bearer good') => subgraph.execute({ query }, { ...call, authorization });

test('an answer keeps a decimal as it was written', async () => {
  expect(await ask('{ amount }')).toEqual({ data: { amount: '12.500' } });
});

test('a float never leaves as a Decimal', async () => {
  const { data, errors } = await ask('{ rubbish }');
  expect(data).toEqual({ rubbish: null });
  expect(errors).toHaveLength(1);
});

test('without a token nothing is executed', async () => {
  expect(await ask('{ amount }', 'Bearer bad')).toEqual({
    errors: [{ message: 'A token is needed.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('a source that is away costs its field, and is named', async () => {
  const { data, errors } = await ask('{ amount away }');
  expect(data).toEqual({ amount: '12.500', away: null });
  expect(errors).toMatchObject([
    { path: ['away'], extensions: { code: 'SOURCE_UNAVAILABLE', system: 'Meridian ERP' } },
  ]);
  expect(JSON.stringify(errors)).not.toContain('ECONNREFUSED');
});

test('a refused input names its field', async () => {
  expect(await ask('{ refused }')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'first' } }],
  });
});

test('a bug leaves as an id to quote, and nothing of what it was', async () => {
  const { errors } = await ask('{ bug }');
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) } }]);
  expect(JSON.stringify(errors)).not.toContain('Jane');
});

test('a scalar refuses what is no date, and says what was expected', async () => {
  const { errors } = await ask('{ day(on: "2026-13-01") }');
  expect(errors?.[0]?.message).toContain('a date such as');
});

test('a NUL character, however it is written, is refused before anything is read; a backslash before a u is not one', async () => {
  const nul = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] };
  const withText = (text: string) =>
    subgraph.execute({ query: 'query ($on: Date!) { day(on: $on) }', variables: { on: text } }, call);
  expect(await withText('a\0')).toMatchObject(nul);
  expect(await ask(String.raw`{ day(on: "a\u0000") }`)).toMatchObject({
    errors: [{ message: expect.stringContaining('NUL') }],
  });
  const { errors } = await withText(String.raw`a\u0000`);
  expect(errors?.[0]?.message).not.toContain('NUL');
});

test('over HTTP the same operation gives the same answer', async () => {
  const served = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, isReady: () => Promise.resolve(true) });
  const post = async (body: unknown) => {
    const response = await fetch(`${served.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer good' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };
  expect(await post({ query: '{ amount away }' })).toEqual([
    200,
    JSON.parse(JSON.stringify(await ask('{ amount away }'))),
  ]);
  expect(await post({ no: 'query' })).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  expect((await fetch(`${served.address}/health/ready`)).status).toBe(200);
  const port = Number(new URL(served.address).port);
  await expect(
    serveSubgraph(subgraph, { host: '127.0.0.1', port, isReady: () => Promise.resolve(true) }),
  ).rejects.toThrow(`Port ${port} is taken`);
  await served.close();
});

test('a page size outside 1 to 100 and a cursor of another kind are refused', () => {
  expect(pageSize({})).toBe(20);
  for (const first of [0, -1, 101]) expect(() => pageSize({ first })).toThrow('between 1 and 100');
  for (const after of ['', 'rubbish', Buffer.from('{}').toString('base64url')])
    expect(() => decodeCursor({ after })).toThrow('not a cursor');
  expect(decodeCursor({ after: encodeCursor({ sortKey: 'Ä b', id: 'item_1' }) })).toEqual({
    sortKey: 'Ä b',
    id: 'item_1',
  });
});

test('a page knows whether more follow', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ id, sortKey: id }));
  expect(pageOf(rows, 2, undefined, (row) => row.id)).toMatchObject({
    edges: [{ node: 'a' }, { node: 'b' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
  });
  expect(pageOf([], 2, undefined, (row: { id: string; sortKey: string }) => row.id).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});
