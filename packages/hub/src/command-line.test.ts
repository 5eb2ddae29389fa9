import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { hubId } from '@supply-hub/identifiers';
import { createVerifier, developmentIssuer } from '@supply-hub/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { exitCodes } from './command.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'hub-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

async function run(...argv: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommandLine(argv, {
    env: { HUB_STATE_DIR: stateDir },
    cwd: tmpdir(),
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    stopAsked: () => AbortSignal.abort(),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

test('every command explains itself, and the list names them all', async () => {
  const { code, printed } = await run('--help');
  expect(code).toBe(exitCodes.done);
  for (const name of [
    'start',
    'serve',
    'token',
    'sandbox',
    'query',
    'send',
    'redrive',
    'trace',
    'ledger',
    'exceptions',
    'audit',
    'partner',
    'check',
  ]) {
    expect(printed).toContain(name);
    expect((await run(name, '--help')).printed).toContain(`hub ${name}`);
  }
});

test.each([
  [[], ''],
  [['fly'], 'There is no command "fly"'],
  [['token'], 'takes one role'],
  [['token', 'surgeon'], 'takes one role'],
  [['token', 'planner', '--colour', 'red'], "Unknown option '--colour'"],
  [['token', 'partner'], 'A partner needs --supplier'],
  [
    ['token', 'partner', '--supplier', 'supplier_0123456789abcdefghjk', '--facility', 'north'],
    'by its suppliers alone',
  ],
  [['token', 'planner', '--supplier', 'supplier_0123456789abcdefghjk'], 'Only a partner'],
  [['token', 'planner', '--expires', 'soon'], 'whole minutes'],
  [['token', 'planner', '--facility', 'north'], 'start the hub once, or give hub ids'],
  [['query'], 'takes one operation'],
  [['query', 'missing.graphql'], 'cannot be read'],
  [['send', 'pdf', 'file.pdf'], 'takes "hl7" or "x12", and a file'],
  [['send', 'hl7'], 'takes "hl7" or "x12", and a file'],
  [['send', 'hl7', 'file.hl7', '--partner', 'acme'], '--partner is for "hub send x12"'],
  [['send', 'x12', 'file.edi'], 'needs --partner'],
  [['send', 'x12', 'missing.edi', '--partner', 'acme'], 'cannot be read'],
  [['send', 'hl7', 'missing.hl7'], 'cannot be read'],
  [['send', 'hl7', import.meta.filename], 'holds no HL7 message'],
  [['redrive'], 'takes message ids, or --all'],
  [['redrive', '--all', 'message_0123456789abcdefghjk'], 'takes message ids, or --all'],
  [['redrive', 'case_0123456789abcdefghjk'], 'is not the hub id of a message'],
  [['trace'], 'takes one id or number'],
  [['audit'], 'hub audit verify'],
  [['ledger', 'today'], 'takes options alone'],
  [['ledger', '--from', 'today'], '--from takes an instant'],
  [['exceptions', '--first', '0'], 'from 1 to 100'],
  [['serve', 'everything'], 'takes one role'],
  [['sandbox', 'erp'], 'a system and a state, or nothing'],
  [['sandbox', 'erp', 'away'], 'No sandbox has run'],
])('%j is refused in a sentence, with exit code 2', async (argv, sentence) => {
  const { code, complained } = await run(...argv);
  expect(code).toBe(exitCodes.misused);
  expect(complained).toContain(sentence);
});

test('a token is the only thing printed, and says who asks', async () => {
  const facility = hubId('facility', 'hub', 'north');
  const { code, printed, complained } = await run('token', 'theatre', '--facility', facility);
  expect([code, complained]).toEqual([exitCodes.done, '']);
  const issuer = await developmentIssuer(stateDir, systemClock);
  const viewer = await createVerifier({ keys: issuer.jwks() }, systemClock).verify(`Bearer ${printed}`);
  expect(viewer).toMatchObject({ role: 'theatre', facilities: new Set([facility]) });
});

test('a question to a hub that does not run says how to start it', async () => {
  expect(await run('query', '{ __typename }')).toMatchObject({
    code: exitCodes.failed,
    complained: expect.stringContaining('npm start'),
  });
});

test('with --json a refusal is JSON too', async () => {
  const { printed } = await run('sandbox', 'erp', 'away', '--json');
  expect(JSON.parse(printed)).toMatchObject({ error: { code: 'MISCONFIGURED' } });
});

test('a wrong setting is named, and not its value', async () => {
  const complained: string[] = [];
  const code = await runCommandLine(['check'], {
    env: { HUB_STATE_DIR: stateDir, HUB_PORT: 'eighty' },
    cwd: tmpdir(),
    print: () => undefined,
    complain: (line) => complained.push(line),
    stopAsked: () => AbortSignal.abort(),
  });
  expect(code).toBe(exitCodes.misused);
  expect(complained.join('\n')).toMatch(/HUB_PORT/);
  expect(complained.join('\n')).not.toContain('eighty');
});

test('check says what is wrong and what to do when the hub never ran', async () => {
  const { code, printed } = await run('check', '--json');
  expect(code).toBe(exitCodes.failed);
  expect(JSON.parse(printed)).toContainEqual({
    what: 'hub.yaml',
    isWell: false,
    says: expect.stringContaining('start the hub once'),
  });
});
