import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOfOperation } from '../src/registered-operations.ts';
import { fakeGraph, inProcess, runningGateway } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const limits = {
  maxDepth: 16,
  maxAliases: 30,
  maxRootFields: 20,
  maxFields: 600,
  maxDirectives: 50,
  maxTokens: 3000,
  maxCost: 15,
};

describe('what an operation costs', () => {
  test('is told with its answer, and beyond the limit nothing is asked of a subgraph', async () => {
    const graph = fakeGraph();
    await using running = await runningGateway(stateDir, { limits, subgraphs: inProcess(graph.subgraphs) });
    const fits = await running.ask('{ items { id } }');
    expect(fits).toMatchObject({ status: 200, extensions: { cost: { estimated: 10, limit: 15 } } });
    graph.calls.length = 0;
    const exceeds = await running.ask('{ items { parent { id } } }');
    expect(exceeds.status).toBe(400);
    expect(exceeds.errors).toEqual([
      { message: expect.stringContaining('may cost 20; at most 15'), extensions: { code: 'OPERATION_TOO_COSTLY' } },
    ]);
    expect(graph.calls).toEqual([]);
  });

  test('comes out of what its client may spend: 429 and when to ask again, and others go on', async () => {
    await using running = await runningGateway(stateDir, { spending: { perSecond: 1, burst: 150 } });
    expect((await running.ask('{ warehouseCount }')).status).toBe(200);
    const { status, headers, errors } = await running.ask('{ warehouseCount }');
    expect([status, headers.get('retry-after')]).toEqual([429, '50']);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) } }]);
    const buyer = { authorization: `Bearer ${await running.token('buyer')}` };
    expect((await running.ask('{ warehouseCount }', buyer)).status).toBe(200);
  });
});

describe('where only registered operations are taken', () => {
  test('another is refused, and its text is not even parsed', async () => {
    const body = '{ warehouseCount }';
    const operations = new Map([[idOfOperation(body), body]]);
    await using running = await runningGateway(stateDir, { operations });
    expect(await running.ask(body)).toMatchObject({ status: 200, data: { warehouseCount: 2 } });
    for (const other of ['{ warehouseCount  }', '{ items { id } }', 'rubbish {'])
      expect(await running.ask(other)).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'OPERATION_NOT_REGISTERED' } }],
      });
  });
});

describe('what a viewer may not ask for', () => {
  test.each([
    ['a scope it does not have', 'planner', '{ items { id patient } }', 'Item.patient (needs phi:read)'],
    ['a policy that does not hold', 'partner', '{ spend }', 'Query.spend (only for staff)'],
    [
      'through a fragment and an alias',
      'buyer',
      '{ a: items { ...i } } fragment i on Item { b: patient }',
      'Item.patient',
    ],
    [
      'in another operation of the same document',
      'planner',
      'query A { items { id } } query B { items { patient } }',
      'Item.patient',
    ],
  ] as const)('%s: 403, named, and no subgraph is asked', async (_, role, query, says) => {
    const graph = fakeGraph();
    await using running = await runningGateway(stateDir, { subgraphs: inProcess(graph.subgraphs) });
    const authorization = `Bearer ${await running.token(role)}`;
    const response = await fetch(`${running.gateway.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, ...(query.includes('query A') && { operationName: 'A' }) }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(says), extensions: { code: 'FORBIDDEN' } }],
    });
    expect(graph.calls).toEqual([]);
  });

  test('what it may, it is given', async () => {
    await using running = await runningGateway(stateDir);
    const integrator = { authorization: `Bearer ${await running.token('integrator')}` };
    expect((await running.ask('{ items { patient } spend }', integrator)).data).toMatchObject({ spend: 7 });
    expect((await running.ask('{ spend }')).data).toEqual({ spend: 7 });
  });
});
