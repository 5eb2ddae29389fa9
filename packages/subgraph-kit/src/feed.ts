import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '@supply-hub/clock';
import { HubError } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { Db } from '@supply-hub/postgres';
import { inSpan, note } from '@supply-hub/tracing';
import { sql } from 'drizzle-orm';
import { leaveFeed, markUnread, saveCopies, type CopySpec, type SourceRead } from './copies.ts';
import { idOf, type SourceKey } from './source-keys.ts';
import { errorLine } from './write-behind.ts';

/**
 * Keeps copies current without being asked: reads all of them at first, then what changed. One run covers
 * everything its rows need, so when it ends well each of them is confirmed as of the run's start.
 */
export interface Feed {
  /** Unique in its subgraph: `purchase-order`, `stock/north`. */
  readonly name: string;
  /** The configured system's id. */
  readonly system: string;
  /** The system's name, for people. */
  readonly systemName: string;
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /**
   * Reads what changed since `cursor` (all, when null) and saves it page by page.
   * @returns the cursor for the next run and how many rows were read
   */
  run(
    cursor: string | null,
    asOf: Temporal.Instant,
    deadline: AbortSignal,
  ): Promise<{ cursor: string | null; rows: number }>;
}

/** One page a feed has read. */
export interface FeedPage<V> {
  readonly reads: readonly Omit<SourceRead<V>, 'asOf' | 'feed'>[];
  /** What is there, and could not be made sense of: the feed confirms their copies no longer. */
  readonly unreadable?: readonly SourceKey[];
  /** The cursor that is right once this page is saved; absent when only a whole run gives one. */
  readonly cursor?: string;
}

/** A feed that saves copies of one kind, each page in its own transaction. */
export function copyFeed<V>(options: {
  name: string;
  system: { id: string; name: string };
  everyMs: number;
  spec: CopySpec<V>;
  db: Db;
  /** Whether each run reads everything there is, so that what it does not find is gone. @default false */
  isWhole?: boolean;
  /** Pages of what changed since the cursor; of everything, when it is null. */
  changedSince(cursor: string | null, deadline: AbortSignal, startedAt: Temporal.Instant): AsyncIterable<FeedPage<V>>;
}): Feed {
  const { name, system, everyMs, spec, db } = options;
  return {
    name,
    system: system.id,
    systemName: system.name,
    everyMs,
    async run(cursor, startedAt, deadline) {
      // Copies keep milliseconds; a finer instant would come before itself once it is written.
      const asOf = startedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
      let rows = 0;
      let next = cursor;
      for await (const page of options.changedSince(cursor, deadline, asOf)) {
        if (page.reads.length > 0) {
          await saveCopies(
            db,
            spec,
            page.reads.map((read) => ({ ...read, asOf, feed: name })),
          );
        }
        if (page.unreadable !== undefined && page.unreadable.length > 0)
          await leaveFeed(db, spec, name, page.unreadable.map(idOf));
        rows += page.reads.length;
        next = page.cursor ?? next;
      }
      if (options.isWhole === true) await db.transaction((tx) => markUnread(tx, spec, name, asOf));
      return { cursor: next, rows };
    },
  };
}

/** How a feed stands, for health and for people. */
export interface FeedStatus {
  readonly subgraph: string;
  readonly name: string;
  readonly system: string;
  /** Null until the first run has ended well. */
  readonly confirmedThrough: Temporal.Instant | null;
  /** Null while all is well. */
  readonly failingSince: Temporal.Instant | null;
  /** The sentence of the last failure; null while all is well. */
  readonly failure: string | null;
}

/** @returns one entry a feed that ever ran or was about to */
export async function feedStatuses(db: Db): Promise<FeedStatus[]> {
  const rows = await db.execute<{
    subgraph: string;
    name: string;
    system: string;
    confirmed: number | null;
    failing: number | null;
    failure: string | null;
  }>(sql`
    select subgraph, name, system, failure,
      (extract(epoch from confirmed_through) * 1000)::float8 as confirmed,
      (extract(epoch from failing_since) * 1000)::float8 as failing
    from hub.feed order by subgraph, name`);
  const instant = (ms: number | null) => (ms === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(ms)));
  return rows.map(({ confirmed, failing, ...row }) => ({
    ...row,
    confirmedThrough: instant(confirmed),
    failingSince: instant(failing),
  }));
}

export interface FeedRunner {
  /** Begins to run each feed at its pace. */
  start(): void;
  /** Runs each feed once, now. @returns whether all ended well */
  runAll(): Promise<boolean>;
  /** Ends what runs and starts no more. */
  stop(): Promise<void>;
}

export interface FeedRunnerOptions {
  readonly subgraph: string;
  readonly feeds: readonly Feed[];
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one run may take. @default 10 minutes */
  readonly runMs?: number;
  /** How long after a worker was killed another takes its feeds over; one that lives renews its lease. @default 12 s */
  readonly leaseMs?: number;
}

/**
 * Runs feeds, each at its own pace, any number of processes at once: a run is leased in the database, so two
 * workers never read the same feed together and a killed one's lease ends by itself.
 */
