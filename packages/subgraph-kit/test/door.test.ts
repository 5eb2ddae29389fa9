import { connect as openSocket } from 'node:net';
import { NotAuthenticated } from '@supply-hub/errors';
import type { Verifier, Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSubgraph, serveSubgraph, type ServedSubgraph } from '../src/subgraph-kit.ts';
import { partnerOf, planner } from './sample.ts';

const viewers: Readonly<Record<string, Viewer>> = {
  'Bearer planner': planner,
  'Bearer integrator': { ...planner, role: 'integrator', scopes: new Set(['phi:read']) },
  'Bearer partner': partnerOf('supplier_1'),
};
const verifier: Verifier = {
  verify: async (header = '') => viewers[header] ?? Promise.reject(new NotAuthenticated('A token is needed.')),
};

/** How often anything was read: nothing that is refused may be. */
let reads = 0;
const read = <T>(value: T): T => {
  reads += 1;
  return value;
};
const subgraph = createSubgraph({
  name: 'items',
  sdl: `
    type Query { thing(id: ID!): Thing, things(first: Int = 20): [Thing!], spend: Int @federation__policy(policies: [["staff"]]) }
    type Mutation { rename(id: ID!): Thing @requiresScopes(scopes: [["things:write"]]) }
    type Thing @key(fields: "id") { id: ID!, name: String, other: Thing, things(first: Int = 20): [Thing!], secret: Secret }
    type Secret @requiresScopes(scopes: [["phi:read"]]) { text: String }
    type Stub @key(fields: "id", resolvable: false) { id: ID!, owner: String }`,
  resolvers: {
    Query: {
      thing: (_: unknown, { id }: { id: string }) => read({ id }),
      things: () => read([]),
      spend: () => read(7),
    },
    Mutation: { rename: (_: unknown, { id }: { id: string }) => read({ id }) },
    Thing: {
      __resolveReference: ({ id }: { id: string }) => read({ id, name: `Thing ${id}` }),
      secret: () => read({ text: 'a secret' }),
    },
  },
  verifier,
  log: silentLog,
  context: (base) => base,
});
let served: ServedSubgraph;
beforeAll(async () => {
  served = await serveSubgraph(subgraph, {
    host: '127.0.0.1',
    port: 0,
    isReady: async () => true,
    requestTimeoutMs: 300,
  });
});
afterAll(async () => {
  await served.close();
  await subgraph.close();
});

