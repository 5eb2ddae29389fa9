import type { Tx } from '@supply-hub/postgres';
import { openAlertsAt, saveAlerts, timesRaised } from '../db/queries/save-stock-alerts.ts';
import { idOf, sourceKeysOf } from '@supply-hub/subgraph-kit';
import { positionRef } from '../db/position-copies.ts';
import {
  casesWanting,
  facilityStandings,
  parLevelsAt,
  positionsAt,
  unreadableOf,
  type PositionRead,
} from '../db/queries/stock-alert-facts.ts';
import { quarantinesOf } from '../db/queries/quarantines.ts';
import { pairKey, type ItemAtFacility } from '../domain/item-at-facility.ts';
import { recalledLotsOf } from '../db/queries/recalled-lots.ts';
import { leavingOf } from '../db/queries/stock-transfers.ts';
import { freeStock } from '../domain/free-stock.ts';
import { keptApart } from '../domain/quarantine.ts';
import { follow } from '../domain/stock-alert/follow.ts';
import { judgeItem } from '../domain/stock-alert/judge-item.ts';
import { troubleKey, type StockAlert, type StockTrouble } from '../domain/stock-alert/stock-alert.ts';
import { stockFeedName } from '../feeds/stock-feed.ts';
import type { Facilities } from './facilities.ts';

/**
 * Judges items at facilities by what is known of them now, and writes what becomes of their alerts: sixteen statements
 * at most, however many. The caller sees to it that nobody else judges meanwhile.
 *
 * What a facility has cannot be judged before all of it was read once: what was not met yet would be a stock-out.
 */
export async function judgeAlerts(
  tx: Tx,
  pairs: readonly ItemAtFacility[],
  { directory, now }: { directory: Facilities; now: Temporal.Instant },
): Promise<void> {
  const standings = await facilityStandings(
    tx,
    directory.all.map((facility) => ({ facilityId: facility.id, feed: stockFeedName(facility) })),
  );
  const loaded = new Set(standings.flatMap(({ facilityId, heardAt }) => (heardAt === null ? [] : facilityId)));
  const judged = pairs.filter(({ facilityId }) => loaded.has(facilityId));
  if (judged.length === 0) return;
  const positions = new Map((await positionsAt(tx, judged)).map((each) => [pairKey(each.position), each]));
  const unknown = await unknownOf(
    tx,
    judged.filter((pair) => !positions.has(pairKey(pair))),
    directory,
  );
  const known = judged.filter((pair) => !unknown.has(pairKey(pair)));
  const troubles = await troublesOf(tx, known, { positions, directory, now });
  await followTroubles(tx, await openAlertsAt(tx, known), troubles, now);
}

/** Of pairs without a copy of their stock those that have some which could not be read: it may be anything. */
async function unknownOf(
  tx: Tx,
  pairs: readonly ItemAtFacility[],
  directory: Facilities,
): Promise<ReadonlySet<string>> {
  const keys = await sourceKeysOf(
    tx,
    pairs.map(({ itemId }) => itemId),
  );
  const ids = new Map(
    pairs.flatMap((pair) => {
      const facility = directory.byId(pair.facilityId);
      const number = keys.get(pair.itemId)?.key[0];
      if (facility === undefined || number === undefined) return [];
      return [[idOf(positionRef(facility.stockSystem, facility.stockCode, number)), pairKey(pair)] as const];
    }),
  );
  const strange = await unreadableOf(tx, [...ids.keys()]);
  return new Set([...ids].flatMap(([id, key]) => (strange.has(id) ? key : [])));
}

/** Makes of what is wrong, and of what was, what a person is told. `open`: all open alerts of what was judged. */
export async function followTroubles(
  tx: Tx,
  open: readonly StockAlert[],
  troubles: readonly StockTrouble[],
  now: Temporal.Instant,
): Promise<void> {
  const wrong = new Map(troubles.map((trouble) => [troubleKey(trouble), trouble]));
  const standing = new Map(open.map((alert) => [troubleKey(alert), alert]));
  const times = await timesRaised(
    tx,
    troubles.filter((trouble) => !standing.has(troubleKey(trouble))),
  );
  const keys = [...new Set([...standing.keys(), ...wrong.keys()])].toSorted();
  const followed = keys.flatMap(
    (key) => follow(standing.get(key), wrong.get(key), { now, times: times.get(key) ?? 0 }) ?? [],
  );
  await saveAlerts(tx, followed, now);
}

async function troublesOf(
  tx: Tx,
  pairs: readonly ItemAtFacility[],
  {
    positions,
    directory,
    now,
  }: { positions: ReadonlyMap<string, PositionRead>; directory: Facilities; now: Temporal.Instant },
): Promise<StockTrouble[]> {
  const parLevels = new Map((await parLevelsAt(tx, pairs)).map((parLevel) => [pairKey(parLevel), parLevel]));
  const wanting = Map.groupBy(await casesWanting(tx, pairs), pairKey);
  const leaving = await leavingOf(tx, pairs);
  const quarantines = await quarantinesOf(tx, pairs);
  const recalled = await recalledLotsOf(
    tx,
    pairs.map(({ itemId }) => itemId),
  );
  return pairs.flatMap((pair) => {
    const facility = directory.byId(pair.facilityId);
    if (facility === undefined) return [];
    const { position, asOf } = positions.get(pairKey(pair)) ?? { position: { lots: [] }, asOf: now };
    const kept = keptApart(position.lots, quarantines.get(pairKey(pair)) ?? []);
    const cases = wanting.get(pairKey(pair)) ?? [];
    return judgeItem({
      ...pair,
      today: now.toZonedDateTimeISO(facility.timeZone).toPlainDate(),
      lots: position.lots.map((lot) => ({ ...lot, ...freeStock(lot, { kept, leaving, asOf }) })),
      parLevel: parLevels.get(pairKey(pair)) ?? null,
      recalled: recalled.get(pair.itemId) ?? new Set(),
      reserved: cases.flatMap(({ lotId, caseId }) => (lotId === null ? [] : { lotId, caseId })),
      shortCaseIds: cases.flatMap(({ lotId, caseId }) => (lotId === null ? caseId : [])),
    });
  });
}
