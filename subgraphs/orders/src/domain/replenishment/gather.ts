/** How long a need of a case that begins soon waits for others: what is being counted anew settles in that time. */
const urgentGatherMs = 10_000;

/** A need that is waiting to be asked for. */
export interface Gathering {
  /** Since when there is something to ask for. */
  readonly since: Temporal.Instant;
  /** When it is asked for; what becomes known before joins it, in one line (R34). */
  readonly closesAt: Temporal.Instant;
}

/**
 * When a need is asked for.
 *
 * @param since since when it has been waiting; null: it is new
 */
export function gather(
  since: Temporal.Instant | null,
  { isUrgent, consolidationMinutes }: { isUrgent: boolean; consolidationMinutes: number },
  at: Temporal.Instant,
): Gathering {
  const from = since ?? at;
  const windowMs = consolidationMinutes * 60_000;
  const milliseconds = isUrgent ? Math.min(windowMs, urgentGatherMs) : windowMs;
  return { since: from, closesAt: from.add({ milliseconds }) };
}
