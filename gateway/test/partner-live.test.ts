import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { idOfOperation } from '../src/registered-operations.ts';
import type { GatewayOptions } from '../src/server.ts';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-partner-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const question = 'subscription { itemChanged { id name onHand } }';

/** One operation of a partner, and how it began or ended; closed with the test. */
interface Asked extends AsyncDisposable {
  /** Results, and the errors it ended with. */
  readonly told: unknown[];
}
type Ask = (live: FakeLive, query: string, path: string) => Promise<Asked>;

/** Over a WebSocket. */
const bySocket: Ask = async ({ gateway, token }, query, path) => {
  const client = createClient({
    url: gateway.address.replace('http', 'ws') + path,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${await token({ role: 'partner', suppliers: ['supplier_a'] })}` },
    retryAttempts: 0,
  });
  const told: unknown[] = [];
  client.subscribe(
    { query },
    { next: (result) => told.push(result), error: (errors) => told.push({ errors }), complete: () => undefined },
  );
  return { told, [Symbol.asyncDispose]: async () => client.dispose() };
};

/** As Server-Sent Events. */
const byStream: Ask = async ({ gateway, token }, query, path) => {
  const gone = new AbortController();
  const authorization = `Bearer ${await token({ role: 'partner', suppliers: ['supplier_a'] })}`;
  const response = await fetch(gateway.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query }),
    signal: gone.signal,
  });
  const told: unknown[] = [];
  const reading = (async () => {
    if (response.headers.get('content-type')?.includes('json')) return void told.push(await response.json());
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data: {'));
        if (data !== undefined) told.push(JSON.parse(data.slice(6)));
      }
    }
  })().catch(() => undefined);
  return {
    told,
    async [Symbol.asyncDispose]() {
      gone.abort();
      await reading;
    },
  };
};

const soon = { timeout: 5000, interval: 10 };
const codes = (code: string) => ({ errors: [{ extensions: { code } }] });
const running = (options: Partial<GatewayOptions> = {}) => fakeLive(stateDir, options);

describe.each([
  ['a WebSocket', bySocket],
  ['Server-Sent Events', byStream],
])('by %s', (_, ask) => {
  test('the contract of partners tells what is in it', async () => {
    await using live = await running();
    await using asked = await ask(live, question, '/partner/graphql');
    await expect.poll(() => live.items.open, soon).toBe(1);
    live.items.change('item_a', 'Gauze');
    await expect.poll(() => asked.told, soon).toHaveLength(1);
    expect(asked.told[0]).toMatchObject({ data: { itemChanged: { id: 'item_a', name: 'Gauze', onHand: 6 } } });
  });

  test.each([
    ['a field that is kept from partners', 'subscription { itemChanged { note } }'],
    ['a subscription that is not in it', 'subscription { shelfChanged { id } }'],
    ['a query that is not in it', '{ secret }'],
    ['a mutation', 'mutation { rename }'],
  ])('it does not know %s', async (_name, query) => {
    await using live = await running();
    await using asked = await ask(live, query, '/partner/graphql');
    await expect.poll(() => asked.told, soon).toHaveLength(1);
    expect(asked.told[0]).toMatchObject(codes('GRAPHQL_VALIDATION_FAILED'));
    expect(JSON.stringify(asked.told)).not.toContain('Did you mean');
    expect(live.items.opened).toEqual([]);
  });

  test('it tells its own schema', async () => {
    await using live = await running();
    await using asked = await ask(live, '{ __type(name: "Subscription") { fields { name } } }', '/partner/graphql');
    await expect.poll(() => asked.told, soon).toHaveLength(1);
    expect(asked.told[0]).toEqual({ data: { __type: { fields: [{ name: 'itemChanged' }] } } });
  });

  test.each(['/graphql', '/partner/graphql'])(
    'at %s only registered operations are taken where some are',
    async (path) => {
      await using live = await running({ operations: new Map([[idOfOperation(question), question]]) });
      await using refused = await ask(live, 'subscription { itemChanged { id } }', path);
      await expect.poll(() => refused.told, soon).toHaveLength(1);
      expect(refused.told[0]).toMatchObject(codes('OPERATION_NOT_REGISTERED'));
      await using _taken = await ask(live, question, path);
      await expect.poll(() => live.items.open, soon).toBe(1);
    },
  );

  test.each(['/graphql', '/partner/graphql'])(
    'at %s a subscription costs, and comes out of its client’s share',
    async (path) => {
      const limits = { ...generous, maxCost: 15 };
      await using live = await running({ limits, spending: { perSecond: 0.001, burst: 150 } });
      await using costly = await ask(live, 'subscription { itemChanged { alike { alike { id } } } }', path);
      await expect.poll(() => costly.told, soon).toHaveLength(1);
      expect(costly.told[0]).toMatchObject(codes('OPERATION_TOO_COSTLY'));
      await using _first = await ask(live, question, path);
      await expect.poll(() => live.items.open, soon).toBe(1);
      await using second = await ask(live, question, path);
      await expect.poll(() => second.told, soon).toHaveLength(1);
      expect(second.told[0]).toMatchObject(codes('RATE_LIMITED'));
      expect(live.items.opened).toHaveLength(1);
    },
  );
});

const generous = {
  maxDepth: 16,
  maxAliases: 30,
  maxRootFields: 20,
  maxFields: 600,
  maxDirectives: 50,
  maxTokens: 3000,
  maxCost: 1000,
};
