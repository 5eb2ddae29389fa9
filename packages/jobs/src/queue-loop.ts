import type { Log } from '@supply-hub/log';
import { inSpan, isTracing } from '@supply-hub/tracing';
import type { Bell } from './bell.ts';
import type { Claim, Claims } from './claims.ts';
import { unpacked } from './job-trace.ts';
import type { Attempt, JobWork } from './job-work.ts';

export interface QueueLoop {
  /** Ids of the jobs this process is at. */
  inHand(): string[];
  stop(): Promise<void>;
}

/** What became of a claim: it is finished, or was not begun, or failed and is done again after a rest. */
type Outcome = { readonly claim: Claim; readonly again?: { readonly afterMs: number; readonly failures: number } };

const longestRestMs = 60_000;
/** A job that was taken so often without failing or being done: whoever begins it dies of it. */
const mostDeaths = 20;

/** Takes jobs of one queue as there is room for them, and settles what is finished, many in one statement. */
export function startQueueLoop(options: {
  work: JobWork;
  claims: Claims;
  bell: Bell;
  log: Log;
  pollMs: number;
}): QueueLoop {
  const { work, claims, bell, pollMs } = options;
  const { queue } = work.job;
  const log = options.log.child({ queue });
  const inHand = new Set<string>();
  /** Taken and not begun: as many as run, so that who is finished need not wait for the database to begin the next. */
  const waiting: Claim[] = [];
  let running = 0;
  let outcomes: Outcome[] = [];
  const stopping = new AbortController();
  let isFailing = false;

  function beginSome(): void {
    while (running < work.parallel && !stopping.signal.aborted) {
      const claim = waiting.shift();
      if (claim === undefined) return;
      void begin(claim);
    }
  }

  async function begin(claim: Claim): Promise<void> {
    running += 1;
    const outcome = await attempt(claim);
    running -= 1;
    outcomes.push(outcome);
    bell.ring();
    beginSome();
  }

  async function attempt(claim: Claim): Promise<Outcome> {
    const { maxAttempts, backoffMs } = work.job;
    const number = claim.failures + 1;
    const again = (afterMs: number): Outcome => ({ claim, again: { afterMs, failures: number } });
    const facts: Attempt = { key: claim.key, number, log };
    try {
      if (claim.retryCount - claim.failures >= mostDeaths)
        return await giveUp(new Error('Each process that began it ended.'));
      await handle(claim, facts);
      return { claim };
    } catch (error) {
      if (number >= maxAttempts) return giveUp(error);
      log.warn({ job: claim.id, attempt: number, err: rootOf(error) }, 'a job failed; it is tried again');
      return again(Math.min(backoffMs * 2 ** (number - 1), longestRestMs));
    }

    async function giveUp(error: unknown): Promise<Outcome> {
      log.error({ job: claim.id, attempt: number, err: rootOf(error) }, 'a job failed for the last time');
      try {
        await work.onExhausted(unpacked(claim.data).data, facts, error);
        return { claim };
      } catch (fault) {
        log.error({ job: claim.id, err: rootOf(fault) }, 'a job could not even be given up; it is tried again');
        return again(longestRestMs);
      }
    }
  }

  async function handle(claim: Claim, facts: Attempt): Promise<void> {
    const { data, trace } = unpacked(claim.data);
    if (!isTracing()) return work.handle(data, facts);
    const attributes = { 'hub.job': claim.id, 'hub.attempt': facts.number };
    const parent = trace ?? work.traceOf(data) ?? null;
    return inSpan({ name: `job ${queue}`, kind: 'consumer', attributes, parent }, () => work.handle(data, facts));
  }

  /** Safe to repeat: what another process has taken up meanwhile is left alone. */
  async function settle(): Promise<void> {
    const settled = outcomes;
    outcomes = [];
    try {
      const done = settled.filter(({ again }) => again === undefined).map(({ claim }) => claim);
      await claims.finish(queue, done);
      for (const { claim, again } of settled) if (again) await claims.putBack(claim, again.afterMs, again.failures);
    } catch (error) {
      // Whoever stops does not wait for a database to come back: our session ends, and others take up what it held.
      if (stopping.signal.aborted) for (const { claim } of settled) inHand.delete(claim.id);
      else outcomes.unshift(...settled);
      throw error;
    }
    for (const { claim } of settled) inHand.delete(claim.id);
  }

  /** @returns whether there is more to do at once */
  async function step(): Promise<boolean> {
    if (stopping.signal.aborted)
      for (const claim of waiting.splice(0)) outcomes.push({ claim, again: { afterMs: 0, failures: claim.failures } });
    if (outcomes.length > 0) await settle();
    const room = 2 * work.parallel - inHand.size;
    if (stopping.signal.aborted || waiting.length >= work.parallel || room <= 0) return outcomes.length > 0;
    const taken = await claims.take(queue, room);
    for (const { id } of taken) inHand.add(id);
    waiting.push(...taken);
    beginSome();
    return taken.length > 0 || outcomes.length > 0;
  }

  const ended = (async () => {
    while (!stopping.signal.aborted || inHand.size > 0) {
      let hasMore = false;
      try {
        hasMore = await step();
        if (isFailing) log.info('goes on');
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ err: rootOf(error) }, 'interrupted; nothing is lost, it is tried again');
        isFailing = true;
      }
      if (!hasMore && (!stopping.signal.aborted || inHand.size > 0)) await bell.wait(pollMs);
    }
  })();

  return {
    inHand: () => [...inHand],
    stop() {
      stopping.abort();
      bell.ring();
      return ended;
    },
  };
}

/** drizzle wraps what PostgreSQL said. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error && !('retryable' in error)
    ? rootOf(error.cause)
    : error;
}
