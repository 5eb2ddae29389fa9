import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { momentKinds, type Moment } from '../../domain/moment.ts';
import { messages } from '../schema.ts';

const $Moment = z.object({
  at: z.string().transform((text) => Temporal.Instant.from(text.replace(' ', 'T')).toString()),
  thing: z.string(),
  kind: z.enum(momentKinds),
  what: z.string(),
  who: z.string().nullable(),
  note: z.string().nullable(),
});

/**
 * All that happened to these things, the first first: what became of messages, events, changes that were audited,
 * replays. Of things the viewer may see; of messages among them and of changes, those that are the viewer's. One
 * statement.
 *
 * @param limit the most moments; the latest are kept
 */
export async function momentsOf(db: Db, viewer: Viewer, things: readonly string[], limit: number): Promise<Moment[]> {
  const ids = textArray(things);
  const sees =
    viewer.facilities === '*'
      ? sql`true`
      : sql`(entry.facility_ids is null or entry.facility_ids && ${textArray(viewer.facilities)})`;
  const isSeen = (message: SQL) =>
    viewer.facilities === '*'
      ? sql`true`
      : sql`exists (select from ${messages} where ${messages.id} = ${message} and ${visibleTo(viewer, messages)})`;
  const rows = await db.execute(sql`
    select at::text, thing, kind, what, who, note from (
      select received_at as at, id as thing, 'MESSAGE' as kind,
        case direction when 'IN' then 'RECEIVED' else 'QUEUED' end as what, null as who, null as note
      from hub.message where id = any(${ids}) and ${isSeen(sql`hub.message.id`)}
      union all
      select at, message_id, 'MESSAGE', state, null, note from hub.message_step as step
      where message_id = any(${ids}) and ${isSeen(sql`step.message_id`)}
      union all
      -- What is told of a message is its steps.
      select occurred_at, aggregate_id, 'EVENT', type, causation_id, null from hub.outbox
      where aggregate_id = any(${ids}) and type <> 'exchange.message-changed'
      union all
      select at, subject, 'CHANGE', action, actor, reason from hub.audit_entry as entry
      where subject = any(${ids}) and ${sees}
      union all
      select item.at, item.message_id, 'REPLAY', item.outcome, replay.asked_by, replay.reason
      from hub.replay_item as item join hub.replay on replay.id = item.replay_id
      where item.message_id = any(${ids}) and item.outcome is not null and not replay.is_preview
        and ${isSeen(sql`item.message_id`)}
    ) as moment
    order by moment.at desc, thing, kind, what limit ${limit}`);
  return rows.map((row) => $Moment.parse(row)).toReversed();
}
