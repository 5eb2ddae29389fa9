import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { documents } from '../schema.ts';

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
