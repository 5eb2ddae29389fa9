import { appendFileSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseHubConfig, type HubConfig } from '@supply-hub/config';
import { startSandboxProcess } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import postgres from 'postgres';
import { benchFolder } from './bench-stack.ts';
import { startChild, type Child } from './child.ts';
import { cpuOf } from './cpu.ts';
import { say } from './figures.ts';
import type { Booking } from './readiness-schedule.ts';

let caseNumber = 1;

/** A sandbox and a hub beside it, to be measured. */
export interface World {
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
export async function startWorld(
  stack: AsyncDisposableStack,
  sandboxSize: 'small' | 'regional',
  prepare: (config: HubConfig, cards: string) => void = () => undefined,
): Promise<World> {
  const stateDir = await benchFolder(stack, 'bench-readiness');
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

/** Nothing waits: every message is applied, every case and pair worked off, every event taken. */
export async function settled(sql: postgres.Sql): Promise<void> {
  while (await isWorking(sql)) await wait(50);
}

export async function isWorking(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ waiting: boolean }[]>`
    select exists (select from hub.message where state = 'RECEIVED')
      or exists (select from procedures.demand_due) or exists (select from procedures.allocation_due)
      or exists (select from hub.outbox where position is null or position > (select min(position) from hub.consumer)) as waiting`;
  return row?.waiting !== false;
}

export async function casesIn(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: string }[]>`select count(*) from procedures.surgical_case`;
  return Number(row?.count);
}

export const materialNumber = (n: number): string => `MED-${String(n).padStart(6, '0')}`;

export function addCard(file: string, procedure: string, facility: string, material: string): void {
  appendFileSync(file, `${procedure}-${facility},${procedure},,${facility},2020-01-01,,erp,${material},1,0,EA\n`);
}

export interface Kind {
  readonly facility: string;
  readonly procedure: string;
}

/** The procedures that have a card for any surgeon, by facility. */
export function readableCards(file: string, config: HubConfig): Kind[] {
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

export const sitesOf = ({ facilities }: HubConfig) => facilities.filter(({ theatres }) => theatres.length > 0);

export function theatresOf(config: HubConfig): { facility: string; site: string; room: string }[] {
  return sitesOf(config).flatMap(({ id, codes, theatres }) =>
    theatres.map((theatre) => ({ facility: id, site: codes['ehr'] ?? '', room: theatre.codes['ehr'] ?? '' })),
  );
}

/** New cases of these kinds, without end, in the theatres of their facilities in turn, over the coming days. */
export function* bookings(config: HubConfig, kinds: readonly Kind[]): Generator<Booking, never> {
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
