import type { Db } from '@supply-hub/postgres';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

const $Candidate = z.object({
  id: z.string(),
  partner: z.string(),
  document_type: z.string(),
  facility_id: z.string().nullable(),
  business_key: z.string().nullable(),
  attempts: z.number(),
  first_try_ms: z.coerce.number().nullable(),
});
/** A document whose turn it is. */
export type Candidate = z.infer<typeof $Candidate>;

/**
 * Of a key only the first that is not sent yet; and a change only once the partner has said that it can read the order it
 * changes, and each change before it (R37). What is held holds back those behind it: a change must not overtake its order.
 */
export const isItsTurn: SQL = sql`
  not exists (
    select from hub.message as ahead
    where ahead.partner = message.partner and ahead.business_key = message.business_key and ahead.seq < message.seq
      and ahead.direction = 'OUT' and ahead.state in ('QUEUED', 'HELD'))
  and (message.document_type <> '860' or not exists (
    select from hub.message as changed
    where changed.partner = message.partner and changed.business_key = message.business_key
      and changed.seq < message.seq and changed.direction = 'OUT' and changed.document_type in ('850', '860')
      and changed.state <> 'ACKNOWLEDGED'))`;

/** What may be sent now, a few of each partner so that none is behind another's thousands. */
export async function candidates(db: Db, at: Temporal.Instant, ofEach: number): Promise<Candidate[]> {
  const rows = await db.execute(sql`
    select due.* from hub.partner cross join lateral (
      select message.id, message.partner, document_type, facility_id, business_key, attempts,
        extract(epoch from first_try_at) * 1000 as first_try_ms
      from hub.message
      where message.partner = partner.partner and direction = 'OUT' and state = 'QUEUED'
        and next_try_at <= ${at.toString()}::timestamptz and ${isItsTurn}
      order by message.next_try_at, message.seq limit ${ofEach}) as due
    where partner.hold is null and not partner.is_gone`);
  return rows.map((row) => $Candidate.parse(row));
}
