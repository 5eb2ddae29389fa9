import { systemClock } from '@supply-hub/clock';
import { openExchange } from '@supply-hub/exchange';
import { peekControlId, startMllpServer, type MllpHandler } from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import postgres from 'postgres';
import { benchSender } from './exchange-hl7-sender.ts';
import { toldToStop } from './told-to-stop.ts';

/**
 * One side of `bench exchange`, HL7: the exchange, or the floor below it: each message one row, inserted by a statement
 * that commits by itself, and an answer that never changes but for the control id it must name.
 */
toldToStop().addEventListener('abort', () => process.exit(0));
const { side = '', databaseUrl = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const handler = side === 'ours' ? ours() : await floor();
const server = await startMllpServer({ port: 0, log: silentLog, handler });
process.send?.({ port: server.port });

function ours(): MllpHandler {
  const connection = connect({ url: databaseUrl, schema: 'hub', name: 'bench', max: 8, sqlKeepsPlans: true });
  // No limit: nothing applies what is stored here, so that only the taking is measured.
  const options = { config: { senders: [benchSender] }, clock: systemClock, log: silentLog, backlogLimit: 10_000_000 };
  return openExchange({ connection, ...options }).handler;
}

async function floor(): Promise<MllpHandler> {
  const sql = postgres(databaseUrl, { max: 8, onnotice: () => {} });
  await sql`create schema if not exists bench`;
  await sql`create table if not exists bench.message (id bigint generated always as identity primary key, bytes bytea not null)`;
  return async (bytes) => {
    await sql`insert into bench.message (bytes) values (${Buffer.from(bytes)})`;
    return Buffer.from(
      `MSH|^~\\&|HUB|GROUP|LAKESIDE-OR|H100|20260305134500+0000||ACK^S12^ACK|1|P|2.5.1\rMSA|AA|${peekControlId(bytes) ?? ''}\r`,
    );
  };
}
