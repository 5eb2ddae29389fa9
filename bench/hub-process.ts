import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { systemClock, type Clock } from '@supply-hub/clock';
import { parseEnvironment } from '@supply-hub/config';
import { startHub, type RunningHub } from '@supply-hub/hub';
import { hubId } from '@supply-hub/identifiers';
import { createLog } from '@supply-hub/log';
import { startPostgres } from '@supply-hub/postgres';
import postgres from 'postgres';
import { toldToStop } from './told-to-stop.ts';

/** The hub of a benchmark, a process of its own: loads, then answers the graph and, over IPC, what it has counted. */
const stop = toldToStop();
const { stateDir = '', configFile = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
let aheadMs = 0;
const clock: Clock = { now: () => systemClock.now().add({ milliseconds: aheadMs }) };
let statements = 0;
let calls: { system: string; operation: string; keys: number }[] = [];
const log = createLog({ name: 'bench', level: 'warn', destination: `${stateDir}/hub.log` });

try {
  const hub = await startHub({
    environment: parseEnvironment(
      {
        HUB_STATE_DIR: stateDir,
        HUB_CONFIG: configFile,
        HUB_PORT: '0',
        HUB_EXCHANGE_PORT: '0',
        HUB_MLLP_PORT: '0',
        HUB_LOG_LEVEL: 'warn',
      },
      stateDir,
    ),
    log,
    clock,
    onStatement: (text) => {
      if (!/^\s*(begin|commit|rollback)/i.test(text)) statements += 1;
    },
    onSourceCall: ({ system, operation, keys, kind }) => {
      if (kind !== 'session') calls.push({ system, operation, keys: keys ?? 0 });
    },
    stop,
  });
  try {
    await answer(hub);
  } finally {
    await hub.close();
  }
} catch (error) {
  if (!stop.aborted) throw error;
}
process.exit();

/** Says that it is loaded, and then what it has counted, until it is told to stop. */
async function answer(hub: RunningHub): Promise<void> {
  while (!(await fetch(`${hub.address}/health/ready`, { signal: stop })).ok)
    await setTimeout(200, undefined, { signal: stop });
  const { url: databaseUrl } = await startPostgres({ stateDir, log });
  process.send?.({ ...(await loaded(hub, databaseUrl)), address: hub.address, mllpPort: hub.mllpPort, databaseUrl });
  process.on('message', (command) => {
    if (command === 'stop') return;
    if (command === 'age') aheadMs += 2 * 3_600_000;
    if (command === 'forget') {
      statements = 0;
      calls = [];
    }
    // What an answer left to be written is written before the next question.
    void setTimeout(command === 'settle' ? 1500 : 0).then(() => process.send?.({ statements, calls }));
  });
  if (!stop.aborted) await once(stop, 'abort');
}

async function loaded(hub: RunningHub, databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1 });
  // What the loads told is taken in by the others first, or their work would be counted as the question's.
  for (;;) {
    const [behind] = await sql<{ events: string }[]>`
      select count(*) as events from hub.outbox where position is null or position > (select min(position) from hub.consumer)`;
    if (behind?.events === '0') break;
    await setTimeout(500, undefined, { signal: stop });
  }
  const [counts] = await sql<{ loaded: string }[]>`
    select format('%s items, %s orders, %s stock positions', (select count(*) from items.item), (select count(*) from orders.purchase_order),
      (select count(*) from inventory.stock_position)) as loaded`;
  const [postmaster] = await sql<{ pid: string }[]>`select pg_read_file('postmaster.pid', 0, 20) as pid`;
  await sql.end();
  const [facility] = hub.config.facilities;
  return {
    postmaster: Number.parseInt(postmaster?.pid ?? '0', 10),
    facilityId: hubId('facility', 'hub', facility?.id ?? ''),
    loaded: counts?.loaded,
  };
}
