import { $ChangedRows } from '@supply-hub/exchange';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, type Position } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

export const replayOutcomes = ['UNCHANGED', 'CHANGED', 'REFUSED', 'SKIPPED', 'FAILED'] as const;
export type ReplayOutcome = (typeof replayOutcomes)[number];

export type ReplayRow = z.infer<typeof $ReplayRow>;
const $ReplayRow = z.object({
  id: z.string(),
  isPreview: z.boolean(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  rate: z.number(),
  state: z.enum(['RUNNING', 'PAUSED', 'DONE', 'CANCELLED']),
  doneAt: z.string().nullable(),
});

export type ReplayItemRow = z.infer<typeof $ReplayItemRow>;
const $ReplayItemRow = z.object({
  place: z.number(),
  messageId: z.string(),
  outcome: z.enum(replayOutcomes).nullable(),
  note: z.string().nullable(),
  changes: z.array($ChangedRows),
  at: z.string().nullable(),
});

const replayColumns = sql`id, is_preview as "isPreview", reason, asked_by as "askedBy", asked_at::text as "askedAt", rate,
  state, done_at::text as "doneAt"`;

/** The newest first; one more than `limit` when more follow. */
export async function replayPage(
  db: Db,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: ReplayRow })[]> {
  const rows = await db.execute(sql`
    select ${replayColumns} from hub.replay
    where ${afterPosition(after, sql`asked_at`, 'timestamptz', sql`id`, 'desc')}
    order by asked_at desc, id desc limit ${limit + 1}`);
  return rows.map((row) => {
    const read = $ReplayRow.parse(row);
    return { row: read, id: read.id, sortKey: read.askedAt };
  });
}

export async function replayById(db: Db, id: string): Promise<ReplayRow | null> {
  const [row] = await db.execute(sql`select ${replayColumns} from hub.replay where id = ${id}`);
  return row === undefined ? null : $ReplayRow.parse(row);
}

/** How many messages of each replay came out how; null: not yet. One statement. */
export async function outcomeCounts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { outcome: ReplayOutcome | null; count: number }[]>> {
  const rows = await db.execute<{ id: string; outcome: ReplayOutcome | null; count: string }>(sql`
    select replay_id as id, outcome, count(*) from hub.replay_item
    where replay_id = any(${textArray(ids)}) group by 1, 2 order by 1, 2`);
  const counted = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...counted].map(([id, each]) => [id, each.map(({ outcome, count }) => ({ outcome, count: Number(count) }))]),
  );
}

/** A replay's messages in the order they came; one more than `limit` when more follow. */
export async function replayItemPage(
  db: Db,
  replayId: string,
  outcomes: readonly ReplayOutcome[] | null | undefined,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: ReplayItemRow })[]> {
  const rows = await db.execute(sql`
    select place, message_id as "messageId", outcome, note, changes, at::text from hub.replay_item
    where replay_id = ${replayId} and ${outcomes ? sql`outcome = any(${textArray(outcomes)})` : sql`true`}
      and place > ${Number(after?.sortKey ?? 0)}::integer
    order by place limit ${limit + 1}`);
  return rows.map((row) => {
    const read = $ReplayItemRow.parse(row);
    return { row: read, id: read.messageId, sortKey: String(read.place) };
  });
}
