import { confirmCrosswalks, type Crosswalk, type Decision, type Meaning } from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import { forgetRetries, messagesWaitingFor, readyMessages } from '../db/queries/crosswalk-wants.ts';
import { handBack, lockMessages } from '../db/queries/hand-back.ts';
import type { Redrive } from './redrive-messages.ts';

/** What deciding of keys brought about. */
export interface Settled {
  /** Every row that was changed. */
  readonly changed: readonly Crosswalk[];
  /** The messages that are tried again. */
  readonly redriven: readonly string[];
}

/**
 * Gives keys their meaning and hands back to the exchange what waited for nothing else, in the caller's transaction: what
 * a steward confirms and what is tried again are one deed.
 */
export async function settleMeanings(
  tx: Tx,
  redrive: Redrive,
  meanings: readonly Meaning[],
  decision: Decision,
): Promise<Settled> {
  if (meanings.length === 0) return { changed: [], redriven: [] };
  // Messages before keys, as the handler of what the exchange tells does, so that the two never wait in a circle.
  await lockMessages(tx, await messagesWaitingFor(tx, meanings));
  const changed = await confirmCrosswalks(tx, meanings, decision);
  await forgetRetries(tx, meanings);
  const ready = await readyMessages(tx, await messagesWaitingFor(tx, meanings));
  return { changed, redriven: await tryAgain(tx, redrive, ready, decision.at) };
}

/** Hands messages back to the exchange and shows them so. */
export async function tryAgain(
  tx: Tx,
  redrive: Redrive,
  messageIds: readonly string[],
  at: Temporal.Instant,
): Promise<readonly string[]> {
  if (messageIds.length === 0) return [];
  const redriven = await redrive(tx, messageIds, at);
  await handBack(tx, redriven, at);
  return redriven;
}
