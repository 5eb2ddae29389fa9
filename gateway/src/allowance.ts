/** What each client may spend: so much a second, and so much at once after a rest. */
export interface Allowance {
  /**
   * Takes from a client's allowance.
   * @returns 0 when it was there; otherwise nothing was taken, and it is in so many milliseconds
   */
  spend(client: string, cost: number): number;
}

export interface AllowanceOptions {
  readonly perSecond: number;
  /** The most that gathers while a client rests; what costs more than this is let through when all of it is there. */
  readonly burst: number;
  /** @default this process's own time */
  readonly nowMs?: () => number;
}

interface Purse {
  left: number;
  at: number;
}

/** Clients seen before those who have all of their allowance again are forgotten. */
const mostRemembered = 10_000;

/** A bucket of tokens for each client, in this process: behind several gateways a client has as many. */
export function createAllowance({ perSecond, burst, nowMs = () => performance.now() }: AllowanceOptions): Allowance {
  const purses = new Map<string, Purse>();
  const filled = ({ left, at }: Purse, now: number): number => Math.min(burst, left + ((now - at) / 1000) * perSecond);

  function forgetTheRested(now: number): void {
    for (const [client, purse] of purses) if (filled(purse, now) >= burst) purses.delete(client);
  }

  return {
    spend(client, cost) {
      const now = nowMs();
      if (purses.size >= mostRemembered) forgetTheRested(now);
      const purse = purses.get(client);
      const left = purse === undefined ? burst : filled(purse, now);
      const wanted = Math.min(cost, burst);
      if (left < wanted) return Math.ceil(((wanted - left) / perSecond) * 1000);
      purses.set(client, { left: left - wanted, at: now });
      return 0;
    },
  };
}
