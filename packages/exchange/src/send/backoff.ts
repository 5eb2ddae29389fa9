/** How long a failed try rests: one second after the first, twice as long after each, at most five minutes. */
export function restMs(failures: number, { firstMs = 1000, longestMs = 300_000 } = {}): number {
  return Math.min(firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 30), longestMs);
}
