import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { parseHubConfig, type HubConfig } from '@supply-hub/config';
import { MllpClient, type ClientTls } from '@supply-hub/hl7v2';
import { prepareJobs } from '@supply-hub/jobs';
import { silentLog } from '@supply-hub/log';
import { testDatabase, type TestDatabase } from '@supply-hub/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../hl7v2/test/certificates.ts';
import { hubMigrations } from './parts.ts';
import { runExchange } from './run-exchange.ts';

const hospital = createAuthority('Hospital CA');
const sender = hospital.issue('orsched.example.org');
let home = '';
let database: TestDatabase;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'exchange-'));
  const { cert, key } = hospital.issue('hub.example.org');
  await writeFile(join(home, 'hub.pem'), cert);
  await writeFile(join(home, 'hub.key'), key);
  await writeFile(join(home, 'other.key'), hospital.issue('other.example.org').key);
  await writeFile(join(home, 'ca.pem'), hospital.cert);
  database = await testDatabase(hubMigrations);
  await prepareJobs(database.url, { log: silentLog });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

const tls = '{ certFile: hub.pem, keyFile: hub.key }';
const configWith = (exchange: string): HubConfig =>
  parseHubConfig(
    `
systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:5101/' }
senders:
  - { id: lakeside-or, name: Lakeside OR, protocol: hl7v2, application: LAKESIDE-OR, system: ehr }
exchange: ${exchange}
facilities:
  - { id: north, name: North Valley, timeZone: America/Chicago, codes: { erp: H100 }, stockSystem: erp }
`,
    {},
    join(home, 'hub.yaml'),
  );
const running = (config: HubConfig, ports: { mllpPort?: number; exchangePort?: number } = {}) =>
  runExchange({
    url: database.url,
    environment: { host: '127.0.0.1', mllpPort: 0, exchangePort: 0, raw: {}, ...ports },
    config,
    clock: systemClock,
    log: silentLog,
  });

const siu = (controlId: string) =>
  Buffer.from(
    `MSH|^~\\&|LAKESIDE-OR|H100|HUB|MERIDIAN|20260305134500-0600||SIU^S12^SIU_S12|${controlId}|P|2.5.1\rSCH||1^LAKESIDE\r`,
  );
async function sent(port: number, controlId: string, clientTls?: ClientTls): Promise<string | undefined> {
  await using client = new MllpClient({
    name: 'The hub',
    host: '127.0.0.1',
    port,
    log: silentLog,
    ...(clientTls && { tls: clientTls }),
  });
  return (await client.send(siu(controlId)))?.acknowledgement.code;
}
/** Status and body of a GET over TLS. */
const got = (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, ca: hospital.cert, agent: false }, (response) => {
      response.setEncoding('utf8');
      let text = `${response.statusCode} `;
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    });
    asking.on('error', reject).end();
  });

test('messages arrive on several ports, plain and by TLS with certificates on both sides', async () => {
  const exchange = await running(
    configWith(
      `{ mllp: [{ port: 0, tls: ${tls} }, { port: 0, tls: { certFile: hub.pem, keyFile: hub.key, caFile: ca.pem } }] }`,
    ),
  );
  const [encrypted = 0, mutual = 0] = exchange.furtherMllpPorts;
  expect(await sent(exchange.mllpPort, '1')).toBe('AA');
  expect(await sent(encrypted, '2', { ca: hospital.cert })).toBe('AA');
  expect(await sent(mutual, '3', { ca: hospital.cert, ...sender })).toBe('AA');
  await expect(sent(mutual, '4', { ca: hospital.cert })).rejects.toThrow('The hub is not available');
  await expect(sent(encrypted, '5')).rejects.toThrow('The hub is not available');
  await exchange.close();
});

test('the address partners post to speaks TLS when it has a certificate, and tells its numbers to this machine', async () => {
  const exchange = await running(configWith(`{ https: { tls: ${tls} } }`));
  expect(await got(exchange.exchangePort, '/metrics')).toMatch(/^200 /);
  expect(await got(exchange.exchangePort, '/exchange/nobody')).toMatch(/^404 /);
  await expect(fetch(`http://127.0.0.1:${exchange.exchangePort}/metrics`)).rejects.toThrow('fetch failed');
  await exchange.close();
});

test.each([
  ['{ mllp: [{ port: 0, tls: { certFile: hub.pem, keyFile: other.key } }] }', 'other.key is not the key'],
  ['{ https: { tls: { certFile: missing.pem, keyFile: hub.key } } }', 'missing.pem cannot be read'],
  ['{ https: { tls: { certFile: hub.yaml, keyFile: hub.key } } }', 'hub.yaml cannot be read'],
])('%s is refused, and names the file', async (exchange, sentence) => {
  await expect(running(configWith(exchange))).rejects.toThrow(sentence);
});

test('a port that is taken is refused, and names the setting', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(running(configWith('{}'), { exchangePort: port })).rejects.toThrow('set HUB_EXCHANGE_PORT');
  await expect(running(configWith('{}'), { mllpPort: port })).rejects.toThrow('set HUB_MLLP_PORT');
  await expect(running(configWith(`{ mllp: [{ port: ${port} }] }`))).rejects.toThrow(
    'set exchange.mllp[0] of hub.yaml',
  );
  await new Promise((resolve) => {
    taken.close(resolve);
  });
});
