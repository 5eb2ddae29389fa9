import { batchHandler, itemChanged } from '@supply-hub/events';
import { keepItems } from '../db/queries/item-copies.ts';

/** What names an item to a warehouse, and what its units hold: warehouses' quantities are turned into base units with it. */
export const onItemChanged = batchHandler(itemChanged, 'inventory.items', async (events, { tx }) => {
  const newest = new Map(events.map((event) => [event.subject, event] as const));
  await keepItems(
    tx,
    [...newest.values()]
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
      .map(({ aggregateversion: version, data: { id, number, baseUnit, units, gtins, description } }) => ({
        id,
        version,
        number,
        baseUnit,
        units,
        gtins,
        description,
      })),
  );
});
