import type { Clock } from '@supply-hub/clock';
import type { Db, Tx } from '@supply-hub/postgres';
import type { Feed, Task } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { openFeedAlerts } from '../db/queries/save-stock-alerts.ts';
import { facilityStandings, type FacilityStanding } from '../db/queries/stock-alert-facts.ts';
import { beginAlertRound, takeAlertsDue } from '../db/queries/stock-alerts-due.ts';
import { expiringWithinDays } from '../domain/stock-alert/judge-item.ts';
import { judgeFeed } from '../domain/stock-alert/judge-feed.ts';
import { stockFeedName } from '../feeds/stock-feed.ts';
import type { Facilities } from '../services/facilities.ts';
import { followTroubles, judgeAlerts } from '../services/judge-alerts.ts';

const everyMs = 5000;
const pairsAStep = 200;
/** Under load, what follows the clock is looked at so often all the same. */
const lookEveryMs = 30_000;

/**
 * Keeps stock alerts: judges what stock, par levels or cases made due, each facility as a whole once it was read and then
 * every day of its own, and how long each feed has been silent. One step at a time, in whatever process.
 */
export function stockAlertTask({
  db,
  clock,
  directory,
  feedOf,
}: {
  db: Db;
  clock: Clock;
  directory: Facilities;
  /** The sweep of a facility's stock; undefined where a partner sends it. */
  feedOf: (facilityId: string) => Feed | undefined;
}): Task {
  let listeningSince: Temporal.Instant | null = null;
  let lookedAt: Temporal.Instant | null = null;

  /** One facility's round at a time. @returns whether one was begun */
  async function followClock(tx: Tx, now: Temporal.Instant): Promise<boolean> {
    lookedAt = now;
    listeningSince ??= now;
    const feeds = directory.all.map((facility) => ({ facilityId: facility.id, feed: stockFeedName(facility) }));
    const standings = await facilityStandings(tx, feeds);
    const next = roundAt(standings, now);
    if (next !== undefined) await beginAlertRound(tx, next);
    const open = await openFeedAlerts(tx);
    const wereSilent = new Set(open.map(({ facilityId }) => facilityId));
    const since = listeningSince;
    const silent = standings.flatMap(({ facilityId, heardAt }) => {
      const feed = feedOf(facilityId);
      if (feed === undefined) return [];
      const facts = { facilityId, everyMs: feed.everyMs, heardAt, listeningSince: since };
      return judgeFeed(facts, now, wereSilent.has(facilityId)) ?? [];
    });
    await followTroubles(tx, open, silent, now);
    return next !== undefined;
  }

  function roundAt(standings: readonly FacilityStanding[], now: Temporal.Instant) {
    for (const { facilityId, heardAt, judgedOn } of standings) {
      const today = now.toZonedDateTimeISO(directory.byId(facilityId)?.timeZone ?? 'UTC').toPlainDate();
      const day = today.toString();
      if (heardAt === null || (judgedOn !== null && judgedOn >= day)) continue;
      const expiringBy = judgedOn === null ? null : today.add({ days: expiringWithinDays }).toString();
      return { facilityId, day, expiringBy };
    }
    return undefined;
  }

  return {
    name: 'inventory.stock-alerts',
    wakesOn: 'inventory_alerts',
    everyMs,
    step: () =>
      db.transaction(async (tx) => {
        const [lock] = await tx.execute<{ is_ours: boolean }>(
          sql`select pg_try_advisory_xact_lock(hashtext('inventory.stock-alerts')) as is_ours`,
        );
        // Whoever has it looks again after its last find.
        if (lock?.is_ours !== true) return false;
        const now = clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
        const { pairs, areMore } = await takeAlertsDue(tx, pairsAStep);
        if (pairs.length > 0) await judgeAlerts(tx, pairs, { directory, now });
        const isLookDue =
          lookedAt === null || now.epochMilliseconds - lookedAt.epochMilliseconds >= lookEveryMs || pairs.length === 0;
        const isBegun = isLookDue && (await followClock(tx, now));
        return areMore || pairs.length > 0 || isBegun;
      }),
  };
}
