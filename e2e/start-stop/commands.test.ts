import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '@supply-hub/hub/command-line';
import { testDatabase } from '@supply-hub/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { addressOf, hubProcess, isReady, stateFolder, type HubProcess } from '../hub-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stack = new AsyncDisposableStack();
let settings: Readonly<Record<string, string>>;
let hub: HubProcess;

beforeAll(async () => {
  const state = stack.use(await stateFolder());
  const database = stack.use(await testDatabase([]));
  settings = {
    HUB_STATE_DIR: state.path,
    HUB_PORT: '0',
    HUB_EXCHANGE_PORT: '0',
    HUB_MLLP_PORT: '0',
    DATABASE_URL: database.url,
  };
  hub = stack.use(hubProcess(['start'], settings));
  await isReady(hub);
});
afterAll(() => stack.disposeAsync());

interface Outcome {
  readonly exitCode: number;
  readonly printed: readonly string[];
  readonly complaint: string;
}

/** Types a command, with the settings of the hub that runs, or with others. */
async function type(argv: readonly string[], env = settings): Promise<Outcome> {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = await runCommandLine(argv, {
    env,
    cwd: root,
    print: (line) => void printed.push(line),
    complain: (line) => void complaints.push(line),
    stopAsked: () => AbortSignal.abort(),
  });
  return { exitCode, printed, complaint: complaints.join('\n') };
}

/** What is wrong without a hub, packages/hub tests beside the code. */
it.each([
  [['token', 'planner', '--facility', 'nowhere'], /No facility "nowhere".*north-valley/],
  [['query', '{ items }', '--variables', '5'], /JSON object/],
  [['query', '{ items }', '--role', 'partner'], /HUB_TOKEN/],
  [['sandbox', 'crm', 'away'], /No system "crm".*erp, ehr, wms/],
  [['sandbox', 'erp', 'asleep'], /No state "asleep".*up, slow, failing, away/],
])('%j is misused: exit code 2 and what to do', async (argv, says) => {
  const { exitCode, printed, complaint } = await type(argv);
  expect([exitCode, printed]).toEqual([2, []]);
  expect(complaint).toMatch(says);
});

describe('hub start', () => {
  it('says where another hub runs on the same state: exit code 3', async () => {
    await using second = hubProcess(['start'], settings);
    expect(await second.ended).toBe(3);
    expect(second.stdout).toEqual([]);
    const where = `already runs on ${settings['HUB_STATE_DIR']}: ${addressOf(hub)} (process ${hub.pid})`;
    expect(second.stderr.join('\n')).toContain(where);
    expect((await fetch(`${addressOf(hub)}/health/live`)).status).toBe(200);
  });

  it('names a port that is taken, and ends all it had started: exit code 2', async () => {
    await using other = await stateFolder();
    const { port } = new URL(addressOf(hub));
    await using second = hubProcess(['start'], { ...settings, HUB_STATE_DIR: other.path, HUB_PORT: port });
    expect(await second.ended).toBe(2);
    expect(second.stdout).toEqual([]);
    expect(second.stderr.join('\n')).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken.*HUB_PORT`));
    expect((await fetch(`${addressOf(hub)}/health/live`)).status).toBe(200);
  });
});

describe('hub start, with the port for messages taken', () => {
  it('names it, and ends all it had started: exit code 2', async () => {
    await using other = await stateFolder();
    const { port } = new URL(addressOf(hub));
    await using second = hubProcess(['start'], { ...settings, HUB_STATE_DIR: other.path, HUB_MLLP_PORT: port });
    expect(await second.ended).toBe(2);
    expect(second.stderr.join('\n')).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken.*HUB_MLLP_PORT`));
  });
});

