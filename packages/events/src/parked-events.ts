import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { positionChannel } from './sequencer.ts';

/** An event that a consumer could not take, or that waits behind such a one. */
export interface ParkedEvent {
  consumer: string;
  eventId: string;
  type: string;
  /** The hub id of what it is about. */
  aggregateId: string;
  position: number;
  /** RETRYING: tried again by itself. PARKED: waits for {@link redrive}. BEHIND: waits for an earlier event. */
  state: 'RETRYING' | 'PARKED' | 'BEHIND';
  attempts: number;
  /** When it was set aside. */
  since: Temporal.Instant;
  /** What is wrong and what to do, for a person. */
  reason: string;
}

const $ParkedEvent = z.object({
  consumer: z.string(),
  eventId: z.string(),
  type: z.string(),
  aggregateId: z.string(),
  position: z.coerce.number(),
  state: z.enum(['RETRYING', 'PARKED', 'BEHIND']),
  attempts: z.number(),
  since: z.string().transform((text) => Temporal.Instant.from(text)),
  reason: z.string(),
});

/** All events set aside, oldest first; of one consumer when named. */
export async function parkedEvents(db: Db | Tx, consumer?: string): Promise<ParkedEvent[]> {
  const rows = await db.execute(sql`
    select consumer, event_id as "eventId", type, aggregate_id as "aggregateId", position, state, attempts, since, reason
    from hub.parked_event
    where ${consumer === undefined ? sql`true` : sql`consumer = ${consumer}`}
    order by position, consumer`);
  return z.array($ParkedEvent).parse([...rows]);
}

/**
 * Tries parked events again, after whatever stopped them was put right; those behind them follow in order.
 *
 * @param which one event of the consumer, or without `eventId` all its parked ones
 * @returns how many will be tried; 0 when none was parked
 */
export async function redrive(db: Db | Tx, which: { consumer: string; eventId?: string }): Promise<number> {
  const rows = await db.execute(sql`
    update hub.parked_event set state = 'RETRYING', attempts = 0, due_at = null
    where consumer = ${which.consumer} and state = 'PARKED'
      and ${which.eventId === undefined ? sql`true` : sql`event_id = ${which.eventId}`}
    returning position`);
  await db.execute(sql`select pg_notify(${positionChannel}, '')`);
  return rows.length;
}
