import { createHash } from 'node:crypto';
import type { Connection } from '@supply-hub/postgres';
import { z } from 'zod';
import { applyMessage } from '../apply/apply-job.ts';
import type { Arrival } from './arrival.ts';
import type { Kept } from './keep-refusal.ts';

const $Row = z.object({
  place: z.number(),
  earlier_id: z.string().nullable(),
  answer: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  is_reused: z.boolean(),
});

/**
 * Takes custody of arrivals that are to be applied, in one round trip and one commit: when this returns, each is stored
 * with its job, or was before. The jobs of a business key stand in the order given.
 *
 * @param arrivals no two of one duplicate key
 */
export async function keepTogether({ sql }: Connection, arrivals: readonly Arrival[]): Promise<Kept[]> {
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
      // In which order locks are taken, whatever sessions take them.
      lock: arrival.duplicateKey.readBigInt64BE(0).toString(),
      duplicate_key: arrival.duplicateKey.toString('hex'),
      content_hash: arrival.contentHash.toString('hex'),
      business_key: arrival.businessKey,
      received_at: arrival.receivedAt.toString(),
      since: arrival.receivedAt.subtract({ milliseconds: arrival.duplicateWindowMs }).toString(),
      is_test: arrival.state === 'TEST',
      answer: arrival.answer === null ? null : Buffer.from(arrival.answer).toString('base64'),
      start_at: start,
      length: arrival.bytes.length,
      sha256: createHash('sha256').update(arrival.bytes).digest('hex'),
    };
  });
  const [only, ...others] = arrivals;
  const payloads =
    others.length === 0 && only !== undefined ? only.bytes : Buffer.concat(arrivals.map(({ bytes }) => bytes));
  // By hand: this is the one statement that every sender waits for, and drizzle's part of it would be its largest.
  const rows = await sql`
    select * from hub.keep_arrivals(${JSON.stringify(given)}::text::jsonb, ${payloads}, ${applyMessage.queue})`;
  const byPlace = new Map(rows.map((row) => $Row.parse(row)).map((row) => [row.place, row]));
  return arrivals.map((arrival, place) => {
    const row = byPlace.get(place);
    if (row === undefined) throw new Error('The store did not say what became of a message.');
    const { earlier_id: earlierId, answer, is_reused: isControlIdReused } = row;
    return earlierId === null
      ? { id: arrival.id, isDuplicate: false, isControlIdReused, answer: arrival.answer }
      : { id: earlierId, isDuplicate: true, isControlIdReused: false, answer };
  });
}
