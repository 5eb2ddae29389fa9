import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExchangeDoor } from '@supply-hub/exchange/transports';
import { silentLog } from '@supply-hub/log';
import { readPartner } from '@supply-hub/partners';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../command-line.ts';
import { exitCodes } from '../command.ts';

let home = '';
const token = 'a-token-of-theirs';
const hubYaml = `
systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:5101/' }
exchange: { partners: partners }
facilities:
  - { id: north, name: North Valley, timeZone: America/Chicago, codes: { erp: H100 }, stockSystem: erp }
`;
const profile = `
partner: acme
name: Acme Surgical
kind: supplier
supplier: { system: erp, number: '17300001' }
timeZone: America/Chicago
x12:
  us: { qualifier: ZZ, id: HOSPITAL, group: HOSPITAL }
  them: { qualifier: ZZ, id: ACME, group: ACME }
  acknowledgeWith: none
documents: { receive: ['855'] }
transports:
  files: { kind: folder, in: in }
  web: { kind: https, acceptTokenSha256: ${createHash('sha256').update(token).digest('hex')} }
`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'send-x12-'));
  await mkdir(join(home, 'partners', 'in'), { recursive: true });
  await writeFile(join(home, 'hub.yaml'), hubYaml);
  await writeFile(join(home, 'partners', 'acme.yaml'), profile);
  await writeFile(join(home, '855 of today.edi'), 'ISA*00*');
});
afterAll(() => rm(home, { recursive: true }));

async function send(...argv: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommandLine(['send', 'x12', '855 of today.edi', ...argv], {
    env: { HUB_STATE_DIR: join(home, '.hub'), HUB_CONFIG: join(home, 'hub.yaml') },
    cwd: home,
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    stopAsked: () => AbortSignal.abort(),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

test('a file goes where the partner puts its files, whole', async () => {
  const { code, printed } = await send('--partner', 'acme', '--json');
  expect(JSON.parse(printed)).toMatchObject({ partner: 'acme', via: 'files', isAccepted: true });
  expect(code).toBe(exitCodes.done);
  expect(await readdir(join(home, 'partners', 'in'))).toEqual(['855_of_today.edi']);
  expect(await readFile(join(home, 'partners', 'in', '855_of_today.edi'), 'utf8')).toBe('ISA*00*');
});

test('a partner that posts is spoken for with its token, and the receipt is shown', async () => {
  const reading = readPartner(profile, join(home, 'partners', 'acme.yaml'), {});
  if (!reading.ok) throw new Error('the profile has faults');
  const partner = { id: 'partner_1', version: 1, profile: reading.profile, supplierId: null, hold: null };
  const door = await openExchangeDoor({
    host: '127.0.0.1',
    port: 0,
    partners: () => new Map([['acme', partner]]),
    take: async () => ({ messageIds: ['message_1'] }),
    log: silentLog,
  });
  const to = ['--partner', 'acme', '--via', 'web', '--port', String(door.port)];
  const accepted = await send(...to, '--token', token);
  expect(accepted.printed).toMatch(/^web\taccepted\tHTTP 202 .*message_1/);
  expect((await send(...to, '--token', 'another')).printed).toContain('not the token');
  expect((await send(...to)).complained).toContain('--token');
  await door.close();
  expect(await send(...to, '--token', token)).toMatchObject({
    code: exitCodes.failed,
    printed: expect.stringContaining('nobody answers'),
  });
});

test.each([
  [['--partner', 'nobody'], 'There is no partner "nobody". Known: acme.'],
  [['--partner', 'acme', '--via', 'sftp'], 'brings nothing in by "sftp". It does by: files, web.'],
])('%j is refused in a sentence', async (argv, sentence) => {
  const { code, complained } = await send(...argv);
  expect(code).toBe(exitCodes.misused);
  expect(complained).toContain(sentence);
});
