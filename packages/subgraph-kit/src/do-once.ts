import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@supply-hub/clock';
import { InvalidInput } from '@supply-hub/errors';
import type { Viewer } from '@supply-hub/identity';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql, TransactionRollbackError } from 'drizzle-orm';
import { z } from 'zod';

/** What somebody does once under an idempotency key. */
export interface Deed {
  /** The mutation's name. */
  readonly operation: string;
  /** Another person's key is another key. */
  readonly key: string;
  /** The same for the same deed; kept as JSON. */
  readonly input: unknown;
}

/** Why nothing was done; it is told from an outcome by its code. */
export interface Refusal {
  readonly code: string;
  readonly path: readonly string[];
  /** What the person may do about it. */
  readonly sentence: string;
}

/** A refusal: the key stands for something else. */
export interface KeyUsedBefore extends Refusal {
  readonly code: 'KEY_USED_BEFORE';
}

/** @throws InvalidInput */
export function assertKey(key: string): void {
  if (key.trim() === '' || key.length > 200)
    throw new InvalidInput('Give an idempotency key of 1 to 200 characters, a new one for each deed.', {
      field: 'input.idempotencyKey',
    });
}

/**
 * Does a deed once under its key, in one transaction (R35): whoever sends it again gets what came of it the first time, a
 * second caller waits for the first to end. A refusal leaves nothing behind, and the key free.
 *
 * @param $outcome of what is kept of it: plain JSON, without a code
 * @param act at the time of the deed, in whole milliseconds, as it is kept
 * @throws InvalidInput no key
 */
export async function doOnce<Outcome extends object, Result extends Outcome | Pick<Refusal, 'code'>>(
  { db, viewer, clock }: { readonly db: Db; readonly viewer: Viewer; readonly clock: Clock },
  { operation, key, input }: Deed,
  $outcome: z.ZodType<Outcome>,
  act: (tx: Tx, at: Temporal.Instant) => Promise<Result>,
): Promise<Outcome | Result | KeyUsedBefore> {
  assertKey(key);
  const said = JSON.stringify(input);
  const deed = sql`(operation, subject, key) = (${operation}, ${viewer.subject}, ${key})`;
  let refusal: Result | undefined;
  try {
    return await db.transaction(async (tx) => {
      const at = clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
      const claimed = await tx.execute(sql`
        insert into hub.deed (operation, subject, key, input, done_at)
        values (${operation}, ${viewer.subject}, ${key}, ${said}::text::jsonb, ${at.toString()}::timestamptz)
        on conflict do nothing returning key`);
      if (claimed.length === 0) return await before(tx);
      const result = await act(tx, at);
      if ('code' in result) {
        refusal = result;
        return tx.rollback();
      }
      await tx.execute(sql`update hub.deed set outcome = ${JSON.stringify(result)}::text::jsonb where ${deed}`);
      return result;
    });
  } catch (error) {
    if (refusal !== undefined && error instanceof TransactionRollbackError) return refusal;
    throw error;
  }

  async function before(tx: Tx): Promise<Outcome | KeyUsedBefore> {
    const [row] = await tx.execute<{ input: unknown; outcome: unknown }>(
      sql`select input, outcome from hub.deed where ${deed}`,
    );
    return isDeepStrictEqual(row?.input, JSON.parse(said)) ? $outcome.parse(row?.outcome) : keyUsedBefore;
  }
}

/** Of a deed that is told by what it was done to. */
export const $Done: z.ZodType<{ readonly isDone: true }> = z.object({ isDone: z.literal(true) });
export const done = { isDone: true } as const;

const keyUsedBefore: KeyUsedBefore = {
  code: 'KEY_USED_BEFORE',
  path: ['input', 'idempotencyKey'],
  sentence: 'This idempotency key was used for another deed: take a new one.',
};
