import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@supply-hub/log';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fakeGraph, inProcess, runningGateway } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const json = { 'content-type': 'application/json' };

describe('identity', () => {
  test.each(['development', 'production'] as const)('in %s, no token is 401 with the header to send', async (mode) => {
    await using running = await runningGateway(stateDir, { mode });
    const { status, headers, data, errors } = await running.ask('{ items { id } }', {});
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: 'A token is needed: send the header "Authorization: Bearer <token>".',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
  });

  test('a bad token is refused before the operation is read, and asks no subgraph', async () => {
    const graph = fakeGraph();
    await using running = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs) });
    const { status, errors } = await running.ask('{ __typename', { authorization: 'Bearer rubbish' });
    expect(status).toBe(401);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(graph.calls).toEqual([]);
  });

  test('in development the schema can be asked for without a token, and nothing beside it', async () => {
    await using running = await runningGateway(stateDir);
    expect((await running.ask(getIntrospectionQuery(), {})).errors).toBeUndefined();
    expect((await running.ask('{ ...a } fragment a on Query { __typename }', {})).data).toEqual({
      __typename: 'Query',
    });
    expect((await running.ask('{ __typename items { id } }', {})).status).toBe(401);
    expect((await running.ask('{ __typename ...a } fragment a on Query { warehouseCount }', {})).status).toBe(401);
    expect((await running.ask('mutation { __typename }', {})).status).toBe(401);
  });

  test('in production the schema is not told, and not hinted at', async () => {
    await using running = await runningGateway(stateDir, { mode: 'production' });
    expect((await running.ask('{ __schema { types { name } } }')).errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    const { errors } = await running.ask('{ item }');
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
  });
});

describe('limits', () => {
  test('an operation beyond a limit is told which and by how much', async () => {
    await using running = await runningGateway(stateDir);
    const deep = `{ item(id: "item_a") ${'{ parent '.repeat(17)} { id } ${'}'.repeat(17)} }`;
    const { status, errors } = await running.ask(deep);
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('19 levels of fields; at most 16'),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  test('a text of too many tokens is not even parsed', async () => {
    await using running = await runningGateway(stateDir);
    const { status, errors } = await running.ask(`{ ${'__typename '.repeat(3000)} }`);
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });
});

describe('HTTP', () => {
  test('several operations in one request, a form, GET, a body too large and rubbish are refused', async () => {
    await using running = await runningGateway(stateDir);
    const { address } = running.gateway;
    const authorization = `Bearer ${await running.token()}`;
    const post = (body: string, headers: Record<string, string>) =>
      fetch(`${address}/graphql`, { method: 'POST', body, headers: { authorization, ...headers } });
    const query = JSON.stringify({ query: '{ __typename }' });
    expect((await post(`[${query}]`, json)).status).toBe(400);
    expect(await (await post(query, { 'content-type': 'text/plain' })).text()).toContain('CSRF');
    expect((await post(query, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
    expect((await fetch(`${address}/graphql?query={__typename}`, { headers: { authorization } })).status).toBe(404);
    expect((await post(JSON.stringify({ query: 'x'.repeat(600_000) }), json)).status).toBe(413);
    expect((await post('{', json)).status).toBe(400);
  });

  test('a name that no operation of the document has, or none where there are several, is the sender’s fault', async () => {
    await using running = await runningGateway(stateDir);
    const headers = { ...json, authorization: `Bearer ${await running.token()}` };
    const query = 'query A { __typename } query B { __typename }';
    for (const operationName of ['C', '', undefined]) {
      const body = JSON.stringify({ query, operationName });
      const response = await fetch(`${running.gateway.address}/graphql`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      });
    }
  });

  test('no other origin may read an answer unless it is named', async () => {
    const origin = { origin: 'https://board.example' };
    await using closed = await runningGateway(stateDir);
    expect((await closed.ask('{ __typename }', origin)).headers.get('access-control-allow-origin')).toBeNull();
    await using open = await runningGateway(stateDir, { corsOrigins: ['https://board.example'] });
    expect((await open.ask('{ __typename }', origin)).headers.get('access-control-allow-origin')).toBe(origin.origin);
    const other = await open.ask('{ __typename }', { origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  });

  test('in production there is no GraphiQL and no development token', async () => {
    await using running = await runningGateway(stateDir, { mode: 'production', developmentToken: async () => 'a.b.c' });
    for (const path of ['/', '/graphiql/token']) {
      const response = await fetch(`${running.gateway.address}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('POST /graphql');
    }
  });

  test('a trace id that could not stand in a log is replaced', async () => {
    await using running = await runningGateway(stateDir);
    const { headers } = await running.ask('{ __typename }', { 'x-trace-id': 'a b{}' });
    expect(headers.get('x-trace-id')).toMatch(/^[\w-]{36}$/);
  });
});

test('a client that goes away ends the work for it; an answer that is out ends nothing', async () => {
  const graph = fakeGraph();
  const arrived = Promise.withResolvers<void>();
  await using running = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs) });
  await running.ask('{ warehouseCount }');
  graph.behaviour.beforeStock = () => {
    arrived.resolve();
    return new Promise(() => undefined);
  };
  const gone = new AbortController();
  const asking = fetch(`${running.gateway.address}/graphql`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${await running.token()}` },
    body: JSON.stringify({ query: '{ warehouseCount }' }),
    signal: gone.signal,
  });
  await arrived.promise;
  gone.abort();
  await expect(asking).rejects.toThrow('aborted');
  await vi.waitFor(() => expect(graph.calls.map(({ call }) => call.deadline.aborted)).toEqual([false, true]));
});

test('one line an operation: its name, time, errors, role and trace, and none of its variables', async () => {
  const destination = join(stateDir, 'gateway.log');
  await using running = await runningGateway(stateDir, { log: createLog({ name: 'gateway', destination }) });
  const authorization = `Bearer ${await running.token('theatre')}`;
  const variables = { id: 'patient-4711' };
  await running.ask(
    'query Lookup($id: ID!) { item(id: $id) { id } }',
    { authorization, 'x-trace-id': 'trace-0001' },
    variables,
  );
  await running.ask('{ items { id } }', { 'x-trace-id': 'trace-0002' });
  await vi.waitFor(async () => {
    const text = await readFile(destination, 'utf8');
    const lines = text.split('\n').filter((line) => line.includes('"operation"'));
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      operation: 'Lookup',
      type: 'query',
      ms: expect.any(Number),
      errors: 0,
      role: 'theatre',
      traceId: 'trace-0001',
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ errors: 1, codes: ['UNAUTHENTICATED'], traceId: 'trace-0002' });
    expect(text).not.toContain('patient-4711');
    expect(text).not.toContain(authorization.slice(-20));
  });
});
