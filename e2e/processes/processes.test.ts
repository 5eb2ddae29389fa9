import { readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { parseEnvironment, type FacilityConfig } from '@supply-hub/config';
import { serveRoles, startHub, startSandboxProcess } from '@supply-hub/hub';
import { hubId } from '@supply-hub/identifiers';
import { developmentIssuer, type TokenRequest } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { testDatabase } from '@supply-hub/testkit';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { post, type Answer } from '../ask.ts';
import { hubProcess, type HubProcess } from '../hub-process.ts';
import { OrSchedule, siu } from '../or-schedule.ts';

const composed = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
const example = (name: string) => readFileSync(new URL(`../../docs/examples/${name}.graphql`, import.meta.url), 'utf8');
const northValley = hubId('facility', 'hub', 'north-valley');
const cedarBluff = hubId('facility', 'hub', 'cedar-bluff-surgical');

const planner: TokenRequest = { role: 'planner' };
const questions: readonly { about: string; query: string; as: TokenRequest }[] = [
  { about: 'an item, from its master to its orders', query: example('item-to-order'), as: planner },
  { about: 'open orders', query: example('open-orders'), as: planner },
  { about: 'the next cases', query: example('next-cases'), as: planner },
  {
    about: 'an order with all that came of it',
    query: `{ purchaseOrders(first: 30) { totalCount edges { node { number supplier { name contracts { edges { node { number } } } }
      lines { match { status received { value unit } } } receipts { number lines { lot item { number } } } invoices { number total { amount } } } } } }`,
    as: { role: 'buyer' },
  },
  {
    about: 'what one facility sees',
    query: `{ facilities { edges { node { name cases(first: 5) { totalCount edges { node { number theatre { name suppliedBy { code } } } } } } } }
      stockLevels(first: 50) { edges { node { item { number } onHand { value unit } location { code facility { name } } } } }
      purchaseOrders(first: 50) { totalCount edges { node { number } } } }`,
    as: { role: 'theatre', facilities: [cedarBluff] },
  },
  {
    about: 'what one supplier sees',
    query: `{ suppliers { edges { node { number items { edges { node { partNumber item { number } } } } openOrders { totalCount } } } }
      facilities { edges { node { name } } } items(first: 100) { edges { node { number } } } }`,
    as: { role: 'partner', suppliers: [hubId('supplier', 'erp', '1000335')] },
  },
  {
    about: 'what there is not, and what is no question',
    query: `{ item(id: "item_00000000000000000000") { number } none: itemByIdentifier(system: "erp", value: "MED-777777") { number }
      odd: itemByIdentifier(system: "gtin", value: "12345678901234") { number } items(first: 1000) { edges { node { id } } }
      facility(id: "${northValley}") { timeZone } }`,
    as: planner,
  },
  { about: 'what is not in the graph', query: '{ items { price } }', as: planner },
];

const stack = new AsyncDisposableStack();
const roles: HubProcess[] = [];
let token: (request: TokenRequest) => Promise<string>;
let oneProcess: string;
let manyProcesses: string;
let mllpPort: number;
let graphFile: string;
let facility: FacilityConfig | undefined;

beforeAll(async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'hub processes '));
  stack.defer(() => rm(stateDir, { recursive: true, force: true }));
  const [first, second] = await Promise.all([testDatabase([]), testDatabase([])]);
  stack.use(first);
  stack.use(second);
  const sandbox = await startSandboxProcess({ stateDir, size: 'small', log: silentLog });
  stack.defer(() => sandbox.stop());
  const settings = {
    HUB_STATE_DIR: stateDir,
    HUB_CONFIG: sandbox.hubYamlPath,
    HUB_PORT: '0',
    HUB_EXCHANGE_PORT: '0',
    HUB_MLLP_PORT: '0',
  };
  ({ mint: token } = await developmentIssuer(stateDir, systemClock));

  const environment = parseEnvironment({ ...settings, DATABASE_URL: first.url }, stateDir);
  const hub = await startHub({ environment, log: silentLog });
  stack.defer(() => hub.close());
  oneProcess = hub.address;

  const serve = (role: string, more: Record<string, string> = {}) => {
    const running = hubProcess(['serve', role], { ...settings, DATABASE_URL: second.url, ...more });
    roles.push(stack.use(running));
    return running;
  };
  const subgraphs = serveRoles
    .filter((role) => role !== 'gateway' && role !== 'exchange' && role !== 'worker')
    .map(async (role) => `${role}=${await addressOf(serve(role))}`);
  serve('worker');
  const exchange = serve('exchange');
  const urls = (await Promise.all(subgraphs)).join(',');
  graphFile = join(stateDir, 'supergraph.graphql');
  await writeFile(graphFile, composed);
  manyProcesses = await addressOf(serve('gateway', { HUB_SUBGRAPH_URLS: urls, HUB_SUPERGRAPH: graphFile }));
  mllpPort = Number(new URL(await addressOf(exchange)).port);
  [facility] = hub.config.facilities;
}, 180_000);
afterAll(() => stack.disposeAsync(), 60_000);

