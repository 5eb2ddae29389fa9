import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { Bell } from './bell.ts';
import { createConsumer, type Consumer } from './consumer.ts';
import type { Handler } from './handler.ts';
import { startLoop } from './loop.ts';
import { positionChannel, startSequencer } from './sequencer.ts';

export interface DeliveryOptions {
  /** To schema `hub`: sequences and listens. */
  hub: Connection;
  /** Each subgraph's handlers with the connection, under its own role, that they run on. */
  subgraphs: readonly { connection: Connection; handlers: readonly Handler[] }[];
  clock: Clock;
  log: Log;
  /** The net below NOTIFY, and how late a retry may be, in milliseconds. @default 1000 */
  pollMs?: number;
  /** Events a transaction. @default 200 */
  batchSize?: number;
  /** How often an event is tried before it is parked for a person. @default 5 */
  maxAttempts?: number;
  /** After the nth failure an event waits 2^(n-1) times this, at most a minute. @default 1000 */
  backoffMs?: number;
}

export interface Delivery {
  /**
   * Until every event committed so far, and those their handlers published, had its effect at this delivery's
   * consumers or was set aside; retries not due yet are not waited for. For tests, and before a shut-down.
   */
  idle(): Promise<void>;
  /** Lets running transactions end. The connections stay the caller's to close. */
  stop(): Promise<void>;
}

/**
 * Brings events to their handlers: each once in effect, those of one aggregate in order. Any number of processes may
 * run the same handlers; at each moment one of them is at a consumer, and a killed one's work is taken over.
 *
 * With JetStream, a relay will copy positions to a stream and another delivery with this face will read there;
 * publishers and handlers stay as they are.
 */
export async function startDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { hub, subgraphs, clock, log, pollMs = 1000, batchSize = 200, maxAttempts = 5, backoffMs = 1000 } = options;
  const progress = new Bell();
  const consumers = subgraphs.flatMap(({ connection, handlers }) =>
    handlers.map((handler) => ({
      bell: new Bell(),
      consumer: createConsumer({
        handler,
        db: connection.db,
        clock,
        log,
        batchSize,
        maxAttempts,
        backoffMs: (attempts) => Math.min(backoffMs * 2 ** (attempts - 1), 60_000),
      }),
    })),
  );
  const names = consumers.map(({ consumer }) => consumer.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two handlers are named '${twice}'; each would take the other's events.`);

  const ring = (isConcerned: (consumer: Consumer) => boolean) => {
    for (const { bell, consumer } of consumers) if (isConcerned(consumer)) bell.ring();
  };

  for (const { consumer } of consumers) await consumer.register();

  await using started = new AsyncDisposableStack();
  const sequencer = await startSequencer({ connection: hub, log, pollMs });
  started.defer(() => sequencer.stop());
  const listening = await hub.sql.listen(
    positionChannel,
    (types) => ring((consumer) => types === '' || types.split(',').some((type) => consumer.types.has(type))),
    () => ring(() => true),
  );
  started.defer(() => listening.unlisten());

  const loops = consumers.map(({ bell, consumer }) =>
    startLoop({
      bell,
      log: log.child({ consumer: consumer.name }),
      async step() {
        try {
          return await consumer.step();
        } finally {
          progress.ring();
        }
      },
    }),
  );
  const poll = startLoop({
    bell: new Bell(),
    restMs: pollMs,
    log: log.child({ part: 'delivery' }),
    async step() {
      const late = await consumersWithWork(hub, names, clock);
      ring((consumer) => late.has(consumer.name));
      return false;
    },
  });
  started.defer(async () => void (await Promise.all([poll, ...loops].map((loop) => loop.stop()))));

  const running = started.move();
  return {
    async idle() {
      while (!(await isQuiet(hub, names, clock))) {
        if (running.disposed) throw new Error('Delivery was stopped before it was idle.');
        ring(() => true);
        await progress.wait(20);
      }
    },
    stop: () => running.disposeAsync(),
  };
}

/** Consumers behind the last position or with a retry due. */
async function consumersWithWork(hub: Connection, names: string[], clock: Clock): Promise<Set<string>> {
  const rows = await hub.sql<{ name: string }[]>`
    select name from hub.consumer, hub.sequencer
    where name = any(${names}) and (consumer.position < last_position or exists (
      select from hub.parked_event where consumer = name and state = 'RETRYING'
        and (due_at is null or due_at <= ${clock.now().toString()})
    ))`;
  return new Set(rows.map((row) => row.name));
}

/** One statement, so one snapshot: a handler's publication appears in it with the cursor it moved. */
async function isQuiet(hub: Connection, names: string[], clock: Clock): Promise<boolean> {
  const [row] = await hub.sql<{ quiet: boolean }[]>`
    select not exists (select from hub.outbox where position is null) and not exists (
      select from hub.consumer, hub.sequencer
      where name = any(${names}) and (consumer.position < last_position or exists (
        select from hub.parked_event where consumer = name and state = 'RETRYING'
          and (due_at is null or due_at <= ${clock.now().toString()})
      ))
    ) as quiet`;
  return row?.quiet === true;
}
