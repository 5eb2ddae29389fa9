import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@supply-hub/clock';
import { parseHubConfig, type HubConfig } from '@supply-hub/config';
import { startSandboxProcess } from '@supply-hub/hub';
import { developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { post } from '../ask.ts';
import { addressOf, hubProcess, isReady, stateFolder, type HubProcess } from '../hub-process.ts';
import { Ehr, type Sent } from './ledger.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const title = isSlow ? 'no message is lost or counted twice' : 'skipped: it takes minutes; CI_SLOW=1 runs it';
const minutes = 60_000;
const kills = 20;

/** FHIR's words in the hub's. */
const statuses: Readonly<Record<string, string>> = {
  booked: 'SCHEDULED',
  cancelled: 'CANCELLED',
  noshow: 'NO_SHOW',
  'entered-in-error': 'VOIDED',
};

const $Case = z.object({
  number: z.string(),
  status: z.string(),
  scheduledAt: z.string().nullable(),
  theatre: z.object({ name: z.string() }).nullable(),
  facility: z.object({ name: z.string() }).nullable(),
  scheduleHistory: z.array(z.object({ effect: z.string(), message: z.object({ controlId: z.string() }).nullable() })),
});
type Case = z.output<typeof $Case>;

describe.runIf(isSlow && process.platform === 'linux')(title, () => {
  const stack = new AsyncDisposableStack();
  let ehr: Ehr;
  let config: HubConfig;
  let settings: Readonly<Record<string, string>>;
  let stateDir: string;

  beforeAll(async () => {
    const folder = stack.use(await stateFolder());
    stateDir = folder.path;
    // A process beside the hub and not below it: it goes on when the hub is killed.
    const sandbox = stack.adopt(
      await startSandboxProcess({ stateDir: `${folder.path}-group`, size: 'small', log: silentLog }),
      (it) => it.stop(),
    );
    // What the EHR itself says when it is read would hide what a message did not do.
    await appendFile(sandbox.hubYamlPath, '\npoll: { stock: 1h, cases: 1h, orders: 1h, masters: 1h }\n');
    config = parseHubConfig(readFileSync(sandbox.hubYamlPath, 'utf8'), {}, sandbox.hubYamlPath);
    ehr = new Ehr(sandbox.controlUrl);
    const port = await freePort();
    await ehr.control('PUT', '/ehr/destination', { host: '127.0.0.1', port });
    settings = {
      HUB_STATE_DIR: stateDir,
      HUB_PORT: '0',
      HUB_EXCHANGE_PORT: '0',
      HUB_MLLP_PORT: String(port),
      HUB_CONFIG: sandbox.hubYamlPath,
    };
  }, minutes);
  afterAll(() => stack.disposeAsync(), minutes);

  it(
    `R69, R71: the hub is killed ${kills} times while the EHR sends 1,000 messages`,
    async () => {
      await ehr.control('POST', '/ehr/burst', { count: 1000 });
      for (let kill = 0; kill < kills; kill += 1) {
        await using hub = hubProcess(['start'], settings);
        // Some in the midst of messages, some while it starts, some right after it was ready.
        const { accepted } = await ehr.counts();
        if (kill % 4 === 3) await wait(Math.random() * 4000);
        else
          await until(async () => (await ehr.counts()).accepted >= Math.min(1000, accepted + 1 + Math.random() * 90));
        await wait(Math.random() * 200);
        hub.signal('SIGKILL');
        await hub.ended;
      }
      await using hub = hubProcess(['start'], settings);
      await isReady(hub);
      await isTheSame(hub);
    },
    10 * minutes,
  );

  it(
    'R69: what the EHR sends again changes nothing',
    async () => {
      await using hub = hubProcess(['start'], settings);
      await isReady(hub);
      const before = await casesOf(hub);
      await ehr.control('POST', '/ehr/resend', { count: 300 });
      await until(async () => (await ehr.counts()).resends.waiting === 0);
      expect(await casesOf(hub)).toEqual(before);
      await isTheSame(hub);
    },
    5 * minutes,
  );

  it(
    'PostgreSQL is killed three times while the EHR sends 300 more',
    async () => {
      await using hub = hubProcess(['start'], settings);
      await isReady(hub);
      await ehr.control('POST', '/ehr/burst', { count: 300 });
      for (let kill = 0; kill < 3; kill += 1) {
        const { accepted } = await ehr.counts();
        // After the last message too, what was acknowledged is still to be applied.
        await until(async () => {
          const now = await ehr.counts();
          return now.waiting === 0 || now.accepted > accepted + 60 * Math.random();
        });
        const before = postmasterOf(stateDir);
        process.kill(before, 'SIGKILL');
        await until(() => Promise.resolve(postmasterOf(stateDir) !== before));
      }
      await isTheSame(hub);
    },
    5 * minutes,
  );

  /** Every message is answered, has its effect once, and the hub's cases are the EHR's. */
  async function isTheSame(hub: HubProcess): Promise<void> {
    await until(async () => (await ehr.counts()).waiting === 0, 3 * minutes);
    const sent = await ehr.messages();
    expect(sent.filter(({ answer }) => answer !== 'AA')).toEqual([]);
    const expected = new Map(
      sent.map(({ controlId }): [string, number] => [controlId, 1]).toSorted(([a], [b]) => a.localeCompare(b)),
    );
    await expect
      .poll(async () => effectsOf(await casesOf(hub)), { timeout: 2 * minutes, interval: 500 })
      .toEqual(expected);
    const cases = new Map((await casesOf(hub)).map((each) => [each.number, each]));
    const last = new Map(sent.map((message) => [message.caseNumber, message]));
    expect(last.size).toBeGreaterThan(50);
    expect([...last.keys()].map((number) => factsOf(cases.get(number)))).toEqual([...last.values()].map(wantedOf));
  }

  /** How often each message had an effect, by control id. */
  function effectsOf(cases: readonly Case[]): Map<string, number> {
    const times = new Map<string, number>();
    for (const { message } of cases.flatMap(({ scheduleHistory }) => scheduleHistory))
      if (message !== null) times.set(message.controlId, (times.get(message.controlId) ?? 0) + 1);
    return new Map([...times].toSorted(([a], [b]) => a.localeCompare(b)));
  }

  function factsOf(found: Case | undefined) {
    return (
      found && {
        number: found.number,
        status: found.status,
        scheduledAt: found.scheduledAt,
        place: `${found.facility?.name}, ${found.theatre?.name}`,
      }
    );
  }

  function wantedOf({ caseNumber, state }: Sent) {
    const place = config.facilities
      .flatMap((facility) => facility.theatres.map((theatre) => ({ facility, theatre })))
      .find(({ theatre }) => theatre.codes['ehr'] === state.theatre);
    return {
      number: caseNumber,
      status: statuses[state.status],
      scheduledAt: state.start,
      place: `${place?.facility.name}, ${place?.theatre.name}`,
    };
  }

  async function casesOf(hub: HubProcess): Promise<Case[]> {
    const token = await (await developmentIssuer(stateDir, systemClock)).mint({ role: 'integrator' });
    const cases: Case[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors } = await post(
        `${addressOf(hub)}/graphql`,
        {
          query: `query ($after: String) { surgicalCases(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
            number status scheduledAt theatre { name } facility { name } scheduleHistory { effect message { controlId } } } } } }`,
          variables: { after },
        },
        token,
      );
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
      const page = z
        .object({
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          edges: z.array(z.object({ node: $Case })),
        })
        .parse(data?.['surgicalCases']);
      cases.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) return cases;
      after = page.pageInfo.endCursor;
    }
  }
});

/** Waits for a condition. @throws when it does not come true in time */
async function until(holds: () => Promise<boolean>, timeoutMs = 2 * minutes): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come true in time');
    await wait(20);
  }
}

/** The embedded server's process, by what it wrote into its own folder; as root that may lie elsewhere. */
function postmasterOf(stateDir: string): number {
  const log = readFileSync(join(stateDir, 'hub.log'), 'utf8').trim().split('\n').reverse();
  for (const line of log) {
    const [, pid] = /"server":(\d+),"port":\d+.*PostgreSQL runs/.exec(line) ?? [];
    if (pid !== undefined) return Number(pid);
  }
  throw new Error('the hub never said which PostgreSQL it runs');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
