import { $Crosswalk, type Crosswalk, type CrosswalkStatus } from '@supply-hub/crosswalk';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CrosswalkKind } from '../../domain/crosswalk-evidence.ts';
import { messages } from '../schema.ts';

/** Narrows a list of meanings; what is absent narrows nothing. */
export interface CrosswalkFilter {
  readonly kind?: CrosswalkKind | null | undefined;
  readonly party?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly statuses?: readonly CrosswalkStatus[] | null | undefined;
  readonly targetId?: string | null | undefined;
}

/** A key of somebody's. */
export interface AskedKey {
  readonly kind: CrosswalkKind;
  readonly party: string;
  readonly key: string;
}

/** Proposed last first; one more than `limit` when more follow. */
export async function crosswalkPage(
  db: Db,
  filter: CrosswalkFilter,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: Crosswalk })[]> {
  const { kind, party, key, statuses, targetId } = filter;
  const rows = await db.execute<{ sort_key: string }>(sql`
    select *, proposed_at::text as sort_key from hub.crosswalk
    where ${typeof kind === 'string' ? sql`kind = ${kind}` : sql`true`}
      and ${typeof party === 'string' ? sql`party = ${party}` : sql`true`}
      and ${typeof key === 'string' ? sql`key = ${key}` : sql`true`}
      and ${statuses ? sql`status = any(${textArray(statuses)})` : sql`true`}
      and ${typeof targetId === 'string' ? sql`target = ${targetId}` : sql`true`}
      and ${afterPosition(after, sql`proposed_at`, 'timestamptz', sql`id`, 'desc')}
    order by proposed_at desc, id desc limit ${limit + 1}`);
  return rows.map((row) => {
    const read = $Crosswalk.parse(row);
    return { row: read, id: read.id, sortKey: row.sort_key };
  });
}

export async function crosswalksByIds(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Crosswalk>> {
  const rows = await db.execute(sql`select * from hub.crosswalk where id = any(${textArray(ids)})`);
  return new Map(
    $Crosswalk
      .array()
      .parse([...rows])
      .map((row) => [row.id, row]),
  );
}

/** What is held of keys, whatever was decided; the most likely first. */
export async function crosswalksOfKeys(db: Db | Tx, keys: readonly AskedKey[]): Promise<Map<string, Crosswalk[]>> {
  const rows = await db.execute(sql`
    select crosswalk.* from hub.crosswalk
    join (select distinct kind, party, key from jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb)
      as asked(kind text, party text, key text)) as asked using (kind, party, key)
    order by confidence desc, crosswalk.id`);
  return Map.groupBy($Crosswalk.array().parse([...rows]), keyText);
}

/** As a map's key. */
export function keyText({ kind, party, key }: AskedKey): string {
  return JSON.stringify([kind, party, key]);
}

const $Waiting = z.object({ kind: z.string(), party: z.string(), key: z.string(), count: z.coerce.number() });

/** How many parked messages the viewer may see wait for a meaning of keys; a key nothing waits for, or that has one, is absent. */
export async function waitingByKey(db: Db, viewer: Viewer, keys: readonly AskedKey[]): Promise<Map<string, number>> {
  const rows = await db.execute(sql`
    select want.kind, want.party, want.key, count(*) from reconciliation.crosswalk_want as want
    join (select distinct kind, party, key from jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb)
      as asked(kind text, party text, key text)) as asked using (kind, party, key)
    join ${messages} on ${messages.id} = message_id
    where is_waiting and ${visibleTo(viewer, messages)} and not exists (
      select from hub.crosswalk as met where met.status = 'CONFIRMED'
        and (met.kind, met.party, met.key) = (want.kind, want.party, want.key))
    group by want.kind, want.party, want.key`);
  return new Map(
    $Waiting
      .array()
      .parse([...rows])
      .map(({ kind, party, key, count }) => [JSON.stringify([kind, party, key]), count]),
  );
}

/** A key that a message waits for, as it is shown. */
export interface UnknownKeyRow extends AskedKey {
  readonly messageId: string;
  readonly facts: Readonly<Record<string, string>>;
}

const $UnknownKey = z.object({
  messageId: z.string(),
  kind: z.enum(['ITEM', 'SUPPLIER', 'LOCATION', 'UNIT']),
  party: z.string(),
  key: z.string(),
  facts: z.record(z.string(), z.string()),
});

/** The keys messages wait for, at most 200 of each; those that have a meaning meanwhile are left out. */
export async function unknownKeysOf(db: Db, messageIds: readonly string[]): Promise<Map<string, UnknownKeyRow[]>> {
  const rows = await db.execute(sql`
    select message_id as "messageId", kind, party, key, facts from (
      select *, row_number() over (partition by message_id order by kind, key) as place
      from reconciliation.crosswalk_want as want where message_id = any(${textArray(messageIds)}) and is_waiting
        and not exists (select from hub.crosswalk as met where met.status = 'CONFIRMED'
          and (met.kind, met.party, met.key) = (want.kind, want.party, want.key))) as want
    where place <= 200 order by message_id, kind, key`);
  return Map.groupBy($UnknownKey.array().parse([...rows]), ({ messageId }) => messageId);
}
