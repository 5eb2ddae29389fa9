import type { Clock } from '@supply-hub/clock';
import type { Log } from '@supply-hub/log';
import type { Db } from '@supply-hub/postgres';
import { keyText, saveCopies, sourceKeysOf, type ReadByKeys, type SourceKey } from '@supply-hub/subgraph-kit';
import { positionCopies, positionRef } from '../db/position-copies.ts';
import type { ItemAtFacility } from '../domain/item-at-facility.ts';
import type { StockPosition } from '../domain/stock.ts';
import type { Facilities } from './facilities.ts';

const callMs = 30_000;

/** What reading stock out of turn needs. */
export interface Reading {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Facilities;
  /** Reads positions of a system. */
  readonly read: (system: string) => ReadByKeys<StockPosition> | undefined;
}

/** Reads the stock of items at facilities, all that one system keeps at once. What cannot be read is left to the sweep. */
export async function readArrivals(pairs: readonly ItemAtFacility[], { db, directory, ...reading }: Reading) {
  const items = await sourceKeysOf(
    db,
    pairs.map(({ itemId }) => itemId),
  );
  const refs = pairs.flatMap(({ itemId, facilityId }) => {
    const facility = directory.byId(facilityId);
    const item = items.get(itemId);
    // Another master's item has no number in this facility's stock.
    if (facility === undefined || item?.type !== 'item' || item.system !== facility.itemSystem) return [];
    return positionRef(facility.stockSystem, facility.stockCode, item.key[0] ?? '');
  });
  const bySystem = Map.groupBy(refs, ({ system }) => system);
  await Promise.all([...bySystem].map(([system, own]) => readOf(system, own, { db, ...reading })));
}

async function readOf(
  system: string,
  refs: readonly SourceKey[],
  { db, clock, log, read }: Omit<Reading, 'directory'>,
): Promise<void> {
  const asOf = clock.now();
  const answers = await read(system)?.(refs, AbortSignal.timeout(callMs));
  const reads = refs.flatMap((ref) => {
    const value = answers?.get(keyText(ref.key));
    return value === undefined || value instanceof Error ? [] : { ref, value, asOf };
  });
  const unread = refs.length - reads.length;
  if (unread > 0) log.warn({ system, unread }, 'stock of what was received could not be read; its next sweep reads it');
  if (reads.length > 0) await saveCopies(db, positionCopies, reads);
}
