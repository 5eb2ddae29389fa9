import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { $Chained, chainedColumns, hashOf, origin } from './chained-entry.ts';

/** Whether the chain holds. */
export interface AuditVerdict {
  readonly isIntact: boolean;
  /** Entries that were looked at and hold. */
  readonly entries: bigint;
  /** Entries so new that they are not chained yet. */
  readonly unchained: bigint;
  /** The last hash that holds, in hex: kept elsewhere, it proves later that nothing was cut off the end. */
  readonly head: string;
  /** Where it breaks; null: nowhere. */
  readonly broken: { readonly position: bigint; readonly sentence: string } | null;
  /** Whether a head that was noted before is part of it; null: none was given. */
  readonly holdsNotedHead: boolean | null;
}

const pageSize = 2000;
const $Link = $Chained.extend({ position: z.coerce.bigint(), hash: z.instanceof(Uint8Array) });

/**
 * Goes through the whole chain from its first entry and takes every hash anew.
 *
 * @param notedHead a head of an earlier verdict, in hex: the chain must still contain it
 */
export async function verifyAudit(db: Db, notedHead?: string): Promise<AuditVerdict> {
  let position = 0n;
  let hash: Uint8Array = origin;
  let holdsNotedHead: boolean | null = notedHead === undefined ? null : notedHead === hex(origin);
  let broken: AuditVerdict['broken'] = null;
  for (let rows; broken === null && (rows = await page(db, position)).length > 0;) {
    for (const row of rows) {
      const link = $Link.parse(row);
      const expected = position + 1n;
      if (link.position !== expected) {
        broken = {
          position: expected,
          sentence: `Entry ${expected} is missing: the next one there is ${link.position}.`,
        };
        break;
      }
      const due = hashOf(hash, expected, link);
      if (!due.equals(link.hash)) {
        broken = {
          position: expected,
          sentence: `Entry ${expected} is not what was chained: it, or one before it, was altered.`,
        };
        break;
      }
      position = expected;
      hash = due;
      if (notedHead !== undefined && hex(due) === notedHead.toLowerCase()) holdsNotedHead = true;
    }
  }
  const [count] = await db.execute<{ unchained: string }>(sql`
    select count(*) as unchained from hub.audit_entry where position is null`);
  return {
    isIntact: broken === null && holdsNotedHead !== false,
    entries: position,
    unchained: BigInt(count?.unchained ?? 0),
    head: hex(hash),
    broken,
    holdsNotedHead,
  };
}

const page = (db: Db, after: bigint) =>
  db.execute(sql`
    select ${chainedColumns}, position, hash from hub.audit_entry
    where position > ${after.toString()}::bigint order by position limit ${pageSize}`);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
