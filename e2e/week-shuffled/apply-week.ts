import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ManualClock } from '@supply-hub/clock';
import { parseEnvironment } from '@supply-hub/config';
import { startHub } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { saveCopies, type CopySpec } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import postgres from 'postgres';
import { foldedOrderCopies } from '../../subgraphs/orders/src/db/purchase-order-copies.ts';
import { loadedReceiptCopies } from '../../subgraphs/orders/src/db/receipt-copies.ts';
import { requisitionCopies } from '../../subgraphs/orders/src/db/requisition-copies.ts';
import { refoldOrders } from '../../subgraphs/orders/src/services/refold-orders.ts';
import { appointmentCopy } from '../../subgraphs/procedures/src/db/appointment-copy.ts';
import { isQuiet } from '../exchange-day/suppliers-are-done.ts';
import { OrSchedule } from '../or-schedule.ts';
import type { RunningHub } from '../running-hub.ts';
import { foldedTables, type FoldedTables } from './folded-tables.ts';
import type { Recorded, RecordedDocument, RecordedRead } from './record-week.ts';

/** What partners post with: a word of this test's own. */
const token = 'week-shuffled';

/**
 * Gives what was recorded to a hub that knows nothing, in the order given, with no system to ask and everything outbound
 * held.
 * @param recordedBy whose partners and facilities it has, and at whose time it begins
 */
export async function applyWeek(recordedBy: RunningHub, recorded: readonly Recorded[]): Promise<FoldedTables> {
  await using started = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'hub week '));
  started.defer(() => rm(stateDir, { recursive: true, force: true }));
  const database = started.use(await testDatabase([]));
  const hubYaml = await quietConfig(recordedBy.environment.configFile ?? '', stateDir);
  const environment = parseEnvironment(
    {
      HUB_PORT: '0',
      HUB_EXCHANGE_PORT: '0',
      HUB_MLLP_PORT: '0',
      HUB_STATE_DIR: stateDir,
      HUB_CONFIG: hubYaml,
      DATABASE_URL: database.url,
    },
    stateDir,
  );
  const clock = new ManualClock(recordedBy.clock.now());
  const hub = await startHub({ environment, log: silentLog, clock });
  started.defer(() => hub.close());
  const sql = postgres(database.url, { max: 2 });
  started.defer(() => sql.end());
  await until(sql, async () => (await sql`select from hub.partner`).length > 0);

  const connections = {
    orders: connect({ url: database.url, schema: 'orders', name: 'week', max: 2 }),
    procedures: connect({ url: database.url, schema: 'procedures', name: 'week', max: 2 }),
  };
  started.defer(async () => void (await Promise.all(Object.values(connections).map((each) => each.close()))));
  const orderCopies = foldedOrderCopies(
    (tx, ids, at) => refoldOrders(tx, ids, hub.config, at),
    () => clock.now(),
  );
  const save = <V>({ system, key, state, asOf }: RecordedRead, spec: CopySpec<V>, of: keyof typeof connections) =>
    saveCopies(connections[of].db, spec, [
      // Sound: it was written by this very spec.
      { ref: { type: spec.idType, system, key }, value: state as V, asOf: Temporal.Instant.from(asOf) },
    ]);
  const cases = appointmentCopy(silentLog);
  await using or = new OrSchedule(hub.mllpPort);
  for (const each of recorded) {
    if (each.kind !== 'read') await (each.kind === 'hl7v2' ? or.send(each.bytes) : post(hub.exchangePort, each));
    else if (each.table === 'orders.purchase_order') await save(each, orderCopies, 'orders');
    else if (each.table === 'orders.requisition') await save(each, requisitionCopies, 'orders');
    else if (each.table === 'orders.receipt') await save(each, loadedReceiptCopies, 'orders');
    else await save(each, cases, 'procedures');
  }
  await until(sql, async () => (await isQuiet(sql)) && (await sql`select from orders.refold_due`).length === 0);
  return await foldedTables(sql);
}

async function post(port: number, { from: partner, bytes }: RecordedDocument): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/exchange/${partner}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/edi-x12' },
    body: new Uint8Array(bytes),
  });
  if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
}

async function until(sql: postgres.Sql, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 180_000;
  while (!(await holds())) {
    if (performance.now() > end) {
      const waiting = await sql`select state, code, reason, count(*)::int from hub.message group by 1, 2, 3`;
      throw new Error(`the hub does not come to rest: ${JSON.stringify(waiting)}`);
    }
    await wait(100);
  }
}

/** The configuration with no system to ask, partners that post, and nothing that goes out. @returns hub.yaml's path */
async function quietConfig(path: string, into: string): Promise<string> {
  const yaml = await readFile(path, 'utf8');
  const folder = join(into, 'config');
  await cp(dirname(path), folder, { recursive: true, filter: (file) => !/suppliers|journal|hub\.log/.test(file) });
  const away = yaml.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:9');
  const hubYaml = join(folder, 'hub.yaml');
  await writeFile(hubYaml, away);
  const partners = join(folder, 'partners');
  const sha256 = createHash('sha256').update(token).digest('hex');
  for (const file of (await readdir(partners)).filter((name) => name.endsWith('.yaml'))) {
    const profile = await readFile(join(partners, file), 'utf8');
    const kept = without(profile, ['transports', 'routing', 'send', 'hold']);
    await writeFile(
      join(partners, file),
      `${kept}
transports: { web: { kind: https, url: 'http://127.0.0.1:9/', acceptTokenSha256: ${sha256} } }
send: { via: web }
hold: { reason: Nothing goes out. }
`,
    );
  }
  return hubYaml;
}

/** A profile without some of its sections. */
function without(yaml: string, sections: readonly string[]): string {
  let isIn = true;
  return yaml
    .split('\n')
    .filter((line) => {
      const [, section] = /^([a-z0-9A-Z]+):/.exec(line) ?? [];
      if (section !== undefined) isIn = !sections.includes(section);
      return isIn;
    })
    .join('\n');
}