async function post(body: unknown, headers: Record<string, string> = { authorization: 'Bearer planner' }) {
  reads = 0;
  const response = await fetch(`${served.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return { status: response.status, code, text };
}

describe('a subgraph that is reached past the gateway', () => {
  const deep = `{ ${'things { '.repeat(25)} id ${'}'.repeat(25)} }`;
  const manyAliases = `{ thing(id: "1") { ${Array.from({ length: 200 }, (_, index) => `a${index}: name`).join(' ')} } }`;
  const manyRoots = `{ ${Array.from({ length: 21 }, (_, index) => `a${index}: spend`).join(' ')} }`;
  const manyDirectives = `{ spend ${'@include(if: true) '.repeat(250)} }`;
  const cyclic =
    '{ thing(id: "1") { ...a } } fragment a on Thing { other { ...b } } fragment b on Thing { other { ...a } }';
  const multiplying = `{ thing(id: "1") { ...f0 } } ${Array.from({ length: 14 }, (_, index) => `fragment f${index} on Thing { other { ...f${index + 1} } o: other { ...f${index + 1} } }`).join(' ')} fragment f14 on Thing { id }`;
  const costly = `{ things(first: 100) { things(first: 100) { things(first: 100) { other { other { id } } } } } }`;

  test.each([
    ['deep', deep, 'GRAPHQL_VALIDATION_FAILED'],
    ['aliased', manyAliases, 'GRAPHQL_VALIDATION_FAILED'],
    ['wide', manyRoots, 'GRAPHQL_VALIDATION_FAILED'],
    ['full of directives', manyDirectives, 'GRAPHQL_VALIDATION_FAILED'],
    ['cyclic', cyclic, 'GRAPHQL_VALIDATION_FAILED'],
    ['of fragments that multiply', multiplying, 'GRAPHQL_VALIDATION_FAILED'],
    ['costly', costly, 'OPERATION_TOO_COSTLY'],
    ['of too many tokens', `{ ${'spend '.repeat(13_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['about the schema', getIntrospectionQuery(), 'GRAPHQL_VALIDATION_FAILED'],
    ['nearly a name', '{ thin(id: "1") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['for who has a scope', 'mutation { rename(id: "1") { id } }', 'FORBIDDEN'],
    ['for who may see a type', '{ thing(id: "1") { secret { text } } }', 'FORBIDDEN'],
  ])('refuses an operation that is %s, and reads nothing for it', async (_, query, code) => {
    const answer = await post({ query });
    expect(answer).toMatchObject({ status: code === 'FORBIDDEN' ? 403 : 400, code });
    expect(answer.text).not.toMatch(/Did you mean|node_modules|stacktrace|\\n +at /);
    expect(reads).toBe(0);
  });

  test('tells its schema to nobody', async () => {
    const { text } = await post({ query: '{ _service { sdl } }' });
    expect(text).toContain('FORBIDDEN');
    expect(text).not.toContain('type Thing');
  });

  test('refuses a policy that does not hold, and takes what does', async () => {
    expect(await post({ query: '{ spend }' }, { authorization: 'Bearer partner' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await post({ query: '{ spend }' })).text).toContain('"spend":7');
    const integrator = { authorization: 'Bearer integrator' };
    expect((await post({ query: '{ thing(id: "1") { secret { text } } }' }, integrator)).text).toContain('a secret');
  });

  test('without a token reads nothing, and does not say whether the operation is one', async () => {
    for (const query of ['{ spend }', '{ nothing', deep])
      expect(await post({ query }, {})).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(reads).toBe(0);
  });

  test('takes a type and an id of a representation, and nothing else for true', async () => {
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Thing { name } ... on Stub { owner } } }';
    const ask = (of: unknown) => post({ query, variables: { of } });
    expect((await ask([{ __typename: 'Thing', id: '1', name: 'forged' }])).text).toContain('Thing 1');
    const { text } = await ask([{ __typename: 'Stub', id: '1', owner: 'forged' }]);
    expect(text).toContain('"owner":null');
    for (const of of [
      [{ __typename: 'Secret', id: '1', text: 'forged' }],
      [{ __typename: 'Query', id: '1' }],
      [{ __typename: '__proto__', id: '1' }],
      [{ __typename: 'Thing', id: { $ne: null } }],
      [{ __typename: 'Thing' }],
      [{ __typename: 'Thing', id: 'x'.repeat(5000) }],
      ['Thing'],
    ])
      expect((await ask(of)).text).toContain('BAD_USER_INPUT');
    expect(reads).toBe(0);
  });

  test('refuses bodies that are too large, too deep, no JSON, several at once or a form', async () => {
    const huge = { query: '{ spend }', variables: { text: 'x'.repeat(16 * 1024 * 1024) } };
    expect(await post(huge)).toMatchObject({ status: 413, code: 'BAD_REQUEST' });
    const nested = `{"query":"{ spend }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect(await post(nested)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await post('[{"query":"{ spend }"}]')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await post('{')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    const form = { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer planner' };
    expect(await post('query={spend}', form)).toMatchObject({ status: 415, code: 'BAD_REQUEST' });
    const response = await fetch(`${served.address}/graphql?query={spend}`, { headers: form });
    expect([response.status, await response.json()]).toEqual([
      404,
      { errors: [{ message: 'Nothing is here.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });

  test('does not wait for a body that never ends, and takes no headers without end', async () => {
    const { hostname, port } = new URL(served.address);
    const said = (text: string) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = openSocket(Number(port), hostname, () => void socket.write(text));
        socket
          .on('data', (chunk) => (heard += String(chunk)))
          // What it did not read of us may cost us what it said.
          .on('error', () => undefined)
          .on('close', () => resolve(heard));
      });
    const head = 'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n';
    expect(await said(`${head}content-length: 100\r\n\r\n{"query":`)).toContain('408');
    expect(await said(`${head}x-bomb: ${'x'.repeat(64 * 1024)}\r\n\r\n`)).toMatch(/^(HTTP\/1.1 431|$)/);
  });
});
