import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@supply-hub/log';
import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

/** Keeps intake from running ahead of the work: nobody is refused, but who sends waits. */
export interface Backlog {
  /** Settles when one more message may be stored. */
  room(): Promise<void>;
}

const $Count = z.object({ count: z.coerce.number() });
const checkMs = 500;

/** @param limit messages stored and not yet applied */
export function createBacklog({ db, limit, log }: { db: Db; limit: number; log: Log }): Backlog {
  let counted = 0;
  /** Stored by this process since then. */
  let since = 0;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;
  let isFull = false;

  const isOver = (): boolean => counted + since >= limit;

  async function check(): Promise<void> {
    checkedAt = performance.now();
    since = 0;
    try {
      const [row] = await db.execute(sql`
        select count(*) from (select from hub.message where state = 'RECEIVED' limit ${limit}) as unapplied`);
      counted = $Count.parse(row).count;
    } catch {
      // Storing will find that out, and say so to the sender.
      counted = 0;
    }
    if (counted >= limit !== isFull) {
      isFull = !isFull;
      if (isFull) log.warn({ unapplied: counted }, 'too many messages wait to be applied: reading no more for now');
      else log.info({ unapplied: counted }, 'messages are read again');
    }
  }
  const checkOnce = (): Promise<void> =>
    (checking ??= check().finally(() => {
      checking = undefined;
    }));

  return {
    async room() {
      if (performance.now() - checkedAt > checkMs) {
        const checked = checkOnce();
        if (isFull) await checked;
      }
      while (isOver()) {
        await wait(checkMs);
        await checkOnce();
      }
      since += 1;
    },
  };
}
