import { handler, itemChanged } from '@supply-hub/events';
import { keepItem } from '../db/queries/event-copies.ts';

/** What an item is counted in. A card that names it may count otherwise now, or count it for the first time. */
export const onItemChanged = handler(itemChanged, 'procedures.items', ({ data, aggregateversion }, { tx }) =>
  keepItem(tx, data, aggregateversion),
);
