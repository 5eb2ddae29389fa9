import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

const $Payload = z.object({ bytes: z.instanceof(Uint8Array), sha256: z.instanceof(Uint8Array) });

/** A message's bytes; null when they are kept no longer. The exchange keeps note of who read them. */
export async function payloadOf(
  db: Db,
  messageId: string,
  { reader, at }: { reader: string; at: Temporal.Instant },
): Promise<z.infer<typeof $Payload> | null> {
  const [row] = await db.execute(
    sql`select bytes, sha256 from hub.read_payload(${messageId}, ${reader}, ${at.toString()}::timestamptz)`,
  );
  return row === undefined ? null : $Payload.parse(row);
}
