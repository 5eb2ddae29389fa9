import { expect, test } from 'vitest';
import { parseEnvironment, parseHubConfig } from './config.ts';

const file = `
systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:5101/', auth: { username: hub, password: '\${ERP_PASSWORD}' } }
maxAge: { stock: 5s }
facilities:
  - id: north
    name: North Valley Medical Center
    gln: '0860001234565'
    timeZone: America/Chicago
    codes: { erp: H100 }
    stockSystem: erp
    locations: [{ code: OR01, name: Main OR core }]
    theatres: [{ id: or-1, name: OR 1, suppliedBy: [OR01] }]
`;
const env = { ERP_PASSWORD: 'secret' };

test('a file is read with its durations in milliseconds and its defaults filled in', () => {
  const config = parseHubConfig(file, env);
  expect(config.maxAgeMs).toEqual({ stock: 5000, cases: 60_000, orders: 300_000, masters: 3_600_000 });
  expect(config.systems['erp']).toMatchObject({
    id: 'erp',
    baseUrl: 'http://127.0.0.1:5101',
    auth: { password: 'secret' },
  });
  expect(config.facilities[0]).toMatchObject({ bufferBeforeCaseMinutes: 120 });
});

test.each([
  ['an unset environment variable', file, {}, 'systems.erp.auth.password: the environment variable ERP_PASSWORD'],
  ['a wrong check digit (R8)', file.replace('0860001234565', '0860001234566'), env, 'hub.yaml:8 facilities[0].gln'],
  ['an unknown time zone', file.replace('America/Chicago', 'America/Chikago'), env, 'IANA time zone'],
  [
    'a theatre supplied by an unknown location',
    file.replace('[OR01]', '[OR99]'),
    env,
    "OR99 is not among this facility's locations",
  ],
  [
    'a system that is not there',
    file.replace('stockSystem: erp', 'stockSystem: wms'),
    env,
    '"wms" is not a system of this file',
  ],
  [
    'a theatre that is there twice',
    file.replace('suppliedBy: [OR01] }', 'suppliedBy: [OR01] }, { id: or-1, name: OR 2 }'),
    env,
    'hub.yaml:13 facilities[0].theatres: two have the id "or-1"',
  ],
  [
    'one code for two theatres of a facility',
    file.replace(
      /theatres: .*/,
      "theatres: [{ id: a, name: A, codes: { erp: '7' } }, { id: b, name: B, codes: { erp: '7' } }]",
    ),
    env,
    'facilities[0].theatres: two have the erp code "7"',
  ],
  [
    'a location that is there twice',
    file.replace('Main OR core }', 'Main OR core }, { code: OR01, name: OR core }'),
    env,
    'hub.yaml:12 facilities[0].locations: two have the code "OR01"',
  ],
  ['a misspelt key', file.replace('timeZone', 'timezone'), env, 'timezone'],
  ['a key given twice', file.replace('maxAge:', 'systems: {}\nmaxAge:'), env, 'hub.yaml:4'],
  ['no YAML at all', '{', env, 'hub.yaml:1'],
  ['an empty file', '', env, 'hub.yaml'],
])('%s is refused with its place', (_, text, given, sentence) => {
  expect(() => parseHubConfig(text, given)).toThrow(sentence);
});

/** Two facilities of one EHR, each with a room. */
function rooms(kind: 'fhir-r4' | 'oracle-wms', [first, second]: readonly [string, string], site = 'S2') {
  return `${file.replace('or-1, name: OR 1,', `or-1, name: OR 1, codes: { ehr: ${first} },`)}
  - id: south
    name: South Valley Medical Center
    timeZone: America/Chicago
    codes: { erp: H200, ehr: ${site} }
    stockSystem: erp
    theatres: [{ id: or-1, name: OR 1, codes: { ehr: ${second} } }]
`.replace('maxAge:', `  ehr: { kind: ${kind}, name: Lakeside EHR, baseUrl: 'http://127.0.0.1:5102/r4' }\nmaxAge:`);
}

