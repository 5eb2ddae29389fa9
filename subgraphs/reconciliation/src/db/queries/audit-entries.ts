import { readingAction } from '@supply-hub/audit';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { afterPosition, textArray, type Position } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

/** Narrows a list of entries; what is absent narrows nothing. */
export interface AuditConditions {
  readonly subject?: string | null | undefined;
  readonly actor?: string | null | undefined;
  readonly actions?: readonly string[] | null | undefined;
  readonly messageId?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** An entry as it is shown; `before` and `after` are JSON. */
export type AuditRow = z.infer<typeof $AuditRow>;
const $AuditRow = z.object({
  seq: z.string(),
  position: z.coerce.number().nullable(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  reason: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  messageId: z.string().nullable(),
});

/** The newest first; one more than `limit` when more follow. */
export async function auditPage(
  db: Db,
  viewer: Viewer,
  { subject, actor, actions, messageId, from, to }: AuditConditions,
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: AuditRow })[]> {
  const conditions: SQL[] = [
    seesEntry(viewer),
    ...(subject ? [isAbout(subject)] : []),
    ...(actor ? [sql`actor = ${actor}`] : []),
    ...(actions ? [sql`action = any(${textArray(actions)})`] : []),
    ...(messageId ? [sql`message_id = ${messageId}`] : []),
    ...(from ? [sql`at >= ${from}::timestamptz`] : []),
    ...(to ? [sql`at < ${to}::timestamptz`] : []),
    afterPosition(after, sql`seq`, 'bigint', sql`seq::text`, 'desc'),
  ];
  const rows = await db.execute(sql`
    select seq::text, position, at::text, actor, action, subject, reason, before::text, after::text,
      message_id as "messageId"
    from hub.audit_entry where ${sql.join(conditions, sql` and `)}
    order by hub.audit_entry.seq desc limit ${limit + 1}`);
  return rows.map((row) => {
    const read = $AuditRow.parse(row);
    return { row: read, id: read.seq, sortKey: read.seq };
  });
}

/** Changes of a thing, and readings that showed it: the index of those is for their action alone. */
const isAbout = (subject: string): SQL =>
  sql`(subject = ${subject} or (action = ${sql.raw(`'${readingAction}'`)} and after -> 'ids' ? ${subject}))`;

/** The hospital's own affair: partners see none, others what is theirs. */
function seesEntry(viewer: Viewer): SQL {
  if (viewer.role === 'partner') return sql`false`;
  if (viewer.facilities === '*') return sql`true`;
  return sql`(facility_ids is null or facility_ids && ${textArray(viewer.facilities)})`;
}
