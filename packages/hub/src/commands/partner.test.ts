import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../command-line.ts';

const example = new URL('../../../partners/examples/alpine-surgical.yaml', import.meta.url);
const document = `ISA*00*          *00*          *01*081466849      *ZZ*MERIDIANHEALTH *260309*0610*U*00401*000000101*0*P*>~
GS*PR*ALPINE*MERIDIAN*20260309*0610*101*X*004010~
ST*855*0001~
BAK*00*AK*4500001234*20260308~
SE*3*0001~
GE*1*101~
IEA*1*000000101~
`;

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'partner-command-'));
  await mkdir(join(cwd, 'partners'));
  await cp(example, join(cwd, 'partners', 'alpine-surgical.yaml'));
  await mkdir(join(cwd, 'golden'));
  await writeFile(join(cwd, 'golden', '855.edi'), document);
});
afterEach(() => rm(cwd, { recursive: true }));

async function run(...argv: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommandLine(['partner', ...argv], {
    env: { HUB_STATE_DIR: join(cwd, 'state') },
    cwd,
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    stopAsked: () => AbortSignal.abort(),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

async function spoil(from: string, to: string) {
  const path = join(cwd, 'partners', 'alpine-surgical.yaml');
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

test('check says of a good profile that it is well, and what is to be seen to here', async () => {
  const { code, printed } = await run('check', 'partners');
  expect(code).toBe(0);
  expect(printed).toMatch(/^partners\/alpine-surgical\.yaml: well\n/);
  expect(printed).toContain('ALPINE_EDI_TOKEN (transports.web.token) is not set here');
});

test('check says where a fault is and what to do, for people and for programs', async () => {
  await spoil('recei', 'reci');
  const { code, printed } = await run('check', 'partners/alpine-surgical.yaml');
  expect(code).toBe(1);
  expect(printed).toBe(
    'partners/alpine-surgical.yaml:21:3: documents.recive: "recive" is no setting of documents. Write "receive", if that is what was meant.',
  );
  expect(JSON.parse((await run('check', 'partners', '--json')).printed)).toMatchObject([
    { partner: 'alpine-surgical', isWell: false, faults: [{ line: 21, column: 3, path: 'documents.recive' }] },
  ]);
});

test('test writes a report to hand to the partner, and says what is in it', async () => {
  await writeFile(join(cwd, 'golden', '855.expected.json'), '{"documents":[{"type":"855","number":"4500001234"}]}');
  const { code, printed } = await run('test', 'partners/alpine-surgical.yaml', 'golden', '--out', 'report');
  expect(printed).toContain('ok     855.edi');
  expect(printed).toContain('Alpine Surgical: passed, 1 of 1 files as agreed.\nNo example of: 856, 810, 832, 845.');
  expect(code).toBe(0);
  expect(await readFile(join(cwd, 'report/conformance-alpine-surgical.html'), 'utf8')).toContain('<h1>Conformance of');
  expect(JSON.parse(await readFile(join(cwd, 'report/conformance-alpine-surgical.json'), 'utf8'))).toMatchObject({
    version: 1,
    hasPassed: true,
    files: [{ documents: [{ number: '4500001234' }] }],
  });
});

test('test fails when a file is not as agreed, and its own report is no golden file the next time', async () => {
  await writeFile(join(cwd, 'golden', '855.edi'), document.replace('SE*3', 'SE*4'));
  expect(await run('test', 'partners/alpine-surgical.yaml', 'golden')).toMatchObject({ code: 1 });
  const { code, printed } = await run('test', 'partners/alpine-surgical.yaml', 'golden', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({ fileCount: 1, hasPassed: false });
});

test.each([
  [[], 'takes "check" or "test"'],
  [['fly'], 'takes "check" or "test"'],
  [['check', 'a', 'b'], 'takes one folder or file'],
  [['check', 'nowhere'], 'cannot be read'],
  [['check', 'golden/855.edi'], 'is no profile'],
  [['check'], 'start the hub once'],
  [['test', 'alpine-surgical'], 'takes a partner'],
  [['test', 'partners/alpine-surgical.yaml', 'nowhere'], 'is no folder'],
  [['test', 'partners/alpine-surgical.yaml', 'partners'], 'holds no golden files'],
])('%j is refused', async (argv, sentence) => {
  const { code, complained } = await run(...argv);
  expect(code).toBe(2);
  expect(complained).toContain(sentence);
});

test('test refuses a profile that has faults, and names the check', async () => {
  await spoil('kind: sftp', 'kind: ftps');
  const { code, complained } = await run('test', 'partners/alpine-surgical.yaml', 'golden');
  expect(code).toBe(2);
  expect(complained).toContain('hub partner check');
});