describe('hub token', () => {
  it.each([
    { argv: ['planner'], sees: 3 },
    { argv: ['theatre', '--facility', 'north-valley'], sees: 1 },
    { argv: ['partner', '--supplier', '1000335'], sees: 0 },
  ])('$argv prints a token that the hub takes, and nothing else', async ({ argv, sees }) => {
    const { exitCode, printed, complaint } = await type(['token', ...argv]);
    expect([exitCode, printed.length, complaint]).toEqual([0, 1, '']);
    expect(printed[0]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const asked = await type(['query', '{ facilities { edges { node { id } } } }', '--json'], {
      ...settings,
      HUB_TOKEN: printed[0] ?? '',
    });
    expect(asked.exitCode).toBe(0);
    expect(asked.printed.join('').match(/facility_/g) ?? []).toHaveLength(sees);
  });
});

describe('hub query', () => {
  it('answers an operation and a file of one; --json on one line', async () => {
    const file = await type(['query', 'docs/examples/next-cases.graphql', '--variables', '{"first": 1}', '--json']);
    expect([file.exitCode, file.printed.length]).toEqual([0, 1]);
    expect(JSON.parse(file.printed[0] ?? '')).toMatchObject({ data: { surgicalCases: { edges: [{}] } } });
    expect(file.printed[0]).not.toContain('\n');
    const text = await type(['query', '{ facilities { edges { node { name } } } }']);
    expect(text.printed.join('\n')).toContain('"name": "North Valley Medical Center"');
  });

  it('prints an answer with errors and ends with 1', async () => {
    const { exitCode, printed } = await type(['query', '{ nothing }', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ errors: [{ message: expect.stringContaining('nothing') }] });
  });
});

describe('hub send and hub redrive', () => {
  const file = (name: string): string => join(settings['HUB_STATE_DIR'] ?? '', name);
  const message = (controlId: string, application: string) =>
    [
      `MSH|^~\\&|${application}|H100|HUB|MERIDIAN|20261122081500||SIU^S12^SIU_S12|${controlId}|P|2.5.1`,
      `SCH||${controlId}^LAKESIDE||||Scheduled|||90|min|^^90^20261201080000-0600^20261201093000-0600`,
      'RGS|1',
      'AIL|1||^NO-SUCH-ROOM',
      '',
    ].join('\r');

  it('say what the hub answers to each message of a file, and give back what it has parked', async () => {
    writeFileSync(file('two.hl7'), message('E2E-1', 'LAKESIDE-OR') + message('E2E-2', 'NOBODY'));
    const sent = await type(['send', 'hl7', file('two.hl7'), '--json']);
    expect([sent.exitCode, JSON.parse(sent.printed[0] ?? '')]).toEqual([
      1,
      [
        { line: 1, type: 'SIU^S12', controlId: 'E2E-1', answer: 'AA', isAccepted: true, says: null },
        expect.objectContaining({ line: 5, controlId: 'E2E-2', answer: 'AR/204', isAccepted: false }),
      ],
    ]);
    writeFileSync(file('one.hl7'), message('E2E-1', 'LAKESIDE-OR'));
    expect(await type(['send', 'hl7', file('one.hl7')])).toMatchObject({
      exitCode: 0,
      printed: ['line 1\tSIU^S12\tE2E-1\tAA'],
    });
    await vi.waitFor(async () => {
      const { exitCode, printed } = await type(['redrive', '--all']);
      expect([exitCode, printed]).toEqual([0, [expect.stringMatching(/^message_[0-9a-z]{20}$/)]]);
    }, 20_000);
  });

  it('complain of a port where nobody listens', async () => {
    writeFileSync(file('one.hl7'), message('E2E-3', 'LAKESIDE-OR'));
    const { exitCode, printed } = await type(['send', 'hl7', file('one.hl7'), '--port', '1']);
    expect([exitCode, printed.join('')]).toEqual([1, expect.stringContaining('could not be connected to')]);
  });
});

describe('hub trace', () => {
  const $Cases = z.object({
    data: z.object({
      surgicalCases: z.object({ edges: z.array(z.object({ node: z.object({ number: z.string() }) })) }),
    }),
  });

  it('R71: calls everything that led to a case, and came of it, what people call it', async () => {
    const query = '{ surgicalCases(first: 20) { edges { node { number } } } }';
    const { data } = $Cases.parse(JSON.parse((await type(['query', query, '--json'])).printed[0] ?? ''));
    const kinds = new Set<string>();
    for (const { node } of data.surgicalCases.edges) {
      const printed = await vi.waitFor(async () => {
        const said = await type(['trace', node.number]);
        expect([said.exitCode, said.complaint]).toEqual([0, '']);
        return said.printed;
      }, 20_000);
      expect(printed[0]).toMatch(new RegExp(`^${node.number}: case ${node.number} case_\\w{20}$`));
      const rest = printed.slice(1).join('\n');
      expect(rest).not.toMatch(/\b[a-z]+_[0-9a-z]{20}: |\b(?!command)[a-z]+ [a-z]+_[0-9a-z]{20}\b/);
      for (const [, kind = ''] of rest.matchAll(/^(\w+(?: line)?) .+ (?:needs|covers|causes) /gm)) kinds.add(kind);
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['case', 'card', 'lot']));
  });

  it('complains of what nothing is called, and gives null as JSON', async () => {
    const said = await type(['trace', 'NO-SUCH-CASE']);
    expect([said.exitCode, said.printed, said.complaint]).toEqual([1, [], expect.stringContaining('NO-SUCH-CASE')]);
    expect(await type(['trace', 'NO-SUCH-CASE', '--json'])).toMatchObject({ exitCode: 1, printed: ['null'] });
  });
});

const findings = z.array(z.object({ what: z.string(), isWell: z.boolean(), says: z.string() }));

describe('hub sandbox and hub check', () => {
  it('take a system away, say what is wrong and what to do, and bring it back', async () => {
    expect(await type(['check'])).toMatchObject({ exitCode: 0, complaint: '' });
    expect((await type(['sandbox', 'ehr', 'away'])).printed).toEqual(['erp\tup', 'ehr\taway', 'wms\tup']);
    const { exitCode, printed } = await type(['check', '--json']);
    expect(exitCode).toBe(1);
    const found = findings.parse(JSON.parse(printed[0] ?? ''));
    expect(found).toContainEqual({ what: 'partners', isWell: true, says: expect.stringMatching(/^\d+ profiles$/) });
    const wrong = found.filter(({ isWell }) => !isWell);
    expect(wrong).toEqual([{ what: 'ehr (Lakeside EHR)', isWell: false, says: expect.stringContaining('is it up') }]);
    const back = await type(['sandbox', 'ehr', 'up', '--json']);
    expect(JSON.parse(back.printed[0] ?? '')).toMatchObject({ ehr: { state: 'up' } });
    expect((await type(['check'])).exitCode).toBe(0);
  });

  it('check says what is wrong with a database and a hub.yaml', async () => {
    const { exitCode, printed } = await type(['check'], {
      HUB_STATE_DIR: '/nowhere/at/all',
      HUB_CONFIG: 'missing.yaml',
      DATABASE_URL: 'postgres://hub:secret@127.0.0.1:1/hub',
    });
    expect(exitCode).toBe(1);
    const said = printed.join('\n');
    expect(said).toMatch(/^WRONG {2}database: .*DATABASE_URL.*ECONNREFUSED/m);
    expect(said).toMatch(/^WRONG {2}hub\.yaml: .*missing\.yaml cannot be read/m);
    expect(said).not.toContain('secret');
  });
});
