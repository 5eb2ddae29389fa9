import type { Clock } from '@supply-hub/clock';

/** Ends what runs under a token when that ends. */
export interface TokenEnds {
  /** @returns forgets it */
  add(expiresAt: Temporal.Instant, end: () => void): () => void;
  stop(): void;
}

const lookMs = 1000;

/** One look a second at all of them: thousands of timers would cost more, and the clock may be another's. */
export function watchTokenEnds(clock: Clock): TokenEnds {
  const watched = new Set<{ expiresAt: Temporal.Instant; end: () => void }>();
  const timer = setInterval(() => {
    const now = clock.now();
    for (const one of watched) {
      if (Temporal.Instant.compare(one.expiresAt, now) > 0) continue;
      watched.delete(one);
      one.end();
    }
  }, lookMs);
  timer.unref();
  return {
    add(expiresAt, end) {
      const one = { expiresAt, end };
      watched.add(one);
      return () => void watched.delete(one);
    },
    stop: () => clearInterval(timer),
  };
}
