import { batchHandler, quarantineChanged } from '@supply-hub/events';
import { keepQuarantines, positionsOfPairs } from '../db/queries/quarantines.ts';
import { retellPositions } from '../services/retell-positions.ts';

/** What came before anybody approved it is not to be used (R42): the stock it is in is told anew, without it. */
export const onQuarantineChanged = batchHandler(quarantineChanged, 'inventory.quarantines', async (events, { tx }) => {
  const newest = new Map(events.map((event) => [event.subject, event] as const));
  const told = [...newest.values()].map(({ aggregateversion: version, time, data }) => ({ version, at: time, data }));
  const touched = await keepQuarantines(tx, told);
  if (touched.length > 0) await retellPositions(tx, await positionsOfPairs(tx, touched));
});
