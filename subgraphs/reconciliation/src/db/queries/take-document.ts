import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { documents } from '../schema.ts';

/** Whether this version of a document is newer than what was taken in; if so it is noted. */
export async function takeDocument(tx: Tx, id: string, version: number): Promise<boolean> {
  const taken = await tx
    .insert(documents)
    .values({ id, version })
    .onConflictDoUpdate({ target: [documents.id], set: { version }, setWhere: sql`${documents.version} < ${version}` })
    .returning({ id: documents.id });
  return taken.length === 1;
}
