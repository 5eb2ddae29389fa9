/**
 * What a system was told of a transfer and nobody heard the end of. It may be at work for a while yet: until it has had the
 * time to end, what it did is looked for and it is not told again, or stock would move twice (R35).
 */
import type { StockTransfer, TransferDeed } from './stock-transfer.ts';

/** What it was told last, and how often. */
export interface ToldDeed {
  readonly deed: TransferDeed;
  readonly times: number;
  /** When it was told last: ISO 8601, UTC. */
  readonly at: string;
}

const firstPatienceMs = 30_000;
const longestPatienceMs = 600_000;

/** How long after it was told so often a system may still be at it. It grows: a system that is slow once is slow again. */
export function patienceMs(times: number): number {
  return Math.min(firstPatienceMs * 2 ** Math.min(Math.max(times, 1) - 1, 10), longestPatienceMs);
}

/** Whether the system may still be doing what it was told. */
export function mayBeAtIt({ told }: Pick<StockTransfer, 'told'>, deed: TransferDeed, now: Temporal.Instant): boolean {
  if (told?.deed !== deed) return false;
  const until = Temporal.Instant.from(told.at).add({ milliseconds: patienceMs(told.times) });
  return Temporal.Instant.compare(now, until) < 0;
}

/** It is told now: this is kept before it is, so that who is cut off while telling is known to have told. */
export function tellNow(transfer: StockTransfer, deed: TransferDeed, now: string): StockTransfer {
  const times = transfer.told?.deed === deed ? transfer.told.times + 1 : 1;
  return { ...transfer, told: { deed, times, at: now } };
}
