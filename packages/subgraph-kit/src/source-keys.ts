import { hubId, type HubIdType } from '@supply-hub/identifiers';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { textArray } from './scope.ts';

/** A thing by the key its system knows it under. */
export interface SourceKey {
  readonly type: HubIdType;
  /** The configured system's id. */
  readonly system: string;
  readonly key: readonly string[];
}

/** The id of a source key. */
export function idOf({ type, system, key }: SourceKey): string {
  return hubId(type, system, key);
}

/** Records which keys stand behind ids, so that an id alone can be read from its source. Known ones are left. */
export async function registerSourceKeys(db: Db | Tx, keys: Iterable<SourceKey>): Promise<void> {
  const rows = new Map(
    [...keys].map(({ type, system, key }) => [idOf({ type, system, key }), { type, system, key: key.join('\u001f') }]),
  );
  if (rows.size === 0) return;
  await db.execute(sql`
    insert into hub.source_key (type, system, key, id)
    select type, system, string_to_array(key, chr(31)), id
    from jsonb_to_recordset(${JSON.stringify([...rows].map(([id, row]) => ({ id, ...row })))}::text::jsonb)
      as given(type text, system text, key text, id text)
    -- In one order, so that two writers of the same keys wait for each other and never deadlock.
    order by type, system, key
    on conflict do nothing`);
}

/**
 * Which of these ids a viewer may see, and the key behind each where one was ever registered; one statement.
 * @param visible a condition on an id
 */
export async function visibleSourceKeys(
  db: Db | Tx,
  ids: readonly string[],
  visible: (id: SQLWrapper) => SQL,
): Promise<Map<string, SourceKey | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; type: HubIdType | null; system: string; key: string[] }>(sql`
    select asked.id, known.type, known.system, known.key from unnest(${textArray(ids)}) as asked(id)
    left join hub.source_key as known on known.id = asked.id
    where ${visible(sql`asked.id`)}`);
  return new Map(rows.map(({ id, type, system, key }) => [id, type === null ? null : { type, system, key }]));
}

/** The key behind each id, for the ids that were ever registered. */
export async function sourceKeysOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, SourceKey>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; type: HubIdType; system: string; key: string[] }>(
    sql`select id, type, system, key from hub.source_key where id = any(${textArray(ids)})`,
  );
  return new Map(rows.map(({ id, type, system, key }) => [id, { type, system, key }]));
}
