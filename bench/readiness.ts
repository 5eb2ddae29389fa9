import { appendFileSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseHubConfig, type HubConfig } from '@supply-hub/config';
import { startSandboxProcess } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import postgres from 'postgres';
import { startChild, type Child } from './child.ts';
import { cpuOf, median } from './cpu.ts';
import { Senders, siu, type Booking } from './readiness-schedule.ts';

/**
 * `bench readiness [small|regional]`: from the first byte of a scheduling message to the stored readiness of its case, at
 * 20 and 100 messages a second; and what one message costs while the cases grow from 1,000 to 10,000. Beside both: the
 * floor, an MLLP server that commits each message as one row and does nothing else. Fails when a message is lost, never
 * for a time.
 */
const size = process.argv[2] === 'small' ? 'small' : 'regional';
const seconds = 30;
const paces = [20, 100];
const caseCounts = [1_000, 10_000];
const probes = 40;
const faults: string[] = [];
let caseNumber = 1;

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, sandbox ${size}`);

/** How long it takes until a case's readiness is there. */
async function paced(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const world = await startWorld(stack, size);
  const floor = await startChild(stack, 'readiness-floor.ts', { databaseUrl: world.databaseUrl });
  const cases = bookings(world.config, readableCards(world.cards, world.config));
  say('\nFrom message to readiness, in milliseconds; in brackets, to its answer, and beside the floor’s answer');
  for (const pace of paces) {
    const numbers = Array.from({ length: pace * seconds }, () => cases.next().value);
    const toAnswer: { hub: number[]; floor: number[] } = { hub: [], floor: [] };
    {
      await using senders = new Senders(Number(floor.ready['mllpPort']));
      toAnswer.floor = await senders.sendAll(
        numbers.map((booking) => () => siu('S12', booking)),
        pace,
      );
    }
    const began = new Map<string, number>();
    const took = new Map<string, number>();
    await using senders = new Senders(world.mllpPort);
    let isSent = false;
    const watching = watch(world.sql, began, took, () => isSent);
    toAnswer.hub = await senders.sendAll(
      numbers.map((booking) => () => {
        began.set(booking.number, performance.now());
        return siu('S12', booking);
      }),
      pace,
    );
    isSent = true;
    await watching;
    if (took.size !== numbers.length)
      faults.push(`${numbers.length - took.size} of ${numbers.length} cases never got a readiness`);
    const readiness = percentiles([...took.values()]);
    const answer = percentiles(toAnswer.hub);
    const least = percentiles(toAnswer.floor);
    say(
      `  ${String(pace).padStart(3)} a second, ${took.size} cases: ${line(readiness)}   (answer ${line(answer)}: ${ratio(answer.p50, least.p50)} and ${ratio(answer.p95, least.p95)} times the floor at p50 and p95)`,
    );
  }
  for (const each of [floor, world.hub]) await each.stop();
}

/** What one message costs as cases grow that it does not touch. */
async function growing(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const probe = 'BENCH-PROBE';
  const world = await startWorld(stack, 'small', (config, cards) => {
    // Each growing case wants one item of its own kind; the probes share one that nobody else wants.
    const sites = config.facilities.filter(({ theatres }) => theatres.length > 0);
    for (const { id } of sites) {
      for (let n = 11; n <= 249; n += 1) addCard(cards, `BENCH-${n}`, id, materialNumber(n));
      addCard(cards, probe, id, materialNumber(10));
    }
  });
  const floor = await startChild(stack, 'readiness-floor.ts', { databaseUrl: world.databaseUrl });
  const room = theatresOf(world.config)[0];
  if (room === undefined) throw new Error('there is no theatre');
  const growth = bookings(
    world.config,
    sitesOf(world.config).flatMap(({ id }) =>
      Array.from({ length: 239 }, (_, n) => ({ facility: id, procedure: `BENCH-${n + 11}` })),
    ),
  );
  const probing = Array.from({ length: probes }, (_, n): Booking => ({
    number: `PROBE${n}`,
    ...room,
    procedure: probe,
    start: Temporal.Now.instant().add({ hours: 100 + n }),
  }));
  await using senders = new Senders(world.mllpPort);
  for (const booking of probing) await senders.send(siu('S12', booking), 0);
  say('\nCPU of one message that moves one of 40 cases, hub and database together, beside the floor’s');
  const costs: number[] = [];
  let known = await casesIn(world.sql);
  for (const count of caseCounts) {
    const more = Array.from({ length: Math.max(0, count - known) }, () => growth.next().value);
    await senders.sendAll(
      more.map((booking) => () => siu('S12', booking)),
      null,
    );
    await settled(world.sql);
    known = await casesIn(world.sql);
    const perMessage = { hub: [] as number[], floor: [] as number[] };
    await using floorSenders = new Senders(Number(floor.ready['mllpPort']), 1);
    for (let round = 0; round < 6; round += 1) {
      const moved = probing.map((booking) => ({ ...booking, start: booking.start.add({ minutes: round + 1 }) }));
      for (const side of ['floor', 'hub'] as const) {
        const before = world.cpu(side === 'hub' ? world.hub : floor);
        for (const booking of moved) await (side === 'hub' ? senders : floorSenders).send(siu('S13', booking), 0);
        if (side === 'hub') await settled(world.sql);
        if (round > 0) perMessage[side].push((world.cpu(side === 'hub' ? world.hub : floor) - before) / probes);
      }
    }
    const cost = median(perMessage.hub.toSorted((a, b) => a - b));
    const least = median(perMessage.floor.toSorted((a, b) => a - b));
    costs.push(cost);
    say(`  ${String(known).padStart(6)} cases: ${ratio(cost, least)} times the floor`);
  }
  const [few = Number.NaN, many = Number.NaN] = costs;
  say(`  ten times the cases cost ${ratio(many, few)} times as much`);
  for (const each of [floor, world.hub]) await each.stop();
}

interface World {
  readonly config: HubConfig;
  readonly cards: string;
  readonly hub: Child;
  readonly mllpPort: number;
  readonly databaseUrl: string;
  readonly sql: postgres.Sql;
  /** CPU seconds of a process and of the database, so far. */
  cpu(side: Child): number;
}

/** A sandbox and a hub that has read it once and is not told to read again. */
async function startWorld(
  stack: AsyncDisposableStack,
  sandboxSize: 'small' | 'regional',
  prepare: (config: HubConfig, cards: string) => void = () => undefined,
): Promise<World> {
  const stateDir = await mkdtemp(join(tmpdir(), 'bench-readiness-'));
  stack.defer(() => rm(stateDir, { recursive: true, force: true }));
  const sandbox = stack.adopt(await startSandboxProcess({ stateDir, size: sandboxSize, log: silentLog }), (it) =>
    it.stop(),
  );
  // Beside the sandbox's own: the card file's path is relative to it.
  const configFile = join(dirname(sandbox.hubYamlPath), 'bench.yaml');
  const every = '{ stock: 1h, cases: 1h, orders: 1h, masters: 1h }';
  const text = `${await readFile(sandbox.hubYamlPath, 'utf8')}\nmaxAge: ${every}\npoll: ${every}\n`;
  await writeFile(configFile, text);
  const config = parseHubConfig(text, {}, configFile);
  const cards = config.preferenceCards?.file ?? '';
  prepare(config, cards);
  const hub = await startChild(stack, 'hub-process.ts', { stateDir, configFile });
  say(`loaded: ${String(hub.ready['loaded'])}`);
  const databaseUrl = String(hub.ready['databaseUrl']);
  const sql = postgres(databaseUrl, { max: 2 });
  stack.defer(() => sql.end());
  const postmaster = Number(hub.ready['postmaster']);
  await settled(sql);
  return {
    config,
    cards,
    hub,
    mllpPort: Number(hub.ready['mllpPort']),
    databaseUrl,
    sql,
    cpu: ({ pid }) => cpuOf(pid).own + cpuOf(postmaster).withChildren,
  };
}

/** Notes when each of the cases first has a readiness; ends when all have, or when nothing waits that could give one. */
async function watch(
  sql: postgres.Sql,
  began: ReadonlyMap<string, number>,
  took: Map<string, number>,
  isSent: () => boolean,
): Promise<void> {
  for (let last = performance.now(); ;) {
    const pending = [...began.keys()].filter((number) => !took.has(number));
    if (pending.length === 0 && isSent()) return;
    // Asked before the look: what is settled then has its readiness in it.
    const isOver = isSent() && performance.now() - last > 10_000 && !(await isWorking(sql));
    const found = await sql<{ number: string }[]>`
      select number from procedures.surgical_case where number = any(${pending}) and readiness is not null`;
    const now = performance.now();
    for (const { number } of found) took.set(number, now - (began.get(number) ?? now));
    if (isOver) return;
    if (found.length > 0) last = now;
    await wait(5);
  }
}

/** Nothing waits: every message is applied, every case and pair worked off, every event taken. */
async function settled(sql: postgres.Sql): Promise<void> {
  while (await isWorking(sql)) await wait(50);
}

async function isWorking(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ waiting: boolean }[]>`
    select exists (select from hub.message where state = 'RECEIVED')
      or exists (select from procedures.demand_due) or exists (select from procedures.allocation_due)
      or exists (select from hub.outbox where position is null or position > (select min(position) from hub.consumer)) as waiting`;
  return row?.waiting !== false;
}

async function casesIn(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: string }[]>`select count(*) from procedures.surgical_case`;
  return Number(row?.count);
}

const materialNumber = (n: number): string => `MED-${String(n).padStart(6, '0')}`;

function addCard(file: string, procedure: string, facility: string, material: string): void {
  appendFileSync(file, `${procedure}-${facility},${procedure},,${facility},2020-01-01,,erp,${material},1,0,EA\n`);
}

interface Kind {
  readonly facility: string;
  readonly procedure: string;
}

/** The procedures that have a card for any surgeon, by facility. */
function readableCards(file: string, config: HubConfig): Kind[] {
  const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',').map((name) => name.trim());
  const at = (name: string) => columns.indexOf(name);
  const kinds = new Map<string, Kind>();
  for (const row of rows) {
    const values = row.split(',');
    const facility = values[at('facility')] ?? '';
    const procedure = values[at('procedure_code')] ?? '';
    const isCurrent = values[at('surgeon_id')] === '' && values[at('valid_to')] === '';
    if (isCurrent && sitesOf(config).some(({ id }) => id === facility))
      kinds.set(`${facility} ${procedure}`, { facility, procedure });
  }
  return [...kinds.values()];
}

const sitesOf = ({ facilities }: HubConfig) => facilities.filter(({ theatres }) => theatres.length > 0);

function theatresOf(config: HubConfig): { facility: string; site: string; room: string }[] {
  return sitesOf(config).flatMap(({ id, codes, theatres }) =>
    theatres.map((theatre) => ({ facility: id, site: codes['ehr'] ?? '', room: theatre.codes['ehr'] ?? '' })),
  );
}

/** New cases of these kinds, without end, in the theatres of their facilities in turn, over the coming days. */
function* bookings(config: HubConfig, kinds: readonly Kind[]): Generator<Booking, never> {
  const rooms = Map.groupBy(theatresOf(config), ({ facility }) => facility);
  for (let n = 0; ; n += 1) {
    const kind = kinds[n % kinds.length];
    const there = rooms.get(kind?.facility ?? '') ?? [];
    const place = there[Math.floor(n / kinds.length) % there.length];
    if (kind === undefined || place === undefined) throw new Error('the sandbox has no cards for its theatres');
    const start = Temporal.Now.instant().add({ hours: 24 + (n % 120) });
    yield {
      number: `BENCH${process.pid}-${caseNumber++}`,
      site: place.site,
      room: place.room,
      procedure: kind.procedure,
      start,
    };
  }
}

function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number; most: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

function line({ p50, p95, p99, most }: ReturnType<typeof percentiles>): string {
  return `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, most ${most.toFixed(0)}`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(1);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await paced();
await growing();
if (faults.length > 0) {
  say(`\nFAILED\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
}
