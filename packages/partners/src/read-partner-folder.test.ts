import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPartnerFolder } from './read-partner-folder.ts';

const example = await readFile(new URL('../examples/alpine-surgical.yaml', import.meta.url), 'utf8');
const ridge = example
  .replace('partner: alpine-surgical', 'partner: ridge-medical')
  .replace('number: 1000021', 'number: 1000022')
  .replace('081466849', '081466850')
  .replace('id: ALPINETEST', 'id: RIDGETEST')
  .replace('username: meridian', 'username: ridge');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partners-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);

test('profiles are read by file name; what editors leave and what is hidden is none', async () => {
  await put('ridge-medical.yaml', ridge);
  await put('alpine-surgical.yaml', example);
  for (const other of ['.alpine-surgical.yaml.swp', '.hidden.yaml', 'alpine-surgical.yaml~', 'README.md', '#x.yaml'])
    await put(other, 'no profile');
  await mkdir(join(folder, 'keys'));
  const files = await readPartnerFolder(folder, {});
  expect(files.map(({ file, reading }) => [file, reading.ok])).toEqual([
    ['alpine-surgical.yaml', true],
    ['ridge-medical.yaml', true],
  ]);
});

test('two profiles with one pair of ISA ids are a fault of both', async () => {
  await put('alpine-surgical.yaml', example);
  await put('ridge-medical.yaml', ridge.replace('081466850', '081466849'));
  const files = await readPartnerFolder(folder, {});
  expect(files).toMatchObject([
    { reading: { ok: false, faults: [{ line: 12, path: 'x12.them.id', sentence: expect.stringContaining('ridge') }] } },
    {
      reading: { ok: false, faults: [{ line: 12, path: 'x12.them.id', sentence: expect.stringContaining('alpine') }] },
    },
  ]);
});

test('one partner in production and the other in tests may have one id', async () => {
  await put('alpine-surgical.yaml', example);
  await put(
    'ridge-medical.yaml',
    ridge
      .replace('081466850', '081466849')
      .replace('usage: P', 'usage: T')
      .replace('send: [850]', 'send: []')
      .replace('  sendOrdersFrom: 2026-03-09', '')
      .replace('types: [850], ', ''),
  );
  expect((await readPartnerFolder(folder, {})).map(({ reading }) => reading.ok)).toEqual([true, true]);
});

test('two profiles that send one supplier’s orders are a fault of both: each would go out twice', async () => {
  await put('alpine-surgical.yaml', example);
  await put('ridge-medical.yaml', ridge.replace('number: 1000022', 'number: 1000021'));
  const files = await readPartnerFolder(folder, {});
  expect(files.map(({ reading }) => !reading.ok && reading.faults.map(({ path }) => path))).toEqual([
    ['documents.send'],
    ['documents.send'],
  ]);
});

test.each(['0001000021', '" 1000021"'])('%s is the supplier 1000021 too', async (number) => {
  await put('alpine-surgical.yaml', example);
  await put('ridge-medical.yaml', ridge.replace('number: 1000022', `number: ${number}`));
  const files = await readPartnerFolder(folder, {});
  expect(files.map(({ reading }) => !reading.ok && reading.faults.map(({ path }) => path))).toEqual([
    ['documents.send'],
    ['documents.send'],
  ]);
});

test('two profiles that fetch from one folder of one account are a fault of both', async () => {
  const shared = ridge.replace('username: ridge', 'username: meridian');
  await put('alpine-surgical.yaml', example);
  await put('ridge-medical.yaml', shared.replace('in: out', 'in: out/').replace('sftp.alpine', 'SFTP.Alpine'));
  const said = (other: string) => ({
    reading: { ok: false, faults: [{ path: 'transports.sftp.in', sentence: expect.stringContaining(other) }] },
  });
  expect(await readPartnerFolder(folder, {})).toMatchObject([said('ridge-medical.yaml'), said('alpine-surgical.yaml')]);
  await put('ridge-medical.yaml', shared.replace('in: out', 'in: for-ridge'));
  expect((await readPartnerFolder(folder, {})).map(({ reading }) => reading.ok)).toEqual([true, true]);
});

test('a fault in one leaves the others', async () => {
  await put('alpine-surgical.yaml', example.replace('kind: supplier', 'kind: suplier'));
  await put('ridge-medical.yaml', ridge);
  const [alpine, other] = await readPartnerFolder(folder, {});
  expect(alpine?.reading).toMatchObject({ ok: false, faults: [{ remedy: expect.stringContaining('"supplier"') }] });
  expect(other?.reading.ok).toBe(true);
});
