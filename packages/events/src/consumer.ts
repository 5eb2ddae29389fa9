import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HubEvent } from './define-event.ts';
import { inEventSpan } from './event-span.ts';
import { faultOf, sentenceOf } from './fault.ts';
import type { Handler } from './handler.ts';
import { $StoredEvent, readEvent, type StoredEvent } from './stored-event.ts';

/**
 * One consumer's way along the positions. Each step is one transaction of the consumer's own subgraph: what handlers
 * changed, the events they could not take, and the new cursor commit together or not at all.
 */
export interface ConsumerOptions {
  handler: Handler;
  /** Under the role of the handler's subgraph. */
  db: Db;
  clock: Clock;
  log: Log;
  /** Events a step. */
  batchSize: number;
  /** How often an event is tried before it waits for a person. */
  maxAttempts: number;
  /** Milliseconds between one failed attempt and the next. */
  backoffMs: (attempts: number) => number;
}

export interface Consumer {
  readonly name: string;
  readonly types: ReadonlySet<string>;
  /** Makes the cursor of a consumer never seen before. */
  register(): Promise<void>;
  /** @returns whether there may be more to do at once; false also when another process is at this consumer */
  step(): Promise<boolean>;
}

const $Cursor = z.object({ position: z.coerce.number(), head: z.coerce.number(), retrying: z.boolean() });
const $Upcoming = $StoredEvent.extend({ held_behind: z.coerce.number().nullable() });
const $Retry = $StoredEvent.extend({ attempts: z.number() });

