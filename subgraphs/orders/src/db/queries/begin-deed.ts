import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@supply-hub/postgres';
import { and, eq } from 'drizzle-orm';
import { deeds } from '../life-schema.ts';

/** What somebody does once under an idempotency key. */
export interface Deed {
  readonly operation: string;
  /** Who does it: another person's key is another key. */
  readonly subject: string;
  readonly key: string;
  /** Plain JSON, the same for the same deed. */
  readonly input: unknown;
}

/**
 * Claims an idempotency key for a deed; a second caller with the key waits for the first to end (R35).
 * @returns `new` when it is to be done now, `done` when it was, `other` when the key was used for another deed
 */
export async function beginDeed(tx: Tx, deed: Deed, at: Temporal.Instant): Promise<'new' | 'done' | 'other'> {
  const claimed = await tx
    .insert(deeds)
    .values({ ...deed, doneAt: at.toString({ fractionalSecondDigits: 3 }) })
    .onConflictDoNothing()
    .returning({ key: deeds.key });
  if (claimed.length > 0) return 'new';
  const [before] = await tx.select({ input: deeds.input }).from(deeds).where(is(deed));
  return isDeepStrictEqual(before?.input, deed.input) ? 'done' : 'other';
}

/** Keeps what came of a deed, when it is given, and tells what is kept: who sends it again gets the same answer. */
export async function endDeed(tx: Tx, deed: Deed, outcome?: unknown): Promise<unknown> {
  if (outcome !== undefined) await tx.update(deeds).set({ outcome }).where(is(deed));
  const [kept] = await tx.select({ outcome: deeds.outcome }).from(deeds).where(is(deed));
  return kept?.outcome;
}

/** Gives the key back: what was refused had no effect, and may be tried again under it. */
export async function giveUpDeed(tx: Tx, deed: Deed): Promise<void> {
  await tx.delete(deeds).where(is(deed));
}

function is({ operation, subject, key }: Deed) {
  return and(eq(deeds.operation, operation), eq(deeds.subject, subject), eq(deeds.key, key));
}
