import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeGraph, inProcess, runningGateway, type RunningGateway } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

async function ask({ gateway, token }: RunningGateway, query: string, path = '/partner/graphql') {
  const response = await fetch(`${gateway.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await token('partner')}` },
    body: JSON.stringify({ query }),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('the contract of partners', () => {
  test('answers what is in it, by the same graph', async () => {
    await using running = await runningGateway(stateDir);
    expect(await ask(running, '{ item(id: "item_a") { id name parent { id } } }')).toMatchObject({
      status: 200,
      body: { data: { item: { id: 'item_a', name: 'Item a' } } },
    });
  });

  test.each([
    ['a field of Query that is not tagged', '{ items { id } }', 'Cannot query field "items" on type "Query".'],
    [
      'a field that is kept from partners',
      '{ item(id: "item_a") { note } }',
      'Cannot query field "note" on type "Item".',
    ],
    [
      'a mutation',
      'mutation { rename(id: "item_a", name: "x") { id } }',
      'There is nothing here to ask for by a mutation.',
    ],
  ])('does not know %s', async (_, query, says) => {
    const graph = fakeGraph();
    await using running = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs) });
    const { status, body } = await ask(running, query);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(JSON.stringify(says).slice(1, -1));
    expect(JSON.stringify(body)).not.toContain('Did you mean');
    expect(graph.calls).toEqual([]);
  });

  test('tells its own schema and nothing of the rest', async () => {
    await using running = await runningGateway(stateDir);
    const { body } = await ask(running, getIntrospectionQuery());
    const schema = buildClientSchema((body as { data: IntrospectionQuery }).data);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['item']);
    expect(schema.getType('Bin')).toBeUndefined();
    expect((await ask(running, '{ __schema { types { name } } item(id: "item_a") { id } }')).status).toBe(400);
  });

  test('needs a token as everywhere, and is told of in production to nobody', async () => {
    await using running = await runningGateway(stateDir, { mode: 'production' });
    const response = await fetch(`${running.gateway.address}/partner/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ item(id: "item_a") { id } }' }),
    });
    expect(response.status).toBe(401);
    expect((await ask(running, '{ __schema { types { name } } }')).body).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});
