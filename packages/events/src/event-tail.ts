import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { Bell } from './bell.ts';
import type { EventDefinition, HubEvent } from './define-event.ts';
import { faultOf } from './fault.ts';
import { startLoop } from './loop.ts';
import { positionChannel } from './sequencer.ts';
import { $StoredEvent, readEvent } from './stored-event.ts';

/** An event with what its aggregate was said to be before it. */
export interface TailedEvent {
  readonly event: HubEvent;
  /** The data of the event of this type before it, of the same aggregate; null: it is the first. */
  readonly before: unknown;
}

/** Some of what happened, in order. */
export interface TailedEvents {
  readonly events: readonly TailedEvent[];
  /** Everything up to here was looked at: go on behind it. */
  readonly position: number;
}

/**
 * What happens now, for any number of followers that keep no place of their own in the database: one reader of the
 * outbox serves them all from memory. A follower that falls behind what memory holds reads the outbox itself, so that
 * nothing is lost and nothing grows.
 */
export interface EventTail {
  /** The last position there is. */
  head(): Promise<number>;
  /**
   * What came behind a position; waits while there is nothing.
   * @throws the signal's reason
   */
  next(after: number, signal: AbortSignal): Promise<TailedEvents>;
  stop(): Promise<void>;
}

export interface EventTailOptions {
  readonly connection: Connection;
  readonly definitions: readonly EventDefinition[];
  readonly log: Log;
  /** The net below NOTIFY, in milliseconds. @default 1000 */
  readonly pollMs?: number;
  /** Events kept in memory for followers. @default 1000 */
  readonly keep?: number;
}

/** Events a statement. */
const pageSize = 500;

const $Row = $StoredEvent.extend({ before_version: z.number().nullable(), before_data: z.unknown() });

/** Reads nothing until somebody follows. */
export function openEventTail(options: EventTailOptions): EventTail {
  const { connection, pollMs = 1000, keep = 1000 } = options;
  const log = options.log.child({ part: 'event tail' });
  const definitions = new Map(options.definitions.map((definition) => [definition.type, definition]));
  const types = [...definitions.keys()];
  let recent: TailedEvent[] = [];
  /** Of what came behind `floor`, all is in `recent`, up to `seen`. */
  let floor = 0;
  let seen = 0;
  let moved = Promise.withResolvers<void>();
  let reading: Promise<{ stop(): Promise<void> }> | undefined;
  let isStopped = false;

  async function head(): Promise<number> {
    const [row] = await connection.db.execute<{ last: string }>(sql`select last_position as last from hub.sequencer`);
    return Number(row?.last ?? 0);
  }

  async function page(after: number): Promise<TailedEvents & { isFull: boolean }> {
    const end = await head();
    if (end <= after) return { events: [], position: after, isFull: false };
    const rows = await connection.db.execute(sql`
      select outbox.*, before.data_version as before_version, before.data as before_data
      from hub.outbox left join lateral (
        select data_version, data from hub.outbox as earlier
        where earlier.aggregate_id = outbox.aggregate_id and earlier.type = outbox.type
          and earlier.aggregate_version < outbox.aggregate_version
        order by earlier.aggregate_version desc limit 1
      ) as before on true
      where outbox.position > ${after} and outbox.position <= ${end} and outbox.type in ${types}
      order by outbox.position limit ${pageSize}`);
    const stored = rows.map((row) => $Row.parse(row));
    const isFull = stored.length === pageSize;
    return { events: stored.flatMap(read), position: isFull ? (stored.at(-1)?.position ?? end) : end, isFull };
  }

  /** An event this release cannot read is left out: its handlers park it, and a person looks at it there. */
  function read({ before_version, before_data, ...stored }: z.infer<typeof $Row>): TailedEvent[] {
    const definition = definitions.get(stored.type);
    if (definition === undefined) return [];
    try {
      const before = before_version === null ? null : definition.read(before_version, before_data);
      return [{ event: readEvent(definition, stored), before }];
    } catch (error) {
      log.error({ type: stored.type, position: stored.position, ...faultOf(error) }, 'an event cannot be read');
      return [];
    }
  }

  async function start() {
    floor = seen = await head();
    const bell = new Bell();
    const ring = () => bell.ring();
    const listening = await connection.sql.listen(
      positionChannel,
      (named) => {
        if (named === '' || named.split(',').some((type) => definitions.has(type))) ring();
      },
      ring,
    );
    const loop = startLoop({
      bell,
      restMs: pollMs,
      log,
      async step() {
        const { events, position, isFull } = await page(seen);
        if (position === seen) return false;
        recent.push(...events);
        seen = position;
        if (recent.length > keep) {
          const dropped = recent.splice(0, recent.length - keep);
          floor = dropped.at(-1)?.event.position ?? floor;
        }
        moved.resolve();
        moved = Promise.withResolvers();
        return isFull;
      },
    });
    return {
      async stop() {
        await loop.stop();
        await listening.unlisten();
      },
    };
  }

  return {
    head,
    async next(after, signal) {
      signal.throwIfAborted();
      if (isStopped) throw new Error('The tail was stopped.');
      reading ??= start().catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      await reading;
      for (;;) {
        signal.throwIfAborted();
        if (isStopped) throw new Error('The tail was stopped.');
        if (after < floor) return page(after);
        if (after < seen) {
          const from = recent.findLastIndex(({ event }) => event.position <= after) + 1;
          return { events: recent.slice(from), position: seen };
        }
        await unlessAborted(moved.promise, signal);
      }
    },
    async stop() {
      isStopped = true;
      moved.resolve();
      await (await reading?.catch(() => undefined))?.stop();
      recent = [];
    },
  };
}

/** Ends waiting, not the work: the promise is shared, so nothing may stay attached to it. */
async function unlessAborted(shared: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  const onAbort = () => aborted.resolve();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([shared, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
