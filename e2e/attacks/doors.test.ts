import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { serveRole } from '@supply-hub/hub';
import { developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { createClient } from 'graphql-ws';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';
import { serveSubgraphs } from '../who-sees-what/subgraph-ports.ts';
import { post } from './door.ts';
import { forgedTokens } from './forged-tokens.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const suffix = isSlow ? '' : ' (skipped: it takes half a minute; CI_SLOW=1 runs it)';
const running = new AsyncDisposableStack();
let hub: RunningHub;
/** In production: registered operations, keys by HTTP, subgraphs in processes of their own as far as it can tell. */
let production: string;
let urls: ReadonlyMap<string, string>;
let forged: Readonly<Record<string, string>>;

beforeAll(async () => {
  if (!isSlow) return;
  hub = running.use(await runHub());
  const { environment, clock } = hub;
  urls = await serveSubgraphs(hub, running);
  const productionState = await mkdtemp(join(tmpdir(), 'hub production '));
  running.defer(() => rm(productionState, { recursive: true, force: true }));
  const gateway = await serveRole('gateway', {
    environment: parseEnvironment(
      {
        ...environment.raw,
        HUB_MODE: 'production',
        HUB_JWKS_URL: await issuersKeys(),
        HUB_TOKEN_ISSUER: 'supply-hub-development',
        HUB_STATE_DIR: productionState,
        HUB_SUBGRAPH_URLS: [...urls].map(([name, url]) => `${name}=${url}`).join(','),
      },
      productionState,
    ),
    clock,
    log: silentLog,
  });
  running.defer(() => gateway.close());
  production = gateway.address;
  forged = forgedTokens(environment.stateDir, Math.floor(clock.now().epochMilliseconds / 1000));
}, 180_000);
afterAll(() => running.disposeAsync(), 60_000);

/** The hub's own keys at an address, as an identity provider publishes its. */
async function issuersKeys(): Promise<string> {
  const { jwks } = await developmentIssuer(hub.environment.stateDir, hub.clock);
  const server = createServer((_, response) => void response.end(JSON.stringify(jwks())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.defer(() => void server.close());
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/jwks`;
}

/** Every place where the graph or a part of it is asked. */
const doors = () => [
  `${hub.address}/graphql`,
  `${hub.address}/partner/graphql`,
  `${production}/graphql`,
  `${production}/partner/graphql`,
  ...[...urls.values()].map((url) => `${url}/graphql`),
];

describe.runIf(isSlow)(`tokens${suffix}`, () => {
  it('forged, foreign, expired or none are refused at every door, and nothing is told', async () => {
    const query = '{ purchaseOrders { totalCount } }';
    for (const door of doors())
      for (const [what, token] of [...Object.entries(forged), ['none', undefined] as const]) {
        const { status, codes } = await post(door, { query }, token);
        // Where only registered operations are taken, no other is even looked at.
        const isUnregistered = door.startsWith(production);
        expect([door, what, status, codes]).toEqual([
          door,
          what,
          isUnregistered ? 400 : 401,
          [isUnregistered ? 'OPERATION_NOT_REGISTERED' : 'UNAUTHENTICATED'],
        ]);
      }
    for (const url of urls.values())
      expect((await post(`${url}/live`, { query: 'subscription { __typename }' }, forged['expired'])).text).toContain(
        'UNAUTHENTICATED',
      );
  });

  it('in production the same holds of registered operations, by keys that are read over HTTP', async () => {
    const { operations } = z
      .object({ operations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })) })
      .parse(JSON.parse(await readFile(new URL('../../operations.json', import.meta.url), 'utf8')));
    const query = operations.find(({ type }) => type === 'query');
    const extensions = { persistedQuery: { version: 1, sha256Hash: query?.id } };
    for (const token of [...Object.values(forged), undefined])
      expect(await post(`${production}/graphql`, { extensions }, token)).toMatchObject({
        status: 401,
        codes: ['UNAUTHENTICATED'],
      });
    const planner = await hub.token({ role: 'planner' });
    expect((await post(`${production}/graphql`, { extensions }, planner)).codes).not.toContain('UNAUTHENTICATED');
  });
});

describe.runIf(isSlow)(`what is not asked so${suffix}`, () => {
  it('is refused in production: what is not registered, the schema, over HTTP and on sockets', async () => {
    const planner = await hub.token({ role: 'planner' });
    for (const query of [
      getIntrospectionQuery(),
      '{ __typename }',
      '{ items { edges { node { id } } } }',
      'mutation {',
    ])
      for (const path of ['/graphql', '/partner/graphql'])
        expect(await post(production + path, { query }, planner)).toMatchObject({
          status: 400,
          codes: ['OPERATION_NOT_REGISTERED'],
        });
    const client = createClient({
      url: `${production.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${planner}` },
      retryAttempts: 0,
    });
    const outcome = await new Promise((resolve) => {
      client.subscribe(
        { query: 'subscription { caseReadinessChanged { changedAt } }' },
        { next: resolve, error: resolve, complete: () => resolve('complete') },
      );
    });
    expect(outcome).toMatchObject([{ extensions: { code: 'OPERATION_NOT_REGISTERED' } }]);
    await client.dispose();
    const stream = { accept: 'text/event-stream' };
    const asked = { query: 'subscription { caseReadinessChanged { changedAt } }' };
    expect(await post(`${production}/graphql`, asked, planner, stream)).toMatchObject({ status: 400 });
  });

  it('is refused at every door: several at once, GET, forms, bodies of 16 MB, headers without end', async () => {
    const token = await hub.token({ role: 'planner' });
    const huge = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(16 * 1024 * 1024) } });
    // Sixteen megabytes are a lot to say to each of them.
    for (const door of doors().slice(0, 5)) expect([door, (await post(door, huge, token)).status]).toEqual([door, 413]);
    for (const door of doors()) {
      expect([door, (await post(door, [{ query: '{ __typename }' }], token)).status]).toEqual([door, 400]);
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      expect([door, (await post(door, 'query={__typename}', token, form)).status]).toEqual([door, 415]);
      const plain = await post(door, '{"query":"{ __typename }"}', token, { 'content-type': 'text/plain' });
      expect([door, plain.status]).toEqual([door, 400]);
      const got = await fetch(`${door}?query=mutation{__typename}`, { headers: { authorization: `Bearer ${token}` } });
      expect([door, got.status]).toEqual([door, 404]);
      expect([door, (await post(door, '{}', token, { 'x-bomb': 'x'.repeat(32 * 1024) })).status]).toEqual([door, 431]);
    }
  });

  it.each([
    [
      'deep',
      `{ surgicalCases { edges { node ${'{ demands { surgicalCase '.repeat(12)} { id } ${'} }'.repeat(12)} } } }`,
    ],
    [
      'wide',
      `{ ${Array.from({ length: 25 }, (_, index) => `a${index}: __typename b${index}: items { totalCount }`).join(' ')} }`,
    ],
    ['aliased', `{ items { ${Array.from({ length: 300 }, (_, index) => `a${index}: totalCount`).join(' ')} } }`],
    [
      'cyclic',
      '{ items { ...a } } fragment a on ItemConnection { edges { node { ...b } } } fragment b on Item { ...c } fragment c on Item { ...b }',
    ],
    ['of many directives', `{ items { totalCount ${'@include(if: true) '.repeat(300)} } }`],
    ['of many tokens', `{ items { ${'totalCount '.repeat(14_000)} } }`],
  ])('a %s operation is refused by the gateway and by each subgraph it would be for', async (_, query) => {
    const token = await hub.token({ role: 'integrator' });
    for (const door of [`${hub.address}/graphql`, ...[...urls.values()].map((url) => `${url}/graphql`)]) {
      const { status, codes } = await post(door, { query }, token);
      expect([door, status]).toEqual([door, 400]);
      expect(codes.every((code) => code === 'GRAPHQL_VALIDATION_FAILED' || code === 'GRAPHQL_PARSE_FAILED')).toBe(true);
      expect(codes.length).toBeLessThan(20);
    }
  });
});
