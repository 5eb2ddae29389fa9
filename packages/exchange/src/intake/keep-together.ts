import { hash } from 'node:crypto';
import type { Connection } from '@supply-hub/postgres';
import { z } from 'zod';
import { applyMessage } from '../apply/apply-job.ts';
import type { Arrival } from './arrival.ts';
import type { Kept } from './keep-refusal.ts';

const $Before = z.array(
  z.object({ place: z.number(), id: z.string(), is_same: z.boolean(), answer: z.string().nullable() }),
);

// By hand: these are the statements that every sender waits for, and drizzle's part of them would be their largest.
type Sql = Connection['sql'];

/**
 * Takes custody of arrivals that are to be applied, in one round trip and one commit: when this returns, each is stored
 * with its job, or was before. The jobs of a business key stand in the order given.
 *
 * @param arrivals no two of one duplicate key
 */
export async function keepTogether({ sql }: Connection, arrivals: readonly Arrival[]): Promise<Kept[]> {
  const [only, ...others] = arrivals;
  if (only !== undefined && others.length === 0 && (await keepNew(sql, only)))
    return [{ id: only.id, isDuplicate: false, isControlIdReused: false, answer: only.answer }];
  return keepAll(sql, arrivals);
}

/** @returns whether it is stored: not when something came before under its key, which is for `keepAll` to tell */
async function keepNew(sql: Sql, arrival: Arrival): Promise<boolean> {
  // Instants as text, because the client would cut them to milliseconds.
  const [row] = await sql`
    select hub.keep_arrival(
      ${arrival.id}, ${arrival.sender?.id ?? null}, ${arrival.sender?.name ?? null}, ${arrival.messageCode},
      ${arrival.triggerEvent}, ${arrival.controlId}, ${arrival.duplicateKey}, ${arrival.contentHash},
      ${arrival.businessKey}, ${arrival.receivedAt.toString()}::text::timestamptz, ${arrival.duplicateWindowMs},
      ${arrival.state === 'TEST'}, ${arrival.answer}, ${arrival.bytes}, ${hash('sha256', arrival.bytes, 'buffer')},
      ${lockOf(arrival)}, ${applyMessage.queue}) as is_kept`;
  if (row === undefined) throw new Error('The store did not say what became of the message.');
  return row['is_kept'] === true;
}

async function keepAll(sql: Sql, arrivals: readonly Arrival[]): Promise<Kept[]> {
  let end = 1;
  const given = arrivals.map((arrival, place) => {
    const start = end;
    end += arrival.bytes.length;
    return {
      place,
      id: arrival.id,
      sender: arrival.sender?.id,
      sender_name: arrival.sender?.name,
      message_code: arrival.messageCode,
      trigger_event: arrival.triggerEvent,
      control_id: arrival.controlId,
      lock: lockOf(arrival),
      duplicate_key: bytea(arrival.duplicateKey),
      content_hash: bytea(arrival.contentHash),
      business_key: arrival.businessKey,
      received_at: arrival.receivedAt.toString(),
      since: arrival.receivedAt.subtract({ milliseconds: arrival.duplicateWindowMs }).toString(),
      is_test: arrival.state === 'TEST',
      answer: arrival.answer === null ? null : bytea(arrival.answer),
      start_at: start,
      length: arrival.bytes.length,
      sha256: `\\x${hash('sha256', arrival.bytes, 'hex')}`,
    };
  });
  const payloads = Buffer.concat(arrivals.map(({ bytes }) => bytes));
  const [row] =
    await sql`select hub.keep_arrivals(${JSON.stringify(given)}, ${payloads}, ${applyMessage.queue}) as before`;
  if (row === undefined) throw new Error('The store did not say what became of the messages.');
  const before: unknown = row['before'];
  const earlier = new Map(before === null ? [] : $Before.parse(before).map((each) => [each.place, each]));
  return arrivals.map((arrival, place) => {
    const found = earlier.get(place);
    if (found?.is_same !== true)
      return { id: arrival.id, isDuplicate: false, isControlIdReused: found !== undefined, answer: arrival.answer };
    const answer = found.answer === null ? null : Buffer.from(found.answer, 'base64');
    return { id: found.id, isDuplicate: true, isControlIdReused: false, answer };
  });
}

/** By which locks are taken, and in which order, whatever sessions take them. */
function lockOf({ duplicateKey }: Arrival): string {
  return duplicateKey.readBigInt64BE(0).toString();
}

/** As PostgreSQL writes bytes in text. */
function bytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
