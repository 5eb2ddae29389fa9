import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@supply-hub/postgres';
import { and, eq } from 'drizzle-orm';
import { deeds } from '../schema.ts';

/** What somebody does once under an idempotency key. */
export interface Deed {
  readonly operation: string;
  /** Who does it: another person's key is another key. */
  readonly subject: string;
  readonly key: string;
  /** Plain JSON, the same for the same deed. */
  readonly input: unknown;
}

/** `new`: it is to be done now. `done`: it was, and what came of it. `other`: the key was used for another deed. */
export type BegunDeed =
  | { readonly is: 'new' }
  | { readonly is: 'done'; readonly outcomeId: string | null }
  | { readonly is: 'other' };

/** Claims an idempotency key for a deed; a second caller with the key waits for the first to end (R35). */
export async function beginDeed(tx: Tx, deed: Deed, at: Temporal.Instant): Promise<BegunDeed> {
  const claimed = await tx
    .insert(deeds)
    .values({ ...deed, doneAt: at.toString({ fractionalSecondDigits: 3 }) })
    .onConflictDoNothing()
    .returning({ key: deeds.key });
  if (claimed.length > 0) return { is: 'new' };
  const [before] = await tx.select({ input: deeds.input, outcomeId: deeds.outcomeId }).from(deeds).where(is(deed));
  return before !== undefined && isDeepStrictEqual(before.input, deed.input)
    ? { is: 'done', outcomeId: before.outcomeId }
    : { is: 'other' };
}

/** Keeps what came of a deed, for whoever sends it again. */
export async function endDeed(tx: Tx, deed: Deed, outcomeId: string): Promise<void> {
  await tx.update(deeds).set({ outcomeId }).where(is(deed));
}

/** Gives the key back: what was refused had no effect, and may be tried again under it. */
export async function giveUpDeed(tx: Tx, deed: Deed): Promise<void> {
  await tx.delete(deeds).where(is(deed));
}

function is({ operation, subject, key }: Deed) {
  return and(eq(deeds.operation, operation), eq(deeds.subject, subject), eq(deeds.key, key));
}