export function createConsumer(options: ConsumerOptions): Consumer {
  const { handler, db, clock, batchSize, maxAttempts, backoffMs } = options;
  const name = handler.consumer;
  const log = options.log.child({ consumer: name });
  const definitions = new Map(handler.definitions.map((definition) => [definition.type, definition]));
  const types = new Set(definitions.keys());

  function read(stored: StoredEvent): HubEvent {
    const definition = definitions.get(stored.type);
    if (definition === undefined) throw new Error(`${name} was given ${stored.type}, which it does not take.`);
    return readEvent(definition, stored);
  }

  async function handleAll(tx: Tx, stored: readonly StoredEvent[]): Promise<void> {
    const context = { tx, log };
    if (handler.handleAll !== undefined && stored.length > 0)
      await inEventSpan(name, stored, async () => handler.handleAll?.(stored.map(read), context));
    else for (const each of stored) await inEventSpan(name, [each], () => handler.handle(read(each), context));
  }

  /** @returns what was thrown, after all the handler did is undone; null when it took the event */
  async function attempt(tx: Tx, stored: StoredEvent): Promise<{ error: unknown } | null> {
    try {
      await tx.transaction(async (savepoint) => {
        await inEventSpan(name, [stored], () => handler.handle(read(stored), { tx: savepoint, log }));
        // What is checked only at commit would fail the whole batch, for ever: let it fail here.
        await savepoint.execute(sql`set constraints all immediate`);
      });
      return null;
    } catch (error) {
      return { error };
    }
  }

  /** What the table says of an event that failed for the `attempts`th time. */
  function verdict(stored: StoredEvent, attempts: number, error: unknown) {
    const isFinal = attempts >= maxAttempts;
    const about = `${name} cannot take ${stored.type} of ${stored.aggregate_id}: ${sentenceOf(error)}`;
    const facts = { type: stored.type, position: stored.position, event: stored.id, attempts, ...faultOf(error) };
    if (isFinal) log.error(facts, 'event parked: it and what follows of its aggregate wait for a person');
    else log.warn(facts, 'event set aside, to be tried again');
    return {
      attempts,
      state: isFinal ? 'PARKED' : 'RETRYING',
      dueAt: isFinal
        ? null
        : clock
            .now()
            .add({ milliseconds: backoffMs(attempts) })
            .toString(),
      reason: isFinal
        ? `${about} Tried ${attempts} times. Put it right, then re-drive the event; what follows of the same ${stored.aggregate} waits for it.`
        : `${about} It is tried again.`,
    };
  }

  async function setAside(tx: Tx, stored: StoredEvent, attempts: number, error: unknown): Promise<void> {
    const { state, dueAt, reason } = verdict(stored, attempts, error);
    await tx.execute(sql`
      insert into hub.parked_event
        (consumer, position, event_id, type, aggregate, aggregate_id, state, attempts, due_at, since, reason)
      values (${name}, ${stored.position}, ${stored.id}, ${stored.type}, ${stored.aggregate}, ${stored.aggregate_id},
        ${state}, ${attempts}, ${dueAt}, ${clock.now().toString()}, ${reason})`);
  }

  async function queueBehind(tx: Tx, stored: StoredEvent, position: number): Promise<void> {
    const reason = `Waits behind the event at position ${position}, which is about the same ${stored.aggregate}.`;
    await tx.execute(sql`
      insert into hub.parked_event
        (consumer, position, event_id, type, aggregate, aggregate_id, state, since, reason)
      values (${name}, ${stored.position}, ${stored.id}, ${stored.type}, ${stored.aggregate}, ${stored.aggregate_id},
        'BEHIND', ${clock.now().toString()}, ${reason})`);
  }

  /**
   * The consumer's row, locked: one process at a time is at a consumer, which keeps its order. Null when another is,
   * or when nothing is new. (A row that moved while we locked it may be ahead of the head this snapshot saw.)
   */
  async function lockCursor(tx: Tx): Promise<z.infer<typeof $Cursor> | null> {
    const [row] = await tx.execute(sql`
      select consumer.position, sequencer.last_position as head, exists (
        select from hub.parked_event where consumer = ${name} and state = 'RETRYING'
      ) as retrying
      from hub.consumer, hub.sequencer where name = ${name}
      for update of consumer skip locked`);
    if (row === undefined) return null;
    const cursor = $Cursor.parse(row);
    return cursor.head > cursor.position || cursor.retrying ? cursor : null;
  }

  /** @returns whether one was due */
  async function retryOne(tx: Tx): Promise<boolean> {
    const [row] = await tx.execute(sql`
      select outbox.*, attempts from hub.parked_event join hub.outbox using (position)
      where consumer = ${name} and state = 'RETRYING' and (due_at is null or due_at <= ${clock.now().toString()})
      order by position limit 1`);
    if (row === undefined) return false;
    const { attempts, ...stored } = $Retry.parse(row);
    const failure = await attempt(tx, stored);
    if (failure) {
      const { state, dueAt, reason, ...now } = verdict(stored, attempts + 1, failure.error);
      await tx.execute(sql`
        update hub.parked_event
        set state = ${state}, attempts = ${now.attempts}, due_at = ${dueAt}, reason = ${reason}
        where consumer = ${name} and position = ${stored.position}`);
      return true;
    }
    await tx.execute(sql`delete from hub.parked_event where consumer = ${name} and position = ${stored.position}`);
    await tx.execute(sql`
      update hub.parked_event set state = 'RETRYING'
      where consumer = ${name} and position = (
        select min(position) from hub.parked_event where consumer = ${name} and aggregate_id = ${stored.aggregate_id}
      )`);
    return true;
  }

  /** @returns whether the batch was full */
  async function takeBatch(tx: Tx, after: number, head: number, isCareful: boolean): Promise<boolean> {
    const rows = await tx.execute(sql`
      select outbox.*, (
        select min(position) from hub.parked_event
        where consumer = ${name} and parked_event.aggregate_id = outbox.aggregate_id
      ) as held_behind
      from hub.outbox
      where position > ${after} and position <= ${head} and type in ${[...types]}
      order by position limit ${batchSize}`);
    const held = new Map<string, number>();
    const taken: StoredEvent[] = [];
    let last = after;
    for (const row of rows) {
      const { held_behind, ...stored } = $Upcoming.parse(row);
      last = stored.position;
      const ahead = held.get(stored.aggregate_id) ?? held_behind;
      if (ahead !== null) {
        await queueBehind(tx, stored, ahead);
      } else if (!isCareful) {
        taken.push(stored);
      } else {
        const failure = await attempt(tx, stored);
        if (failure === null) continue;
        await setAside(tx, stored, 1, failure.error);
        held.set(stored.aggregate_id, stored.position);
      }
    }
    await handleAll(tx, taken);
    const isFull = rows.length === batchSize;
    await tx.execute(sql`update hub.consumer set position = ${isFull ? last : head} where name = ${name}`);
    return isFull;
  }

  async function run(isCareful: boolean): Promise<boolean> {
    return db.transaction(async (tx) => {
      const cursor = await lockCursor(tx);
      if (cursor === null) return false;
      const retried = cursor.retrying && (await retryOne(tx));
      const isFull = cursor.head > cursor.position && (await takeBatch(tx, cursor.position, cursor.head, isCareful));
      return retried || isFull;
    });
  }

  return {
    name,
    types,
    async register() {
      const start = handler.startsFrom === 'now' ? sql`last_position` : sql`0`;
      await db.execute(sql`
        insert into hub.consumer (name, position) select ${name}, ${start} from hub.sequencer
        on conflict (name) do nothing`);
    },
    async step() {
      try {
        return await run(false);
      } catch {
        // A savepoint an event costs two round trips, and nearly always nothing throws: so only a batch that was
        // undone is taken again with them, to find out which event it was.
        return run(true);
      }
    },
  };
}
