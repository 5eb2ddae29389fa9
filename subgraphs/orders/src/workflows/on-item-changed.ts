import { batchHandler, itemChanged, supplierItemChanged } from '@supply-hub/events';
import { keepItems, noteUnknownSubstitutes } from '../db/queries/substitutes.ts';

/** Items and their units: what a substitute is, and how it compares. Orders that wait to know it are folded again. */
export const onItemChanged = batchHandler(itemChanged, 'orders.items', async (events, { tx }) => {
  const newest = new Map(
    events.map((event) => [event.subject, { version: event.aggregateversion, data: event.data }] as const),
  );
  await keepItems(
    tx,
    [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, told]) => told),
  );
  await noteUnknownSubstitutes(tx);
});

/** A supplier's part that was no item may be one now. */
export const onPartsKnown = batchHandler(supplierItemChanged, 'orders.parts-known', (_, { tx }) =>
  noteUnknownSubstitutes(tx),
);