const upLine = z.object({ address: z.url() });
const addressOf = async (role: HubProcess): Promise<string> =>
  upLine.parse(JSON.parse(await role.says(/"msg":"\w+ is up"/))).address;

async function ask(address: string, { query, as }: { query: string; as: TokenRequest }): Promise<Answer> {
  return post(`${address}/graphql`, { query }, await token(as));
}

/** The answer without the instants at which each of the two hubs happened to read or compare. */
function comparable(answer: Answer): unknown {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) =>
      ['asOf', 'freshness', 'changedAt'].includes(name) ? null : value,
    ),
  );
}

describe('the gateway, each subgraph and the worker as processes on one database', () => {
  it.each(questions)('answer as the hub in one process does: $about', { timeout: 90_000 }, async (question) => {
    await expect
      .poll(
        async () => {
          const [one, many] = await Promise.all([ask(oneProcess, question), ask(manyProcesses, question)]);
          // Both have read everything: an answer that waits for a first load is none yet.
          if (JSON.stringify([one, many]).includes('has not been loaded yet')) return 'loading';
          return { one: comparable(one), isSame: JSON.stringify(comparable(one)) === JSON.stringify(comparable(many)) };
        },
        { timeout: 80_000, interval: 300 },
      )
      .toMatchObject({ isSame: true });
    const [one, many] = await Promise.all([ask(oneProcess, question), ask(manyProcesses, question)]);
    expect(comparable(many)).toEqual(comparable(one));
  });

  it('take a message in one process, apply it in another, and answer with its case in a third', async () => {
    await using schedule = new OrSchedule(mllpPort);
    const booking = {
      number: '990417',
      start: '20991203073000',
      room: facility?.theatres[0]?.codes['ehr'] ?? '',
      site: facility?.codes['ehr'] ?? '',
      procedure: 'TKA',
    };
    expect(await schedule.send(siu('S12', booking, { controlId: 'P-1', sentAt: '20260305134500-0600' }))).toBe('AA');
    const facilityId = hubId('facility', 'hub', facility?.id ?? '');
    const query = `{ surgicalCaseByNumber(facilityId: "${facilityId}", number: "990417") { number scheduleHistory { message { controlId } } } }`;
    await expect
      .poll(async () => (await ask(manyProcesses, { query, as: { role: 'integrator' } })).data, { timeout: 20_000 })
      .toEqual({
        surgicalCaseByNumber: { number: '990417', scheduleHistory: [{ message: { controlId: 'P-1' } }] },
      });
  });

  it('take up a graph that changes while they run, and drop no socket for it', { timeout: 60_000 }, async () => {
    const client = createClient({
      url: `${manyProcesses.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await token(planner)}` },
      retryAttempts: 0,
      lazy: false,
    });
    let isClosed = false;
    client.on('closed', () => (isClosed = true));
    const alerts = client.iterate({ query: 'subscription { supplyExceptionChanged { __typename } }' });
    /** Another file takes its place, as a deployment does it. */
    const deploy = async (sdl: string) => {
      await writeFile(`${graphFile}.next`, sdl);
      await rename(`${graphFile}.next`, graphFile);
    };
    const isAnswered = async () => {
      const { value } = await client
        .iterate({ query: '{ facilities { edges { node { timeZone } } } }' })
        .next()
        .catch((errors: unknown) => ({ value: { errors } }));
      return JSON.stringify(value).includes('GRAPHQL_VALIDATION_FAILED') ? false : value.data !== undefined;
    };
    expect(await isAnswered()).toBe(true);
    await deploy(composed.replace(/^( +)timeZone(: String! @join__field\(graph: INVENTORY\))$/m, '$1zone$2'));
    await expect.poll(isAnswered, { timeout: 20_000, interval: 200 }).toBe(false);
    await deploy('broken');
    await expect
      .poll(() => roles.flatMap(({ stdout }) => stdout).join(), { timeout: 20_000 })
      .toContain('goes on with the one');
    expect(isClosed).toBe(false);
    await alerts.return?.();
    await client.dispose();
  });

  it('refuse who does not say who they are', async () => {
    for (const address of [oneProcess, manyProcesses]) {
      const { data, errors } = await post(`${address}/graphql`, { query: '{ items { edges { node { id } } } }' });
      expect([data ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
    }
  });

  it('end when they are told to, each with exit code 0', { timeout: 60_000 }, async () => {
    for (const role of roles) role.signal('SIGTERM');
    expect(await Promise.all(roles.map(({ ended }) => ended))).toEqual(roles.map(() => 0));
  });
});
