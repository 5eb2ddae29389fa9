import { recordAudit } from '@supply-hub/audit';
import {
  confirmCrosswalks,
  crosswalkId,
  lockKeys,
  type Crosswalk,
  type Decision,
  type Meaning,
} from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import { crosswalksOfKeys } from '../db/queries/crosswalks.ts';
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
  await lockKeys(tx, meanings);
  const before = await crosswalksOfKeys(tx, meanings);
  const changed = await confirmCrosswalks(tx, meanings, decision);
  await auditDecisions(tx, [...before.values()].flat(), changed, decision);
  await forgetRetries(tx, meanings);
  const ready = await readyMessages(tx, await messagesWaitingFor(tx, meanings));
  return { changed, redriven: await tryAgain(tx, redrive, ready, decision.at) };
}

/** Keeps who decided what of keys. @param before as they were, those that were not there left out */
export async function auditDecisions(
  tx: Tx,
  before: readonly Crosswalk[],
  changed: readonly Crosswalk[],
  { by, at, note }: Decision,
): Promise<void> {
  const held = new Map(before.map((row) => [crosswalkId(row), row]));
  await recordAudit(
    tx,
    changed.map((row) => ({
      actor: by,
      action: row.status === 'CONFIRMED' ? 'crosswalk-confirmed' : 'crosswalk-refused',
      subject: row.id,
      reason: note ?? `What ${row.party} means by "${row.key}" was decided.`,
      before: stateOf(held.get(row.id)),
      after: stateOf(row),
      facilityIds: null,
      supplierIds: [],
    })),
    at,
  );
}

function stateOf(row: Crosswalk | undefined) {
  if (row === undefined) return null;
  const { kind, party, key, target, status } = row;
  return { kind, party, key, target, status };
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
