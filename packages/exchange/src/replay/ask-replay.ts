import { randomUUID } from 'node:crypto';
import { recordAudit } from '@supply-hub/audit';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { selected, type ReplaySelection } from './replay-selection.ts';

export interface ReplayRequest {
  readonly selection: ReplaySelection;
  /** Only tells what would come out; nothing of it is kept. */
  readonly isPreview: boolean;
  /** For whoever asks later. */
  readonly reason: string;
  /** Messages a second. */
  readonly rate: number;
  /** Chosen by the caller, once for each replay. */
  readonly idempotencyKey: string;
}

/** Of those that match more than this, one asks for parts. */
export const mostReplayed = 100_000;

const $Asked = z.object({ id: z.string(), selection: z.unknown(), is_preview: z.boolean() });

/**
 * Has applied messages taken once more, in the order they came, beside what is live. What was selected is settled now:
 * what comes later is not part of it.
 *
 * @returns the replay's hub id, and whether it is the one that this key asked for before (R35); `conflict`: the key asked
 *   for something else
 */
export async function askReplay(
  tx: Tx,
  { selection, isPreview, reason, rate, idempotencyKey }: ReplayRequest,
  { by, at }: { by: string; at: Temporal.Instant },
): Promise<{ readonly id: string; readonly isNew: boolean } | 'conflict'> {
  const id = hubId('replay', 'hub', randomUUID());
  const when = sql`${at.toString()}::timestamptz`;
  const kept = JSON.stringify(selection);
  const rows = await tx.execute(sql`
    insert into hub.replay (id, is_preview, selection, reason, asked_by, asked_at, rate, state, next_at, idempotency_key)
    values (${id}, ${isPreview}, ${kept}::text::jsonb, ${reason}, ${by}, ${when}, ${rate}, 'RUNNING', ${when}, ${idempotencyKey})
    on conflict (idempotency_key) do nothing returning id`);
  if (rows.length === 0) {
    const [held] = await tx.execute(sql`
      select id, is_preview, selection = ${kept}::text::jsonb as selection from hub.replay
      where idempotency_key = ${idempotencyKey}`);
    const before = $Asked.parse(held);
    return before.selection === true && before.is_preview === isPreview ? { id: before.id, isNew: false } : 'conflict';
  }
  await tx.execute(sql`
    insert into hub.replay_item (replay_id, place, message_id)
    select ${id}, row_number() over (order by seq), id from hub.message
    where ${selected(selection)} order by seq limit ${mostReplayed}`);
  if (!isPreview)
    await recordAudit(
      tx,
      [
        {
          actor: by,
          action: 'replay-asked',
          subject: id,
          reason,
          before: null,
          after: { selection, rate },
          ...unscoped,
        },
      ],
      at,
    );
  return { id, isNew: true };
}

const unscoped = { facilityIds: [], supplierIds: [] };

const moves = {
  pause: { from: ['RUNNING'], to: 'PAUSED' },
  resume: { from: ['PAUSED'], to: 'RUNNING' },
  cancel: { from: ['RUNNING', 'PAUSED'], to: 'CANCELLED' },
} as const;

/** Pauses, resumes or cancels a replay. Messages it is at are finished. @returns whether it was in a state to be */
export async function steerReplay(
  tx: Tx,
  id: string,
  move: keyof typeof moves,
  { by, at }: { by: string; at: Temporal.Instant },
): Promise<boolean> {
  const { from, to } = moves[move];
  const [held] = await tx.execute<{ state: string; is_preview: boolean }>(sql`
    select state, is_preview from hub.replay where id = ${id} for update`);
  if (held === undefined || !from.some((state) => state === held.state)) return false;
  await tx.execute(sql`
    update hub.replay set state = ${to}, next_at = ${at.toString()}::timestamptz,
      done_at = case when ${to} = 'CANCELLED' then ${at.toString()}::timestamptz end
    where id = ${id}`);
  const change = { before: { state: held.state }, after: { state: to } };
  await recordAudit(
    tx,
    [{ actor: by, action: `replay-${move}`, subject: id, reason: 'Asked for.', ...change, ...unscoped }],
    at,
  );
  return true;
}
