import { handler, stockChanged } from '@supply-hub/events';
import { keepStock } from '../db/queries/event-copies.ts';

/** All lots of an item at a facility. */
export const onStockChanged = handler(stockChanged, 'procedures.stock', ({ data, aggregateversion }, { tx }) =>
  keepStock(tx, data, aggregateversion),
);
