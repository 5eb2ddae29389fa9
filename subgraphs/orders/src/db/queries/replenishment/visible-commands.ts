import { commandsById, type Command, type CommandState } from '@supply-hub/commands';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { afterPosition, textArray, visibleTo, type Position } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';

export interface CommandConditions {
  readonly states?: readonly CommandState[] | null | undefined;
  readonly kinds?: readonly string[] | null | undefined;
  readonly about?: string | null | undefined;
}

/** By facility; to partners they are the hospital's own matter. */
const scope = { facilityIds: sql.raw('facility_ids'), supplierIds: sql.raw("'{}'::text[]") };

/** Commands the viewer may see, whoever of the hub asked, the newest first; one more than asked for. */
export async function pageOfCommands(
  db: Db,
  viewer: Viewer,
  { states, kinds, about }: CommandConditions,
  after: Position | undefined,
  limit: number,
): Promise<Position[]> {
  return db.execute<{ id: string; sortKey: string }>(sql`
    select id, asked_at::text as "sortKey" from hub.command
    where ${visibleTo(viewer, scope)}
      and ${states == null ? sql`true` : sql`state = any(${textArray(states)})`}
      and ${kinds == null ? sql`true` : sql`kind = any(${textArray(kinds)})`}
      and ${about == null ? sql`true` : sql`about @> ${textArray([about])}`}
      and ${afterPosition(after, sql.raw('asked_at'), 'timestamptz', sql.raw('id'), 'desc')}
    order by asked_at desc, id desc limit ${limit + 1}`);
}

/** Commands by id, those of them that the viewer may see. */
export async function visibleCommands(
  db: Db | Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, Command>> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from hub.command where id = any(${textArray(ids)}) and ${visibleTo(viewer, scope)}`);
  return commandsById(
    db,
    rows.map(({ id }) => id),
  );
}
