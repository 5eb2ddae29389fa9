import type { Connection, Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { $Chained, chainedColumns, hashOf, origin } from './chained-entry.ts';

/** Any number, as long as every process uses the same: 'audit' in ASCII. */
const lockKey = 0x6175646974;
const batch = 500;

const $Head = z.object({ position: z.coerce.bigint(), hash: z.instanceof(Uint8Array) });

/**
 * Chains entries that are not yet, in the order they were numbered, in one transaction. Writers need not wait for each
 * other: the chain is made behind them, by one process at a time.
 *
 * @param db of the hub's own role
 * @returns whether there may be more
 */
export function chainAudit(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ had: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as had`);
    if (lock?.had !== true) return false;
    const rows = await tx.execute(sql`
      select ${chainedColumns} from hub.audit_entry where position is null order by hub.audit_entry.seq limit ${batch}`);
    if (rows.length === 0) return false;
    const [head] = await tx.execute(sql`
      select position, hash from hub.audit_entry where position is not null order by position desc limit 1`);
    let { position, hash } = head === undefined ? { position: 0n, hash: origin } : $Head.parse(head);
    const links = rows.map((row) => {
      const entry = $Chained.parse(row);
      position += 1n;
      hash = hashOf(hash, position, entry);
      return { seq: entry.seq, position: position.toString(), hash: Buffer.from(hash).toString('hex') };
    });
    await tx.execute(sql`
      update hub.audit_entry as entry set position = link.position, hash = decode(link.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as link(seq bigint, position bigint, hash text)
      where entry.seq = link.seq`);
    return rows.length === batch;
  });
}

/** The chaining, as a task for a worker: woken by each entry. */
export function auditChain({ db }: Connection) {
  return { name: 'audit.chain', wakesOn: 'hub_audit', everyMs: 5000, step: () => chainAudit(db) };
}
