import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { eventsMigrations } from '@supply-hub/events';
import { MllpClient, startMllpServer, type MllpServer } from '@supply-hub/hl7v2';
import { jobsMigrations, prepareJobs, startWorkers } from '@supply-hub/jobs';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog, type Log } from '@supply-hub/log';
import { connect, type Connection, type MigrationModule } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import {
  applyWork,
  exchangeMigrations,
  openExchange,
  type Exchange,
  type ExchangeOptions,
  type Receiver,
} from '../src/exchange.ts';
import { sender } from './sender.ts';
import { receiverOfVisits } from './visits.ts';

const clinic: MigrationModule = { name: 'clinic', schema: 'clinic', directory: new URL('./clinic/', import.meta.url) };
export const modules = [
  eventsMigrations,
  auditMigrations,
  lineageMigrations,
  jobsMigrations,
  exchangeMigrations,
  clinic,
];

export interface RunningExchange extends AsyncDisposable {
  readonly url: string;
  readonly clock: ManualClock;
  readonly hub: Connection;
  readonly clinic: Connection;
  readonly server: MllpServer;
  readonly client: MllpClient;
  /** Sends, and gives MSA-1 and, where there is one, ERR-3: `AA`, `AR/204`. */
  send(message: Uint8Array): Promise<string>;
  /** Sends, and gives the answer's bytes. */
  sendRaw(message: Uint8Array): Promise<Uint8Array>;
  messages(): Promise<Record<string, unknown>[]>;
  events(): Promise<Record<string, unknown>[]>;
  visits(): Promise<Record<string, unknown>[]>;
  readonly exchange: Exchange;
  /** How many jobs there are. */
  jobs(): Promise<number>;
  /** Until everything received has been applied, parked, or is resting between tries. */
  idle(): Promise<void>;
}

/** A store, a server on a free port and a worker, on a database of their own. */
export async function runningExchange(
  options: {
    receiver?: Receiver;
    /** More than that one. */
    receivers?: readonly Receiver[];
    works?: boolean;
    /** Another's, which runs already. @default one of its own */
    database?: string;
    senders?: (typeof sender)[];
    exchange?: Partial<ExchangeOptions>;
    log?: Log;
  } = {},
): Promise<RunningExchange> {
  const { receiver = receiverOfVisits(), works = true, senders = [sender], log = silentLog } = options;
  await using started = new AsyncDisposableStack();
  const url = options.database ?? started.use(await testDatabase(modules)).url;
  if (options.database === undefined) await prepareJobs(url, { log });
  const clock = new ManualClock('2026-03-05T19:45:00Z');
  const hub = started.use(connect({ url, schema: 'hub', name: 'exchange' }));
  const clinicConnection = started.use(connect({ url, schema: 'clinic', name: 'clinic' }));
  const config = { senders };
  const work = applyWork({
    connection: hub,
    receivers: [receiver, ...(options.receivers ?? [])].map((each) => ({
      receiver: each,
      connection: clinicConnection,
    })),
    config,
    clock,
    log,
    backoffMs: 5,
  });
  const workers = works ? await startWorkers({ url, work: [work], log, pollMs: 50 }) : undefined;
  started.defer(() => workers?.stop());
  const exchange = openExchange({ connection: hub, config, clock, log, ...options.exchange });
  const server = started.use(await startMllpServer({ ...exchange, port: 0, log }));
  const client = new MllpClient({ name: 'hub', host: '127.0.0.1', port: server.port, log });
  started.defer(() => client.close());
  const stack = started.move();

  const sendRaw = async (message: Uint8Array) => {
    const answer = await client.send(message);
    if (answer === undefined) throw new Error('nothing was answered');
    return answer.bytes;
  };
  const all = async (connection: Connection, statement: string) => [...(await connection.sql.unsafe(statement))];
  return {
    url,
    clock,
    hub,
    exchange,
    clinic: clinicConnection,
    server,
    client,
    sendRaw,
    async send(message) {
      const answer = await client.send(message);
      const { code, errors = [] } = answer?.acknowledgement ?? {};
      return [code, ...errors.slice(0, 1).map((error) => error.code)].join('/');
    },
    messages: () => all(hub, 'select * from hub.message order by received_at, seq'),
    events: () => all(hub, "select * from hub.outbox where type = 'exchange.message-changed' order by seq"),
    visits: () => all(clinicConnection, 'select * from clinic.visit order by id'),
    async jobs() {
      await using owner = connect({ url, schema: 'jobs', name: 'look', max: 1 });
      return (await owner.db.execute(sql`select from jobs.job`)).length;
    },
    idle: async () => workers?.idle(),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
