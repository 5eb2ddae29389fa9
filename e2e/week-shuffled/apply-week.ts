import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { foldedTables, type FoldedTables } from './folded-tables.ts';
import { token, type QuietGroup } from './quiet-group.ts';
import type { Recorded, RecordedDocument, RecordedRead } from './record-week.ts';

/** As many copies as a feed saves at once. */
const pageSize = 500;

/**
 * Gives what was recorded to a hub that knows nothing, in the order given, with no system to ask and everything outbound
 * held. What systems said between two documents is saved as feeds do, many things of a table at once.
 * @param group whose partners and facilities it has, and at whose time it begins
 */
export async function applyWeek(
  group: QuietGroup,
  recorded: readonly Recorded[],
  patienceMs: number,
): Promise<FoldedTables> {
  await using started = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'hub week '));
  started.defer(() => rm(stateDir, { recursive: true, force: true }));
  const database = started.use(await testDatabase([]));
  const environment = parseEnvironment(
    {
      HUB_PORT: '0',
      HUB_EXCHANGE_PORT: '0',
      HUB_MLLP_PORT: '0',
      HUB_STATE_DIR: stateDir,
      HUB_CONFIG: group.hubYaml,
      DATABASE_URL: database.url,
    },
    stateDir,
  );
  const clock = new ManualClock(group.now);
  const hub = await startHub({ environment, log: silentLog, clock });
  started.defer(() => hub.close());
  const sql = postgres(database.url, { max: 2 });
  started.defer(() => sql.end());
  await until(sql, async () => (await sql`select from hub.partner`).length > 0, patienceMs);

  const connections = {
    orders: connect({ url: database.url, schema: 'orders', name: 'week', max: 2 }),
    procedures: connect({ url: database.url, schema: 'procedures', name: 'week', max: 2 }),
  };
  started.defer(async () => void (await Promise.all(Object.values(connections).map((each) => each.close()))));
  const orderCopies = foldedOrderCopies(
    (tx, ids, at) => refoldOrders(tx, ids, hub.config, at),
    () => clock.now(),
  );
  const save = <V>(spec: CopySpec<V>, of: keyof typeof connections, reads: readonly RecordedRead[]) =>
    saveCopies(
      connections[of].db,
      spec,
      reads.map(({ system, key, state, asOf }) => ({
        ref: { type: spec.idType, system, key },
        // Sound: it was written by this very spec.
        value: state as V,
        asOf: Temporal.Instant.from(asOf),
      })),
    );
  const cases = appointmentCopy(silentLog);
  const savePage = async (page: readonly RecordedRead[]) => {
    for (const [table, reads] of Map.groupBy(page, (read) => read.table)) {
      if (table === 'orders.purchase_order') await save(orderCopies, 'orders', reads);
      else if (table === 'orders.requisition') await save(requisitionCopies, 'orders', reads);
      else if (table === 'orders.receipt') await save(loadedReceiptCopies, 'orders', reads);
      else await save(cases, 'procedures', reads);
    }
  };
  await using or = new OrSchedule(hub.mllpPort);
  for (const part of inPages(recorded)) {
    if (part.kind === 'page') await savePage(part.reads);
    else await (part.kind === 'hl7v2' ? or.send(part.bytes) : post(hub.exchangePort, part));
  }
  await until(
    sql,
    async () => (await isQuiet(sql)) && (await sql`select from orders.refold_due`).length === 0,
    patienceMs,
  );
  return await foldedTables(sql);
}

/** What was read between two documents, in pages in which nothing is twice: of two states of a thing one would win. */
function* inPages(
  recorded: readonly Recorded[],
): Generator<RecordedDocument | { readonly kind: 'page'; readonly reads: readonly RecordedRead[] }> {
  let page = new Map<string, RecordedRead>();
  for (const each of recorded) {
    const name = each.kind === 'read' ? JSON.stringify([each.table, each.system, each.key]) : null;
    if (page.size === pageSize || (page.size > 0 && (name === null || page.has(name)))) {
      yield { kind: 'page', reads: [...page.values()] };
      page = new Map();
    }
    if (each.kind === 'read') page.set(name ?? '', each);
    else yield each;
  }
  if (page.size > 0) yield { kind: 'page', reads: [...page.values()] };
}

async function post(port: number, { from: partner, bytes }: RecordedDocument): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/exchange/${partner}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/edi-x12' },
    body: new Uint8Array(bytes),
  });
  if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
}

async function until(sql: postgres.Sql, holds: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) {
      const waiting = await sql`select state, code, reason, count(*)::int from hub.message group by 1, 2, 3`;
      throw new Error(`the hub does not come to rest: ${JSON.stringify(waiting)}`);
    }
    await wait(100);
  }
}
