import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { documents } from '../schema.ts';

/** What taking in a version of a document found: nothing of it yet, an older version, or one as new. */
export type Taken = 'first' | 'newer' | 'known';

/** Notes a version of a document, unless one as new was taken in before. */
export async function takeDocument(tx: Tx, id: string, version: number): Promise<Taken> {
  const [taken] = await tx
    .insert(documents)
    .values({ id, version })
    .onConflictDoUpdate({ target: [documents.id], set: { version }, setWhere: sql`${documents.version} < ${version}` })
    // A row that was inserted has no earlier version that this transaction ended.
    .returning({ isFirst: sql<boolean>`xmax = 0` });
  return taken === undefined ? 'known' : taken.isFirst ? 'first' : 'newer';
}
