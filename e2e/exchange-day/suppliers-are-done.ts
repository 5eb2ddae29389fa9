import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import type { RunningHub } from '../running-hub.ts';
import type { SandboxSuppliers } from './sandbox-suppliers.ts';

const minutes = 60_000;

/** Settles when the suppliers have so many orders and have sent all they had to, and the hub has worked it off. */
export async function suppliersAreDone(
  hub: RunningHub,
  suppliers: SandboxSuppliers,
  orders: number,
  sql: postgres.Sql,
  patienceMs?: number,
): Promise<void> {
  const isDone = async () => {
    const ledgers = await suppliers.ledgers();
    const received = ledgers.reduce((sum, { counts }) => sum + counts.ordersReceived, 0);
    const files = ledgers.reduce((sum, { counts }) => sum + counts.files, 0);
    const isSent = ledgers.every(({ counts }) => counts.planned === counts.sent && counts.unacknowledged === 0);
    return isSent && received >= orders && (await filesTaken(sql)) >= files && (await isQuiet(sql));
  };
  await until(hub, 'the suppliers are done', isDone, 1000, patienceMs);
}

async function filesTaken(sql: postgres.Sql): Promise<number> {
  const files = await sql`select from hub.message where direction = 'IN' and protocol = 'x12' and parent_id is null`;
  return files.length;
}

/** Nothing waits: documents, jobs, what is due, what has been told and not yet heard. */
export async function isQuiet(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ waiting: boolean }[]>`
    select exists (select from hub.message where state in ('RECEIVED', 'ROUTED', 'QUEUED'))
      or exists (select from procedures.demand_due) or exists (select from procedures.allocation_due)
      or exists (select from hub.outbox where position is null or position > (select min(position) from hub.consumer)) as waiting`;
  return row?.waiting === false;
}

/** Waits for a condition, with the hub's time going on, by so much between two looks. */
export async function until(
  hub: RunningHub,
  what: string,
  holds: () => Promise<boolean>,
  stepMs = 1000,
  patienceMs = 3 * minutes,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not come true in time that ${what}`);
    hub.clock.advance(stepMs);
    await wait(200);
  }
}
