import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { keepHolds } from './hold.ts';
import { raiseOverdue } from '../clocks/raise-overdue.ts';
import { createPartnerBook, type KnownPartner } from '../partners/partner-book.ts';
import { rootOf } from '../store/root-of.ts';
import type { Take, Transport } from '../transports/transport.ts';
import { candidates, type Candidate } from './candidates.ts';
import { createClaims } from './claims.ts';
import { deliverOne } from './deliver-one.ts';
import { failingLines, failuresThatOpen, lineKey, takeProbe, type FailingLine } from './lines.ts';
import { wayTo } from './way-to.ts';

export interface OutboxOptions {
  /** To schema `hub`. One of its connections is kept: the documents on their way are that session's. */
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Log;
  /** The transport of that name in a partner's profile as it is now; null where it has none that sends. */
  readonly transportOf: (partner: KnownPartner, name: string) => Transport | null | Promise<Transport | null>;
  /** Who takes what came back on the same connection; without it, such answers are left unread. */
  readonly take?: Take;
  /** Documents on their way at a time in this process. @default 4 */
  readonly parallel?: number;
  /** The net below NOTIFY, and how late a retry, a clock and a hold may be. @default 1000 */
  readonly pollMs?: number;
  /** How long one try may take. @default 60000 */
  readonly tryMs?: number;
  /** How long a document rests after its first failure; twice as long after each. @default 1000 */
  readonly firstRestMs?: number;
}

export interface RunningOutbox {
  /** Until nothing is due: what rests, waits or is held is not waited for. */
  idle(): Promise<void>;
  /** Takes up no more, and waits for what is on its way. */
  stop(): Promise<void>;
}

/**
 * Sends what is queued, raises what is overdue, holds what is held, until it is stopped. Any number of processes may: a
 * document is in one's hands at a time, and in nobody's when that one dies.
 */
export async function startOutbox(options: OutboxOptions): Promise<RunningOutbox> {
  const { connection, clock, log, parallel = 4, pollMs = 1000 } = options;
  const { db } = connection;
  const book = createPartnerBook();
  const claims = createClaims(connection);
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  let woken = Promise.withResolvers<void>();
  let passed = Promise.withResolvers<void>();
  let isFailing = false;
  const wake = (): void => woken.resolve();
  const listening = await Promise.all(
    ['hub_to_send', 'hub_partner'].map((channel) => connection.sql.listen(channel, wake, wake)),
  );

  /** @returns how many documents it began to send */
  async function pass(): Promise<number> {
    const at = clock.now();
    await keepHolds(db, at);
    while (await raiseOverdue(db, at)) if (stopping.signal.aborted) break;
    const room = parallel - underWay.size;
    if (room <= 0 || stopping.signal.aborted) return 0;
    const [due, lines, partners] = await Promise.all([
      candidates(db, at, parallel * 4),
      failingLines(db),
      book.read(db),
    ]);
    let begun = 0;
    for (const candidate of inTurns(due)) {
      if (begun === room) break;
      const partner = partners.get(candidate.partner);
      if (partner === undefined || underWay.has(candidate.id)) continue;
      const way = chooseWay(candidate, partner, lines, at);
      const line = way === null ? undefined : lines.get(lineKey(candidate.partner, way));
      if (way !== null && line !== undefined && line.failures >= failuresThatOpen) {
        const isDue = Temporal.Instant.compare(line.nextProbeAt, at) <= 0;
        if (!isDue || !(await takeProbe(db, candidate.partner, way, at))) continue;
      }
      begun += 1;
      const sending = deliverOne(candidate, {
        ...options,
        claims,
        partner,
        way,
        failures: line?.failures ?? 0,
        stopping: stopping.signal,
      })
        .catch((error: unknown) => {
          log.warn({ message: candidate.id, err: rootOf(error) }, 'a document was interrupted; it is tried again');
        })
        .finally(() => {
          underWay.delete(candidate.id);
          wake();
        });
      underWay.set(candidate.id, sending);
    }
    return begun;
  }

  const ended = (async () => {
    while (!stopping.signal.aborted) {
      woken = Promise.withResolvers<void>();
      let begun = 0;
      try {
        begun = await pass();
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ err: rootOf(error) }, 'sending is interrupted; nothing is lost, it is tried again');
        isFailing = true;
      }
      passed.resolve();
      passed = Promise.withResolvers<void>();
      if (begun === 0 || underWay.size >= parallel)
        await Promise.race([
          woken.promise,
          wait(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined),
        ]);
    }
    await Promise.all(underWay.values());
  })();

  return {
    async idle() {
      // A whole pass that began after this call, found nothing, and left nothing under way.
      for (let quiet = 0; quiet < 2;) {
        wake();
        await passed.promise;
        await Promise.all(underWay.values());
        quiet = underWay.size === 0 && (await nothingIsDue()) ? quiet + 1 : 0;
      }
    },
    async stop() {
      stopping.abort();
      wake();
      await ended;
      await claims[Symbol.asyncDispose]();
      await Promise.all(listening.map((each) => each.unlisten().catch(() => undefined)));
    },
  };

  async function nothingIsDue(): Promise<boolean> {
    const at = clock.now();
    const [due, lines, partners] = await Promise.all([candidates(db, at, 1), failingLines(db), book.read(db)]);
    return due.every((candidate) => {
      const partner = partners.get(candidate.partner);
      const way = partner && chooseWay(candidate, partner, lines, at);
      const line = way ? lines.get(lineKey(candidate.partner, way)) : undefined;
      return (
        line !== undefined && line.failures >= failuresThatOpen && Temporal.Instant.compare(line.nextProbeAt, at) > 0
      );
    });
  }
}

/** The transport by routing, or the partner's fallback when that one has failed for so long; null: there is none. */
function chooseWay(
  candidate: Candidate,
  { profile }: KnownPartner,
  lines: ReadonlyMap<string, FailingLine>,
  at: Temporal.Instant,
): string | null {
  const { document_type: documentType, facility_id: facilityId, business_key: businessKey } = candidate;
  const way = wayTo(profile, { documentType, facilityId, businessKey });
  const { fallback, fallbackAfter } = profile.send ?? {};
  if (way === null || fallback === undefined || fallbackAfter === undefined || fallback === way) return way;
  const line = lines.get(lineKey(candidate.partner, way));
  const since = Math.min(line?.failingSince.epochMilliseconds ?? Infinity, candidate.first_try_ms ?? Infinity);
  return at.epochMilliseconds - since >= fallbackAfter ? fallback : way;
}

/** One of each partner, then the second of each: none waits for another's thousands. */
function inTurns(due: readonly Candidate[]): Candidate[] {
  const places = new Map<string, number>();
  return due
    .map((candidate) => {
      const place = places.get(candidate.partner) ?? 0;
      places.set(candidate.partner, place + 1);
      return { candidate, place };
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ candidate }) => candidate);
}
