import { createHash } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

/** An entry as its hash is taken: every column as text, so that no reading of a number or a date can differ. */
export const $Chained = z.object({
  seq: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  reason: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  message_id: z.string().nullable(),
  facility_ids: z.array(z.string()).nullable(),
  supplier_ids: z.array(z.string()),
});
export type Chained = z.output<typeof $Chained>;

/** The columns of {@link Chained}. */
export const chainedColumns: SQL = sql`seq::text, (extract(epoch from at) * 1000)::bigint::text as at, actor, action, subject,
  reason, before::text, after::text, message_id, facility_ids, supplier_ids`;

/** What the first entry is chained to. */
export const origin: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before it, its place and all it says. */
export function hashOf(previous: Uint8Array, position: bigint, entry: Chained): Buffer {
  const said = [
    position.toString(),
    entry.seq,
    entry.at,
    entry.actor,
    entry.action,
    entry.subject,
    entry.reason,
    entry.before,
    entry.after,
    entry.message_id,
    entry.facility_ids,
    entry.supplier_ids,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest();
}
