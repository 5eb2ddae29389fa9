import { createHash } from 'node:crypto';
import { enqueue } from '@supply-hub/jobs';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { applyMessage } from '../apply/apply-job.ts';
import { announce } from '../store/announce.ts';
import { $MessageRow } from '../store/message-row.ts';
import type { Arrival } from './arrival.ts';

/** What an arrival turned out to be, once it is durable. */
export interface Kept {
  /** The id of the message it is: another's when it came before. */
  readonly id: string;
  readonly isDuplicate: boolean;
  readonly isControlIdReused: boolean;
  readonly answer: Uint8Array | null;
}

const $Earlier = z.object({
  id: z.string(),
  is_same: z.boolean(),
  state: $MessageRow.shape.state,
  error_code: z.string().nullable(),
  answer: z.instanceof(Uint8Array).nullable(),
});
type Earlier = z.infer<typeof $Earlier>;

/**
 * Takes custody of an arrival: when this returns, the message is stored with all that follows from it, or was before.
 * Two arrivals of one message at once are taken one after the other, whatever processes they came to.
 */
export function keepArrival(db: Db, arrival: Arrival): Promise<Kept> {
  return db.transaction(async (tx) => {
    const earlier = await earlierOf(tx, arrival);
    const same = earlier.find((each) => isSameMessage(each, arrival));
    if (same !== undefined) {
      await tx.execute(sql`
        update hub.message set times_received = times_received + 1,
          last_received_at = greatest(last_received_at, ${arrival.receivedAt.toString()}::timestamptz)
        where id = ${same.id}`);
      return { id: same.id, isDuplicate: true, isControlIdReused: false, answer: same.answer };
    }
    const isControlIdReused =
      arrival.state !== 'REJECTED' && earlier.some(({ is_same, state }) => !is_same && state !== 'REJECTED');
    await store(tx, arrival, isControlIdReused);
    return { id: arrival.id, isDuplicate: false, isControlIdReused, answer: arrival.answer };
  });
}

/** What came under the same key within the window, the latest first; nobody else stores under it until we commit. */
async function earlierOf(tx: Tx, { duplicateKey, duplicateWindowMs, contentHash, receivedAt }: Arrival) {
  const since = receivedAt.subtract({ milliseconds: duplicateWindowMs });
  // Two statements, because the second must see what was committed before the lock was had; sent together, because the
  // session does them in turn.
  const [, rows] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(${duplicateKey.readBigInt64BE(0).toString()}::bigint)`),
    tx.execute(sql`
      select id, content_hash = ${contentHash} as is_same, state, error_code, answer from hub.message
      where duplicate_key = ${duplicateKey} and received_at >= ${since.toString()}::timestamptz
      order by received_at desc`),
  ]);
  return z.array($Earlier).parse([...rows]);
}

/** R69. What was refused is the same only while it is refused for the same reason: its sender may be known by now. */
function isSameMessage(earlier: Earlier, arrival: Arrival): boolean {
  if (!earlier.is_same) return false;
  return earlier.state !== 'REJECTED' || (arrival.state === 'REJECTED' && earlier.error_code === arrival.errorCode);
}

async function store(tx: Tx, arrival: Arrival, isControlIdReused: boolean): Promise<void> {
  if (arrival.state === 'RECEIVED') {
    // Sent together: the session does them in turn.
    await Promise.all([
      insert(tx, arrival, isControlIdReused),
      enqueue(tx, applyMessage, {
        key: arrival.businessKey ?? arrival.id,
        data: { messageId: arrival.id },
      }),
    ]);
  } else {
    const [row] = await insert(tx, arrival, isControlIdReused);
    await announce(tx, [$MessageRow.parse(row)], arrival.receivedAt);
  }
}

function insert(tx: Tx, arrival: Arrival, isControlIdReused: boolean) {
  const at = arrival.receivedAt.toString();
  return tx.execute(sql`
    with message as (
      insert into hub.message (
        id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key, content_hash,
        business_key, received_at, last_received_at, state_at, state, reason, remedy, error_code, answer, is_control_id_reused
      ) values (
        ${arrival.id}, ${arrival.sender?.id ?? null}, ${arrival.sender?.name ?? null}, 'hl7v2', ${arrival.messageCode},
        ${arrival.triggerEvent}, ${arrival.controlId}, ${arrival.duplicateKey}, ${arrival.contentHash},
        ${arrival.businessKey}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${arrival.state}, ${arrival.reason},
        ${arrival.remedy}, ${arrival.errorCode}, ${arrival.answer}, ${isControlIdReused}
      ) returning *
    ), content as (
      insert into hub.message_payload (message_id, received_at, bytes, sha256)
      select id, received_at, ${arrival.bytes}::bytea, ${createHash('sha256').update(arrival.bytes).digest()}::bytea from message
    )
    select * from message`);
}
