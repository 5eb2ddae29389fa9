import type { Via } from '../transports/transport.ts';

/** What this process knows of its polls; nobody else can. */
export interface PollMeasures {
  failed(via: Via): void;
  succeeded(via: Via): void;
  all(): readonly PollMeasure[];
}

export interface PollMeasure {
  readonly partner: string;
  readonly transport: string;
  readonly failures: number;
  /** Milliseconds since the last that worked; null: none has. */
  readonly sinceMs: number | null;
}

export function createPollMeasures(): PollMeasures {
  const polls = new Map<string, { via: Via; failures: number; workedAt: number | null }>();
  const of = (via: Via) => {
    const key = `${via.partner} ${via.transport}`;
    const known = polls.get(key) ?? { via, failures: 0, workedAt: null };
    polls.set(key, known);
    return known;
  };
  return {
    failed(via) {
      of(via).failures += 1;
    },
    succeeded(via) {
      of(via).workedAt = performance.now();
    },
    all: () =>
      Array.from(polls.values(), ({ via: { partner, transport }, failures, workedAt }) => ({
        partner,
        transport,
        failures,
        sinceMs: workedAt === null ? null : performance.now() - workedAt,
      })),
  };
}
