import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnvironment } from '@supply-hub/config';
import { serveRole } from '@supply-hub/hub';
import { developmentIssuer, type TokenRequest } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { subgraphNames } from '@supply-hub/subgraph-kit';
import { createClient } from 'graphql-ws';
import { getIntrospectionQuery } from 'graphql';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';
import { entityReader, idOfRef, refOf, refsIn, tellsNothing, typeOfRef, type Ref } from '../who-sees-what/entities.ts';
import { readGraph } from '../who-sees-what/graph-parts.ts';
import { queries } from '../who-sees-what/queries.ts';
import { ownership, type Narrowed } from '../who-sees-what/whose.ts';
import { explore, type World } from '../who-sees-what/world.ts';
import { rootFields, tellsAnything } from './attack-fields.ts';
import { forgedTokens } from './forged-tokens.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const suffix = isSlow ? '' : ' (skipped: it takes half a minute; CI_SLOW=1 runs it)';
const running = new AsyncDisposableStack();
const graph = readGraph();
const nobodys = { facility: 'facility_00000000000000000000', supplier: 'supplier_00000000000000000000' };
let hub: RunningHub;
/** In production: registered operations, keys by HTTP, subgraphs in processes of their own as far as it can tell. */
let production: string;
let urls: ReadonlyMap<string, string>;
let world: World;
let isSeenBy: ReturnType<typeof ownership>;
let forged: Readonly<Record<string, string>>;

beforeAll(async () => {
  if (!isSlow) return;
  hub = running.use(await runHub());
  const { environment, clock } = hub;
  urls = new Map(
    await Promise.all(
      subgraphNames.map(async (name): Promise<[string, string]> => {
        const served = await serveRole(name, { environment, clock, log: silentLog });
        running.defer(() => served.close());
        return [name, served.address];
      }),
    ),
  );
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

  const integrator: TokenRequest = { role: 'integrator' };
  const lists = Object.entries(queries).flatMap(([name, kind]) => ('listOf' in kind ? [name] : []));
  const { data } = await hub.ask(
    `{ ${lists.map((name) => `${name} { edges { node { __typename id } } }`).join(' ')} }`,
    {},
    integrator,
  );
  world = await explore(graph, entityReader(graph, urls, await hub.token(integrator), []), refsIn(data));
  isSeenBy = ownership(world);
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

const $Told = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
});

async function post(url: string, body: unknown, token?: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  expect(text).not.toMatch(/node_modules|\\n +at |Did you mean|stacktrace/);
  return { status: response.status, text, codes: [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code) };
}

/** Every place where the graph or a part of it is asked. */
const doors = () => [
  `${hub.address}/graphql`,
  `${hub.address}/partner/graphql`,
  `${production}/graphql`,
  `${production}/partner/graphql`,
  ...[...urls.values()].map((url) => `${url}/graphql`),
];

