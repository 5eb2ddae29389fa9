import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { $PartnerProfile } from './partner-profile.ts';
import { readPartner } from './read-partner.ts';

const file = fileURLToPath(new URL('../examples/alpine-surgical.yaml', import.meta.url));
const example = readFileSync(file, 'utf8');
const lines = example.split('\n');

/** The example with one text in place of another, which it must hold. */
function changed(from: string, to: string): string {
  if (!example.includes(from)) throw new Error(`The example does not hold ${from}`);
  return example.replace(from, () => to);
}

function faultsOf(text: string, known = {}) {
  const reading = readPartner(text, file, {}, known);
  return reading.ok ? [] : reading.faults;
}

describe('a good profile', () => {
  const reading = readPartner(example, file, {});
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const { profile } = reading;

  test('is read whole', () => {
    expect(profile).toMatchObject({
      partner: 'alpine-surgical',
      supplier: { system: 'erp', number: '1000021' },
      clocks: { '997': 86_400_000, '855': 14_400_000, '856': 172_800_000 },
      x12: { versions: { '832': '005010' }, acknowledgeWith: '997' },
      documents: { receive: ['855', '856', '810', '832', '845'], send: ['850'] },
    });
  });

  test('keeps leading zeros without quotes', () => {
    expect(profile.x12.them).toEqual({ qualifier: '01', id: '081466849', group: 'ALPINE' });
  });

  test('has ports as numbers and files as absolute paths', () => {
    expect(profile.transports.sftp).toMatchObject({
      port: 22,
      privateKeyFile: fileURLToPath(new URL('../examples/keys/alpine_ed25519', import.meta.url)),
      in: 'out',
    });
  });

  test('names its secrets and does not hold them, though the environment does', () => {
    const again = readPartner(example, file, { ALPINE_EDI_TOKEN: 'spruce-41' });
    expect(JSON.stringify(again)).not.toContain('spruce-41');
    expect(again).toMatchObject({ profile: { transports: { web: { token: '${ALPINE_EDI_TOKEN}' } } } });
  });

  test('survives an event', () => {
    expect($PartnerProfile.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  test('takes other values from the environment', () => {
    const text = changed('host: sftp.alpine-surgical.example', 'host: ${ALPINE_HOST}');
    expect(readPartner(text, file, { ALPINE_HOST: '10.1.2.3' })).toMatchObject({
      profile: { transports: { sftp: { host: '10.1.2.3' } } },
    });
    expect(faultsOf(text)).toMatchObject([
      { path: 'transports.sftp.host', sentence: expect.stringContaining('ALPINE_HOST') },
    ]);
  });
});

/** Each: what is written instead of what, and what is said of it. */
const slips: readonly [name: string, from: string, to: string, path: string, sentence: RegExp, remedy: RegExp][] = [
  ['a setting misspelt', 'receive:', 'recieve:', 'documents.recieve', /no setting of documents/, /"receive"/],
  ['a setting of another kind of transport', 'username: meridian', 'url: x', 'transports.sftp.url', /no setting/, /./],
  ['an unknown document', '[850]\n', '[851]\n', 'documents.send[0]', /cannot be "851"/, /possible are|Write one of/],
  [
    'an unknown kind',
    'kind: sftp',
    'kind: ftps',
    'transports.sftp.kind',
    /cannot be "ftps"/,
    /"sftp"|"https"|folder, sftp/,
  ],
  ['a host key that is none', 'hostKey: SHA256:', 'hostKey: MD5:', 'transports.sftp.hostKey', /hostKey/, /ssh-keygen/],
  ['a duration without a unit', 'poll: 30s', 'poll: 30', 'transports.sftp.poll', /poll/, /30s/],
  ['a port out of range', 'port: 22', 'port: 220000', 'transports.sftp.port', /port/, /65535/],
  ['a zone that is none', 'America/Denver', 'Mountain Time', 'timeZone', /timeZone/, /IANA/],
  ['a DUNS number cut', '081466849', '81466849', 'x12.them.id', /DUNS/, /leading zeros/],
  [
    'us and them the same',
    'qualifier: 01, id: 081466849',
    'qualifier: ZZ, id: MERIDIANHEALTH',
    'x12.them.id',
    /one id/,
    /./,
  ],
  ['two separators alike', "component: '>'", "component: '*'", 'x12.separators.component', /one character/, /./],
  ['a separator inside an id', 'id: ALPINETEST', 'id: ALPINE^TEST', 'x12.themInTests.id', /separator/, /./],
  ['a unit that is none', 'CS: CA', 'CS: CASE', 'units.CS', /CS/, /355/],
  [
    'routing by a transport that is not there',
    'via: web }',
    'via: wep }',
    'routing[0].via',
    /no transport "wep"/,
    /"web"/,
  ],
  ['a route for what is never sent', 'types: [850]', 'types: [860]', 'routing[0].types[0]', /never sent/, /./],
  ['the fallback that is no other', 'fallback: web', 'fallback: sftp', 'send.fallback', /fallback/, /another/],
  [
    'orders from no day',
    '  sendOrdersFrom',
    '  # sendOrdersFrom',
    'documents.send',
    /from which day/,
    /sendOrdersFrom/,
  ],
  ['a clock for what is not taken', '[855, 856, 810', '[856, 810', 'clocks.855', /waited for/, /receive/],
  ['a secret said aloud', '${ALPINE_EDI_TOKEN}', 'spruce-41', 'transports.web.token', /token/, /environment variable/],
  ['a plain address', 'https://edi', 'http://edi', 'transports.web.url', /anybody on the way/, /https/],
  ['a password in an address', 'https://edi', 'https://me:spruce-41@edi', 'transports.web.url', /password/, /token/],
  ['another file name', 'partner: alpine-surgical', 'partner: alpine', 'partner', /called alpine-surgical/, /one name/],
  ['an empty setting', 'kind: supplier', 'kind:', 'kind', /empty/, /supplier, warehouse/],
  [
    'a value where a list is',
    'receive: [855, 856, 810, 832, 845]',
    'receive: 855',
    'documents.receive',
    /list/,
    /brackets/,
  ],
  ['the same key twice', 'contact:', 'name: Alpine\ncontact:', '', /no YAML/, /./],
  ['a line badly indented', '    host:', '   host:', '', /no YAML/, /indentation/],
];

describe('a faulty profile', () => {
  test.each(slips)('%s', (_, from, to, path, sentence, remedy) => {
    const text = changed(from, to);
    const faults = faultsOf(text);
    const fault = faults.find((one) => one.path === path);
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(fault?.sentence).toMatch(sentence);
    expect(fault?.remedy).toMatch(remedy);
    expect(JSON.stringify(faults)).not.toContain('spruce-41');
    if (path !== '') {
      const changedLine = lines.findIndex((line, index) => line !== text.split('\n')[index]) + 1;
      // What is missing or contradicted stands at the setting it concerns; what is wrong stands where it was written.
      const named = text.split('\n')[(fault?.line ?? 0) - 1];
      const last =
        path
          .replace(/(?:\[\d+\])+$/, '')
          .split('.')
          .at(-1) ?? '';
      expect(fault?.line === changedLine || named?.includes(last), `${fault?.line} is not ${changedLine}`).toBe(true);
    }
  });

  test('has every fault told, in the order of the file, each with its column', () => {
    const text = changed('timeZone: America/Denver', 'timeZone: Denver').replace('poll: 30s', 'poll: soon');
    expect(faultsOf(text)).toMatchObject([
      { line: 8, column: 11, path: 'timeZone' },
      { line: 47, column: 11, path: 'transports.sftp.poll' },
    ]);
  });

  test('what hub.yaml does not have is a fault where hub.yaml is known', () => {
    const known = { systems: new Set(['sap']), facilities: new Set(['norte', 'south']) };
    expect(faultsOf(example, known)).toMatchObject([
      { path: 'supplier.system', remedy: expect.stringContaining('sap') },
      { path: 'routing[0].facilities[0]', remedy: expect.stringContaining('"norte"') },
    ]);
  });

  test.each(['', '\n', '- a\n- b\n', 'alpine', '{', 'a: &x [*x]'])('%j is told apart from a profile', (text) => {
    expect(faultsOf(text)).not.toEqual([]);
  });

  test('whatever is written, the answer is a profile or faults with a place, a sentence and a remedy', () => {
    const mangled = fc
      .tuple(fc.nat(lines.length - 1), fc.nat(40), fc.nat(6), fc.string({ maxLength: 8 }))
      .map(([at, from, cut, put]) =>
        lines
          .map((line, index) => (index === at ? line.slice(0, from) + put + line.slice(from + cut) : line))
          .join('\n'),
      );
    fc.assert(
      fc.property(mangled, (text) => {
        for (const fault of faultsOf(text)) {
          expect(fault.line).toBeGreaterThan(0);
          expect(fault.line).toBeLessThanOrEqual(text.split('\n').length + 1);
          expect(fault.column).toBeGreaterThan(0);
          expect(fault.sentence).toMatch(/\S.*\.$/s);
          expect(fault.remedy).toMatch(/\S.*\.$/s);
        }
      }),
      { numRuns: 300 },
    );
  });
});
