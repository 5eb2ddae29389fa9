import { createControlIds, answerTo, readMessage, startMllpServer } from '@supply-hub/hl7v2';
import { systemClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import postgres from 'postgres';
import { toldToStop } from './told-to-stop.ts';

/** The floor of `bench readiness`: each message is one row, committed before it is acknowledged, and nothing else. */
toldToStop().addEventListener('abort', () => process.exit(0));
const { databaseUrl = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const sql = postgres(databaseUrl, { max: 8 });
await sql`create schema if not exists bench`;
await sql`create table if not exists bench.message (id bigint generated always as identity primary key, bytes bytea not null)`;
const tools = { clock: systemClock, controlIds: createControlIds() };
const server = await startMllpServer({
  port: 0,
  log: silentLog,
  async handler(bytes) {
    const reading = readMessage(bytes);
    if (!reading.ok) return undefined;
    await sql`insert into bench.message (bytes) values (${Buffer.from(bytes)})`;
    return answerTo(reading.message, { outcome: 'accept' }, tools);
  },
});
process.send?.({ mllpPort: server.port });