test('rooms of two facilities with one code are told apart by the facility, where the system names it', () => {
  expect(parseHubConfig(rooms('oracle-wms', ['OR1', 'OR1']), env).facilities).toHaveLength(2);
});

test('a FHIR server has one place of an id: a room’s code is that of no other facility or room of one', () => {
  const shared = (code: string) => `two facilities have the code "${code}" in "ehr"`;
  expect(() => parseHubConfig(rooms('fhir-r4', ['OR1', 'OR1']), env)).toThrow(shared('OR1'));
  expect(() => parseHubConfig(rooms('fhir-r4', ['S2', 'OR1']), env)).toThrow(shared('S2'));
  expect(parseHubConfig(rooms('fhir-r4', ['OR1', 'OR2']), env).facilities).toHaveLength(2);
  // A site that is one room.
  expect(parseHubConfig(rooms('fhir-r4', ['OR1', 'S2']), env).facilities).toHaveLength(2);
});

test('a warehouse partner may keep a facility’s stock, when it is named as one', () => {
  const text = file
    .replace('stockSystem: erp', 'stockSystem: depot')
    .replace('{ erp: H100 }', '{ erp: H100, depot: W1 }');
  expect(() => parseHubConfig(text, env)).toThrow('"depot" is not a system of this file');
  const { facilities } = parseHubConfig(`${text}\nexchange: { warehouses: [depot] }\n`, env);
  expect(facilities[0]?.stockSystem).toBe('depot');
  expect(() => parseHubConfig(`${file}\nexchange: { warehouses: [erp] }\n`, env)).toThrow(
    '"erp" is a system of this file',
  );
});

test('where the exchange listens, and its folders and certificates, are relative to the file', () => {
  const text = `${file}
exchange:
  partners: partners
  mllp: [{ port: 2576, tls: { certFile: tls/hub.pem, keyFile: tls/hub.key, caFile: /etc/ca.pem } }, { port: 0 }]
  https: { tls: { certFile: tls/hub.pem, keyFile: tls/hub.key } }
`;
  expect(parseHubConfig(text, env, '/srv/hub/hub.yaml').exchange).toEqual({
    partners: '/srv/hub/partners',
    warehouses: [],
    mllp: [
      {
        port: 2576,
        tls: { certFile: '/srv/hub/tls/hub.pem', keyFile: '/srv/hub/tls/hub.key', caFile: '/etc/ca.pem' },
      },
      { port: 0 },
    ],
    https: { tls: { certFile: '/srv/hub/tls/hub.pem', keyFile: '/srv/hub/tls/hub.key' } },
  });
  expect(parseHubConfig(file, env).exchange).toEqual({ warehouses: [], mllp: [], https: {} });
});

test('a message about a secret never holds it', () => {
  const text = file.replace('hub,', "'',");
  expect(() => parseHubConfig(text, env)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('secret') }),
  );
});

test('the environment has defaults, and says which variable is wrong and not its value', () => {
  expect(parseEnvironment({}, '/srv')).toMatchObject({
    port: 4000,
    exchangePort: 4080,
    stateDir: '/srv/.hub',
    sandbox: 'small',
    mode: 'development',
  });
  expect(() => parseEnvironment({ HUB_PORT: 'eighty' }, '/')).toThrow(/HUB_PORT: (?!.*eighty)/);
  expect(() => parseEnvironment({ HUB_MODE: 'production', HUB_CONFIG: 'hub.yaml' }, '/')).toThrow('HUB_JWKS_URL');
  expect(() => parseEnvironment({ HUB_SANDBOX: 'off' }, '/')).toThrow('HUB_CONFIG');
  expect(parseEnvironment({ HUB_SUBGRAPH_URLS: 'orders=http://127.0.0.1:4014' }, '/').subgraphUrls?.get('orders')).toBe(
    'http://127.0.0.1:4014',
  );
});
