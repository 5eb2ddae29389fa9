import { setTimeout as wait } from 'node:timers/promises';
import type { Arrival } from './arrival.ts';
import type { Kept } from './keep-refusal.ts';

/** Stores arrivals, those that wait at the same moment together. */
export interface GroupCommit {
  /**
   * Resolves once it is stored. Those of one business key are stored in the order of the calls.
   * @param isOver asked before each try; once it says so, nobody waits any more, and it is dropped
   */
  keep(arrival: Arrival, isOver: () => boolean): Promise<Kept>;
}

interface Pending {
  readonly arrival: Arrival;
  readonly isOver: () => boolean;
  readonly resolve: (kept: Kept) => void;
}

/** More in one statement gain nothing: its round trip and commit are shared by many already. */
const mostTogether = 64;
const mostBytes = 4 * 1024 * 1024;
const retryMs = 200;

/**
 * How many statements are under way at a time. A second gains nothing: a job's NOTIFY lets one transaction commit at a time,
 * and each statement has half as many to share its cost.
 */
const laneCount = 1;

/**
 * One lane or a few, one statement at a time in each: while it is under way, what comes gathers, and goes with the next. So a
 * lone message waits for nobody, and a burst shares its round trips and its commits. A business key has its lane, in which
 * order is kept.
 */
export function createGroupCommit(options: LaneOptions): GroupCommit {
  const lanes = Array.from({ length: options.lanes ?? laneCount }, () => createLane(options));
  return {
    keep(arrival, isOver) {
      const [first] = lanes;
      const lane = lanes[laneOf(arrival.businessKey ?? arrival.id, lanes.length)] ?? first;
      if (lane === undefined) throw new Error('There is no lane.');
      return lane.keep(arrival, isOver);
    },
  };
}

interface LaneOptions {
  readonly keepTogether: (arrivals: readonly Arrival[]) => Promise<readonly Kept[]>;
  readonly onFailure: (arrivals: readonly Arrival[], error: unknown) => void;
  readonly lanes?: number;
}

function laneOf(key: string, count: number): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
  return hash % count;
}

function createLane({ keepTogether, onFailure }: LaneOptions): GroupCommit {
  let waiting: Pending[] = [];
  let isRunning = false;

  /** From the front, up to the first that may be the same as one before it: that one must see it stored. */
  function take(): Pending[] {
    waiting = waiting.filter(({ isOver }) => !isOver());
    const keys = new Set<string>();
    let bytes = 0;
    const end = waiting.findIndex(({ arrival }, index) => {
      const key = arrival.duplicateKey.toString('latin1');
      bytes += arrival.bytes.length;
      if (index > 0 && (keys.has(key) || index === mostTogether || bytes > mostBytes)) return true;
      keys.add(key);
      return false;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  }

  /** @returns what is to be tried again, in its order */
  async function store(batch: readonly Pending[]): Promise<Pending[]> {
    try {
      const kept = await keepTogether(batch.map(({ arrival }) => arrival));
      for (const [index, one] of kept.entries()) batch[index]?.resolve(one);
      return [];
    } catch (error) {
      onFailure(
        batch.map(({ arrival }) => arrival),
        error,
      );
      if (batch.length === 1) return [...batch];
    }
    // One of them may be what the database does not take: the others must not fall with it.
    const again: Pending[] = [];
    const heldBack = new Set<string>();
    for (const pending of batch) {
      const key = pending.arrival.businessKey ?? pending.arrival.id;
      const failed = heldBack.has(key) ? [pending] : await store([pending]);
      if (failed.length > 0) heldBack.add(key);
      again.push(...failed);
    }
    return again;
  }

  async function run(): Promise<void> {
    isRunning = true;
    for (;;) {
      const batch = take();
      if (batch.length === 0) break;
      const again = await store(batch);
      if (again.length === 0) continue;
      waiting.unshift(...again);
      if (again.length === batch.length) await wait(retryMs);
    }
    isRunning = false;
  }

  return {
    keep(arrival, isOver) {
      const { promise, resolve } = Promise.withResolvers<Kept>();
      waiting.push({ arrival, isOver, resolve });
      if (!isRunning) void run();
      return promise;
    },
  };
}