export function createFeedRunner(options: FeedRunnerOptions): FeedRunner {
  const { subgraph, feeds, db, clock, log, runMs = 600_000, leaseMs = 12_000 } = options;
  const worker = randomUUID();
  const leaseEnd = sql`clock_timestamp() + ${leaseMs} * interval '1 ms'`;
  const stopping = new AbortController();
  let loops: Promise<void>[] = [];

  async function loop(feed: Feed): Promise<void> {
    for (let backoffMs = 500; !stopping.signal.aborted;) {
      const outcome = await attempt(feed, false);
      const restMs = { done: feed.everyMs, failed: backoffMs, elsewhere: leaseMs }[outcome];
      const waitMs = Math.min(restMs, feed.everyMs);
      backoffMs = outcome === 'failed' ? Math.min(backoffMs * 2, 30_000) : 500;
      await setTimeout(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function attempt(feed: Feed, isForced: boolean): Promise<'done' | 'failed' | 'elsewhere'> {
    try {
      const lease = await takeLease(feed, isForced);
      if (lease === undefined) return 'elsewhere';
      const asOf = clock.now();
      const renewal = setInterval(() => void renew(feed), leaseMs / 4);
      try {
        const deadline = AbortSignal.any([stopping.signal, AbortSignal.timeout(runMs)]);
        const attributes = { 'hub.subgraph': subgraph, 'hub.system': feed.system };
        const span = { name: `feed ${feed.name}`, attributes, parent: null };
        const { cursor, rows } = await inSpan(span, async () => {
          const read = await feed.run(lease.cursor, asOf, deadline);
          note({ 'hub.rows': read.rows });
          return read;
        });
        await endWell(feed, asOf, cursor, rows);
        if (lease.failingSince !== null)
          log.info(
            { feed: feed.name, system: feed.systemName },
            `${feed.systemName} answers again: ${feed.name} is current`,
          );
        else if (lease.isFirst)
          log.info({ feed: feed.name, system: feed.systemName, rows }, `${feed.name} loaded from ${feed.systemName}`);
        return 'done';
      } catch (error) {
        if (stopping.signal.aborted) await release(feed);
        else await endBadly(feed, lease.failingSince === null, error);
        return 'failed';
      } finally {
        clearInterval(renewal);
      }
    } catch (error) {
      if (!stopping.signal.aborted)
        log.error({ feed: feed.name, err: errorLine(error) }, 'a feed could not be started: is the database there?');
      return 'failed';
    }
  }

  async function takeLease(
    feed: Feed,
    isForced: boolean,
  ): Promise<{ cursor: string | null; isFirst: boolean; failingSince: string | null } | undefined> {
    // A lease is about processes, not about the hospital: it ends by the database's clock, whatever the hub's shows.
    await db.execute(
      sql`insert into hub.feed (subgraph, name, system) values (${subgraph}, ${feed.name}, ${feed.system}) on conflict do nothing`,
    );
    const [row] = await db.execute<{ cursor: string | null; is_first: boolean; failing_since: string | null }>(sql`
      update hub.feed set leased_by = ${worker}, leased_until = ${leaseEnd}
      where subgraph = ${subgraph} and name = ${feed.name}
        and (leased_until is null or leased_until < clock_timestamp() or leased_by = ${worker})
        and (${isForced} or next_run_at is null or next_run_at <= ${clock.now().toString()}::timestamptz)
      returning cursor, confirmed_through is null as is_first, failing_since`);
    return row === undefined
      ? undefined
      : { cursor: row.cursor, isFirst: row.is_first, failingSince: row.failing_since };
  }

  /** What cannot be renewed ends by itself; the run goes on, and what it saves is as right as ever. */
  async function renew(feed: Feed): Promise<void> {
    await db
      .execute(
        sql`update hub.feed set leased_until = ${leaseEnd} where subgraph = ${subgraph} and name = ${feed.name} and leased_by = ${worker}`,
      )
      .catch(() => undefined);
  }

  async function endWell(feed: Feed, asOf: Temporal.Instant, cursor: string | null, rows: number): Promise<void> {
    await db.execute(sql`
      update hub.feed set confirmed_through = ${asOf.toString()}::timestamptz, cursor = ${cursor}, loaded_rows = loaded_rows + ${rows},
        failing_since = null, failure = null, leased_by = null, leased_until = null,
        next_run_at = ${clock
          .now()
          .add({ milliseconds: Math.floor(feed.everyMs / 2) })
          .toString()}::timestamptz
      where subgraph = ${subgraph} and name = ${feed.name} and leased_by = ${worker}`);
  }

  async function endBadly(feed: Feed, isOnset: boolean, error: unknown): Promise<void> {
    // Only our own sentences are shown: a database's message may hold the values it refused.
    const sentence = error instanceof HubError ? error.message : 'What was read could not be saved; the log says why.';
    await db.execute(sql`
      update hub.feed set failing_since = coalesce(failing_since, ${clock.now().toString()}::timestamptz), failure = ${sentence},
        leased_by = null, leased_until = null
      where subgraph = ${subgraph} and name = ${feed.name} and leased_by = ${worker}`);
    if (isOnset)
      log.warn(
        { feed: feed.name, system: feed.systemName, err: errorLine(error) },
        `${feed.name} cannot be read from ${feed.systemName}; the hub keeps what it has and tries again`,
      );
  }

  async function release(feed: Feed): Promise<void> {
    await db.execute(
      sql`update hub.feed set leased_by = null, leased_until = null where subgraph = ${subgraph} and name = ${feed.name} and leased_by = ${worker}`,
    );
  }

  return {
    start() {
      loops = feeds.map((feed) => loop(feed));
    },
    async runAll() {
      const outcomes = await Promise.all(feeds.map((feed) => attempt(feed, true)));
      return outcomes.every((outcome) => outcome === 'done');
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