/** Whom nothing belongs to, as the staff's token and the partner's say it. */
const strangers: readonly { who: string; narrowed: Narrowed; token: TokenRequest }[] = [
  {
    who: 'a planner of no facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'planner', facilities: [] },
  },
  {
    who: 'a buyer of another facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'buyer', facilities: [nobodys.facility] },
  },
  {
    who: 'an integrator of another facility',
    narrowed: { facility: nobodys.facility },
    token: { role: 'integrator', facilities: [nobodys.facility] },
  },
  {
    who: 'another supplier',
    narrowed: { supplier: nobodys.supplier },
    token: { role: 'partner', suppliers: [nobodys.supplier] },
  },
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

describe.runIf(isSlow).each(strangers)(`R72: $who, with ids of others${suffix}`, ({ narrowed, token }) => {
  /** What is somebody's, and a made-up one where the test has none. */
  const foreign = (type: string): string[] => {
    const ids = world.all(type).filter((id) => !isSeenBy(refOf(type, id), narrowed));
    return ids.slice(0, 20);
  };

  it('gets nothing by any way through _entities of any subgraph', async () => {
    const facilities = world.all('Facility').slice(0, 2);
    const reader = entityReader(graph, urls, await hub.token(token), facilities);
    for (const part of graph.parts) {
      const made = `${part.type.toLowerCase()}_00000000000000000000`;
      const answers = await reader.read(part, [...foreign(part.type), made, '', "' or 1=1 --"]);
      expect([part.subgraph, part.type, answers.filter((entity) => !tellsNothing(entity))]).toEqual([
        part.subgraph,
        part.type,
        [],
      ]);
    }
  });

  it('gets nothing of others by any field of Query, whatever ids it is given', async () => {
    const bearer = await hub.token(token);
    for (const field of rootFields('Query'))
      for (const query of field.attempts(foreign)) {
        const { text } = await post(`${hub.address}/graphql`, { query }, bearer);
        const { data, errors = [] } = $Told.parse(JSON.parse(text));
        const seen: readonly Ref[] = refsIn(data);
        const others = seen.filter(
          (ref) => world.all(typeOfRef(ref)).includes(idOfRef(ref)) && !isSeenBy(ref, narrowed),
        );
        expect([field.name, others]).toEqual([field.name, []]);
        expect([field.name, errors.filter(({ extensions }) => !refusals.has(extensions.code))]).toEqual([
          field.name,
          [],
        ]);
        if ('supplier' in narrowed && !echoes.has(field.name))
          expect([field.name, tellsAnything(data) ? data : null]).toEqual([field.name, null]);
      }
  });

  it('changes nothing by any mutation', async () => {
    const bearer = await hub.token(token);
    const sql = postgres(hub.environment.databaseUrl ?? '', { max: 1 });
    const deeds = () => sql`select actor, action from hub.audit_entry
      where actor like 'development-%' and action not in ('patient-data-read', 'payload-read')`;
    const before = await deeds();
    for (const field of rootFields('Mutation'))
      for (const query of field.attempts(foreign)) {
        const { text } = await post(`${hub.address}/graphql`, { query }, bearer);
        const { data, errors = [] } = $Told.parse(JSON.parse(text));
        expect([field.name, errors.filter(({ extensions }) => !refusals.has(extensions.code))]).toEqual([
          field.name,
          [],
        ]);
        const { userErrors, ...given } = $Payload.parse(data?.[field.name] ?? {});
        expect([field.name, errors.length + userErrors.length > 0, tellsAnything(given)]).toEqual([
          field.name,
          true,
          false,
        ]);
      }
    expect(await deeds()).toEqual(before);
    await sql.end();
  });

  it('is told nothing by any subscription, of all that ever happened', async () => {
    const [stranger, integrator] = await Promise.all([hub.token(token), hub.token({ role: 'integrator' })]);
    for (const field of rootFields('Subscription')) {
      const [query = ''] = field.attempts(foreign);
      const url = `${urls.get(field.subgraph)}/live`;
      const head = await framesUntil(url, { query }, integrator, 0);
      const told = await framesUntil(url, { query, after: 0 }, stranger, head.position);
      expect([field.name, told.frames, told.code]).toEqual([field.name, 0, told.code]);
      const all = await framesUntil(url, { query, after: 0 }, integrator, head.position);
      if (field.name === 'caseReadinessChanged') expect(all.frames).toBeGreaterThan(0);
    }
  });
});

/** What a stranger may be answered: never a fault of the hub. */
const refusals = new Set([
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'CONFLICT',
  'OPERATION_TOO_COSTLY',
]);
/** What tells of what it was asked, or of nobody. */
const echoes = new Set(['exchangeLedger', 'lineage']);
const $Payload = z.looseObject({ userErrors: z.array(z.unknown()).default([]) });
const $Line = z.object({
  frames: z.array(z.unknown()).default([]),
  position: z.number().default(0),
  error: z.looseObject({ extensions: z.looseObject({ code: z.string() }) }).optional(),
});

/** Reads a live stream of a subgraph up to a position: 0 is the first batch, which says where the stream stands. */
async function framesUntil(url: string, body: object, token: string, until: number) {
  const gone = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: gone.signal,
  });
  let text = '';
  let frames = 0;
  try {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
        const line = $Line.parse(JSON.parse(text.slice(0, end)));
        text = text.slice(end + 1);
        frames += line.frames.length;
        if (line.error !== undefined) return { frames, position: 0, code: line.error.extensions.code };
        if (line.position >= until) return { frames, position: line.position };
      }
    }
    throw new Error(`the stream ended before ${until}`);
  } finally {
    gone.abort();
  }
}
