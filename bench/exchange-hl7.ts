import { MllpClient } from '@supply-hub/hl7v2';
import { prepareDatabase } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import { startPostgres } from '@supply-hub/postgres';
import postgres from 'postgres';
import { benchFolder, benchStack } from './bench-stack.ts';
import { startChild } from './child.ts';
import { median } from './cpu.ts';
import { siu } from './readiness-schedule.ts';

const connectionCounts = [1, 20] as const;
const rounds = 5;

/** Acknowledgements a second that are durable, at so many connections. */
export interface Acknowledging {
  readonly connections: number;
  readonly ours: number;
  readonly floor: number;
  /** Ours by the floor's; of the rounds, which alternate, the one in the middle. */
  readonly ratio: number;
}

/**
 * Durable HL7 acknowledgements a second at 1 and 20 connections, each with one message on the wire, beside the floor:
 * the same client and server, one autocommit insert of the same bytes, an answer that is always the same. fsync is on.
 * Both take turns, so that both have the machine's good and bad moments.
 *
 * @throws when a message was not accepted, or is not in the database
 */
export async function acknowledging({ seconds = 2 }: { seconds?: number } = {}): Promise<Acknowledging[]> {
  await using stack = benchStack();
  const starting = startPostgres({ stateDir: await benchFolder(stack, 'hub-bench-exchange'), log: silentLog });
  stack.defer(async () => (await starting).stop());
  const database = await starting;
  await prepareDatabase(database.url, silentLog);
  const sql = postgres(database.url, { max: 1 });
  stack.defer(() => sql.end());
  const [fsync] = await sql`show fsync`;
  if (fsync?.['fsync'] !== 'on') throw new Error('fsync is off: nothing here would be durable');

  const results: Acknowledging[] = [];
  for (const connections of connectionCounts) {
    const rates: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
    const sides = ['floor', 'ours'] as const;
    await using servers = new AsyncDisposableStack();
    const ports = new Map<string, number>();
    for (const side of sides) {
      const child = await startChild(servers, 'exchange-hl7-server.ts', { side, databaseUrl: database.url });
      ports.set(side, Number(child.ready['port']));
    }
    for (const side of sides) await rate(ports.get(side) ?? 0, connections, 0.5);
    let sent = 0;
    const [{ count: before } = { count: 0 }] = await sql<{ count: number }[]>`select count(*)::int from hub.message`;
    for (let round = 0; round < rounds; round += 1)
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { count, perSecond } = await rate(ports.get(side) ?? 0, connections, seconds);
        rates[side].push(perSecond);
        if (side === 'ours') sent += count;
      }
    const [{ count: after } = { count: 0 }] = await sql<{ count: number }[]>`select count(*)::int from hub.message`;
    if (after - before !== sent) throw new Error(`${sent} messages were answered AA and ${after - before} are stored`);
    const ratios = rates.ours.map((ours, round) => ours / (rates.floor[round] ?? Number.NaN));
    const middle = (numbers: readonly number[]) => median(numbers.toSorted((a, b) => a - b));
    results.push({ connections, ours: middle(rates.ours), floor: middle(rates.floor), ratio: middle(ratios) });
  }
  return results;
}

/** Each connection sends its next message when the one before is answered. */
async function rate(port: number, connections: number, seconds: number): Promise<{ count: number; perSecond: number }> {
  const clients = Array.from(
    { length: connections },
    () => new MllpClient({ name: 'bench', host: '127.0.0.1', port, log: silentLog }),
  );
  const began = performance.now();
  const counts = await Promise.all(
    clients.map(async (client) => {
      let count = 0;
      while (performance.now() - began < seconds * 1000) {
        const answer = await client.send(nextMessage());
        if (answer?.acknowledgement.code !== 'AA') throw new Error(`answered ${answer?.acknowledgement.code}`);
        count += 1;
      }
      return count;
    }),
  );
  const ms = performance.now() - began;
  await Promise.all(clients.map((client) => client.close()));
  const count = counts.reduce((sum, each) => sum + each, 0);
  return { count, perSecond: (count * 1000) / ms };
}

let booked = 0;
function nextMessage(): Uint8Array {
  booked += 1;
  const start = Temporal.Instant.fromEpochMilliseconds(1_772_000_000_000 + booked * 60_000);
  return siu('S12', { number: `B${booked % 5000}`, site: 'H100', room: 'OR1', procedure: '27447', start });
}

/** As a table for people. */
export function acknowledgingLines(results: readonly Acknowledging[]): string[] {
  return results.map(
    ({ connections, ours, floor, ratio }) =>
      `  ${String(connections).padStart(2)} connections: ${ours.toFixed(0)} a second, floor ${floor.toFixed(0)}: ${ratio.toFixed(2)} of it`,
  );
}

if (import.meta.main) for (const line of acknowledgingLines(await acknowledging())) process.stdout.write(`${line}\n`);
