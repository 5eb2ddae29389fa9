import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { Bell } from './bell.ts';
import { startLoop } from './loop.ts';

/** The sequencer's lock, of the whole database: 'hubs' in ASCII. */
export const lockKey = 0x68756273;

/** Rung by the outbox's trigger when a publishing transaction commits. */
const outboxChannel = 'hub_outbox';

/** Rung when events got positions; the payload names their types, or is empty when every consumer should look. */
export const positionChannel = 'hub_position';

/** PostgreSQL refuses a longer one. */
const maxPayloadLength = 8000;

/**
 * Each pass wakes every consumer of what it saw, so in a burst many small passes cost more than the events themselves. Who
 * publishes while all is quiet waits for none.
 */
const paceMs = 40;

export interface SequencerOptions {
  /** To schema `hub`. */
  connection: Connection;
  log: Log;
  /** The net below NOTIFY: how long an event may wait when a wake-up was lost. @default 1000 */
  pollMs?: number;
  /** Events a transaction. @default 1000 */
  batchSize?: number;
}

export interface Sequencer {
  stop(): Promise<void>;
}

/**
 * Gives committed events their positions, in the order of `seq`, without gaps: 1, 2, 3 …
 *
 * Why not the transaction's id or `seq` itself as cursor: neither is the order of commits, so a consumer would pass
 * an event that a slow transaction commits behind it. A position is given only to what is committed, by one sequencer
 * at a time, so behind a position nothing new appears, and a slow transaction delays itself alone. Events of one
 * aggregate are in order because their writers locked it: the second is inserted after the first is committed.
 *
 * Any number of processes may run one. The lock is held for one batch, not for a session, so there is no holder whose
 * death others must first notice: whoever is woken next takes over.
 */
export async function startSequencer(options: SequencerOptions): Promise<Sequencer> {
  const { connection, pollMs = 1000, batchSize = 1000 } = options;
  const log = options.log.child({ part: 'sequencer' });
  const bell = new Bell();
  const ring = () => bell.ring();
  const listening = await connection.sql.listen(outboxChannel, ring, ring);
  const loop = startLoop({
    bell,
    restMs: pollMs,
    paceMs,
    log,
    step: async () => (await givePositions(connection, batchSize)) === batchSize,
  });
  return {
    async stop() {
      await loop.stop();
      await listening.unlisten();
    },
  };
}

/**
 * One batch, in one transaction.
 * @returns how many events got a position; 0 also when another sequencer is at work
 */
export async function givePositions(connection: Connection, batchSize: number): Promise<number> {
  return connection.sql.begin(async (tx) => {
    // Apart from the statement below: that one's snapshot must be taken after the lock, or it would not see
    // what the previous holder did.
    const [lock] = await tx<{ held: boolean }[]>`select pg_try_advisory_xact_lock(${lockKey}) as held`;
    if (lock?.held !== true) return 0;
    const [batch] = await tx<{ count: number; types: string | null }[]>`
      with next as (
        select seq, row_number() over (order by seq) as place
        from (select seq from hub.outbox where position is null order by seq limit ${batchSize}) as waiting
      ), placed as (
        update hub.outbox set position = last_position + next.place
        from next, hub.sequencer
        where outbox.seq = next.seq and outbox.position is null
        returning outbox.type
      ), moved as (
        update hub.sequencer set last_position = last_position + (select count(*) from next)
        where exists (select from next)
      )
      select count(*)::int as count, string_agg(distinct type, ',') as types from placed`;
    if (batch === undefined || batch.types === null) return 0;
    const payload = batch.types.length < maxPayloadLength ? batch.types : '';
    await tx`select pg_notify(${positionChannel}, ${payload})`;
    return batch.count;
  });
}
