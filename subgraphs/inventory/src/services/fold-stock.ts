import type { Tx } from '@supply-hub/postgres';
import { registerSourceKeys, saveReads } from '@supply-hub/subgraph-kit';
import { positionCopies, positionRef } from '../db/position-copies.ts';
import { itemsKnownBy } from '../db/queries/item-copies.ts';
import { factsOf, lastCountOf } from '../db/queries/warehouse-facts.ts';
import { stockFeedName } from '../feeds/stock-feed.ts';
import type { Facility } from '../domain/facility.ts';
import { toPosition } from '../domain/stock.ts';
import { foldWarehouse } from '../domain/warehouse-stock.ts';

/**
 * Makes the stock of items at a facility that a partner keeps what its facts come to. It is as old as the last of them: a
 * fact of the past changes what is known of the past.
 *
 * @returns the ids of the positions
 */
export async function foldStock(
  tx: Tx,
  facility: Facility,
  itemIds: readonly string[],
  now: Temporal.Instant,
): Promise<string[]> {
  const countedAt = await lastCountOf(tx, facility.id);
  const facts = await factsOf(tx, facility.id, itemIds);
  const items = await itemsKnownBy(tx, { ids: itemIds, gtins: [] });
  const reads = items.map(({ id, number }) => {
    const own = facts.get(id) ?? [];
    const latest = own.reduce(
      (newest, { at }) => later(newest, at),
      countedAt ?? Temporal.Instant.fromEpochMilliseconds(0),
    );
    return {
      ref: positionRef(facility.stockSystem, facility.stockCode, number),
      value: toPosition(facility, number, foldWarehouse(own, countedAt)),
      // A partner's clock may be ahead.
      asOf: Temporal.Instant.compare(latest, now) > 0 ? now : latest,
      // Before the first count nothing says what there is in all.
      ...(countedAt !== null && { feed: stockFeedName(facility) }),
    };
  });
  const references = reads.flatMap(({ value }) => [...(positionCopies.references?.(value) ?? [])]);
  await registerSourceKeys(tx, references);
  const changed = await saveReads(tx, positionCopies, reads);
  return changed.map(({ id }) => id);
}

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) >= 0 ? a : b;
