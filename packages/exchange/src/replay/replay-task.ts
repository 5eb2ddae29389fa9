import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OpenedReceiver } from '../apply/apply-work.ts';
import { createPartnerBook } from '../partners/partner-book.ts';
import { replayMessage } from './replay-message.ts';

const $Due = z.object({ id: z.string(), is_preview: z.boolean(), rate: z.number(), waits_ms: z.number() });
const $Item = z.object({ place: z.number(), message_id: z.string() });

/** A step takes as long as this many milliseconds' worth of messages at the replay's rate. */
const stepMs = 250;

/**
 * Replays what was asked for, as a task for a worker. Any number of workers may run it: a replay is in one's hands at a
 * time, for its messages are taken in their order.
 */
export function replayTask(options: {
  /** To schema `hub`. */
  connection: Connection;
  receivers: readonly OpenedReceiver[];
  config: Pick<HubConfig, 'senders'>;
  clock: Clock;
  log: Log;
}) {
  const { connection, clock, log } = options;
  const context = { ...options, book: createPartnerBook() };

  /** @returns whether another may be due at once, or in how many milliseconds the next is; false: nothing runs */
  async function step(): Promise<boolean | number> {
    return connection.db.transaction(async (tx) => {
      const now = clock.now();
      const [row] = await tx.execute(sql`
        select id, is_preview, rate,
          ceil(1000 * extract(epoch from next_at - ${now.toString()}::timestamptz))::float8 as waits_ms
        from hub.replay where state = 'RUNNING' order by next_at, id limit 1 for no key update skip locked`);
      if (row === undefined) return false;
      const { id, is_preview: isPreview, rate, waits_ms: waitsMs } = $Due.parse(row);
      if (waitsMs > 0) return waitsMs;
      const atOnce = Math.max(1, Math.round((rate * stepMs) / 1000));
      const items = await tx.execute(sql`
        select place, message_id from hub.replay_item where replay_id = ${id} and outcome is null
        order by place limit ${atOnce}`);
      const outcomes: string[] = [];
      for (const each of items) {
        const { place, message_id: messageId } = $Item.parse(each);
        outcomes.push(await replayMessage({ replayId: id, place, messageId, isPreview }, context));
      }
      const isDone = items.length < atOnce;
      const next = now.add({ milliseconds: Math.round((1000 * items.length) / rate) });
      await tx.execute(sql`
        update hub.replay set next_at = ${next.toString()}::timestamptz,
          state = ${isDone ? 'DONE' : 'RUNNING'}, done_at = ${isDone ? clock.now().toString() : null}::timestamptz
        where id = ${id} and state = 'RUNNING'`);
      if (isDone) log.info({ replay: id, isPreview }, 'a replay is done');
      return true;
    });
  }

  return { name: 'exchange.replay', wakesOn: 'hub_replay', everyMs: 5000, step };
}
