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

/** Notes versions of documents, each named once, in one statement. @returns those of which none as new was taken in */
export async function takeDocuments(
  tx: Tx,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<Set<string>> {
  const taken = await tx.execute<{ id: string }>(sql`
    insert into ${documents} as held (id, version)
    select id, version from jsonb_to_recordset(${JSON.stringify(versions)}::text::jsonb) as told(id text, version bigint)
    order by id
    on conflict (id) do update set version = excluded.version where held.version < excluded.version
    returning id`);
  return new Set(taken.map(({ id }) => id));
}
