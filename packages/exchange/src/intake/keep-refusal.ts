import { createHash } from 'node:crypto';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
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
  answer: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
});

/**
 * Keeps what is refused, with its bytes, and tells of it. It is the same as one before only when it says the same and was
 * refused for the same reason, or was taken (R69).
 */
export function keepRefusal(db: Db, arrival: Arrival): Promise<Kept> {
  return db.transaction(async (tx) => {
    const same = await earlierOf(tx, arrival);
    if (same !== undefined) {
      await tx.execute(sql`
        update hub.message set times_received = times_received + 1,
          last_received_at = greatest(last_received_at, ${arrival.receivedAt.toString()}::timestamptz)
        where id = ${same.id}`);
      return { id: same.id, isDuplicate: true, isControlIdReused: false, answer: same.answer };
    }
    const [row] = await insert(tx, arrival);
    await announce(tx, [$MessageRow.parse(row)], arrival.receivedAt);
    return { id: arrival.id, isDuplicate: false, isControlIdReused: false, answer: arrival.answer };
  });
}

/** Nobody else stores under its key until we commit. */
async function earlierOf(
  tx: Tx,
  { duplicateKey, duplicateWindowMs, contentHash, receivedAt, errorCode }: Arrival,
): Promise<z.infer<typeof $Earlier> | undefined> {
  const since = receivedAt.subtract({ milliseconds: duplicateWindowMs });
  // Two statements, because the second must see what was committed before the lock was had; sent together, because the
  // session does them in turn.
  const [, [row]] = await Promise.all([
    tx.execute(sql`select pg_advisory_xact_lock(${duplicateKey.readBigInt64BE(0).toString()}::bigint)`),
    tx.execute(sql`
      select id, answer from hub.message
      where duplicate_key = ${duplicateKey} and received_at >= ${since.toString()}::timestamptz
        and content_hash = ${contentHash} and (state <> 'REJECTED' or error_code = ${errorCode})
      order by received_at desc limit 1`),
  ]);
  return row === undefined ? undefined : $Earlier.parse(row);
}

function insert(tx: Tx, arrival: Arrival) {
  const at = arrival.receivedAt.toString();
  return tx.execute(sql`
    with message as (
      insert into hub.message (
        id, sender, sender_name, protocol, message_code, trigger_event, control_id, duplicate_key, content_hash,
        business_key, received_at, last_received_at, state_at, state, reason, remedy, error_code, answer,
        is_control_id_reused
      ) values (
        ${arrival.id}, ${arrival.sender?.id ?? null}, ${arrival.sender?.name ?? null}, 'hl7v2', ${arrival.messageCode},
        ${arrival.triggerEvent}, ${arrival.controlId}, ${arrival.duplicateKey}, ${arrival.contentHash},
        ${arrival.businessKey}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${arrival.state},
        ${arrival.reason}, ${arrival.remedy}, ${arrival.errorCode}, ${arrival.answer}, false
      ) returning *
    ), content as (
      insert into hub.message_payload (message_id, received_at, bytes, sha256)
      select id, received_at, ${arrival.bytes}::bytea, ${createHash('sha256').update(arrival.bytes).digest()}::bytea
      from message
    )
    select * from message`);
}
