import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/*
 * Who writes a copy notes as due only what cases ask for, and who makes demands reads only the copies there are. Were
 * both at it at once, neither would see what the other has not committed yet, and a case could be short for ever of
 * what came at the very moment it asked. So writers of copies hold this lock together, and the allocation holds it alone:
 * whichever comes second sees all the first has done.
 */
const key = sql`hashtext('procedures.copies')`;

const held = new WeakSet<Tx>();

/** Held with other writers of copies until the transaction ends. Taken once, however many copies it writes. */
export async function lockWithWriters(tx: Tx): Promise<void> {
  if (held.has(tx)) return;
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${key})`);
  held.add(tx);
}

/** Held alone until the transaction ends. */
export async function lockAlone(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${key})`);
}
