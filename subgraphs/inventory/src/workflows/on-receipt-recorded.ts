import { batchHandler, receiptRecorded, type Handler } from '@supply-hub/events';
import { noteReadingsDue } from '../db/queries/readings-due.ts';
import { stockFeedName } from '../feeds/stock-feed.ts';
import type { Facilities } from '../services/facilities.ts';

/**
 * What has arrived is on its way no more, so it is to be in stock at once and not only when the next sweep is over: till
 * then it would be nowhere, and be bought again. What a reversal took back (R53) is as soon gone.
 */
export function onReceiptRecorded(directory: Facilities): Handler {
  return batchHandler(
    receiptRecorded,
    'inventory.arrivals',
    async (events, { tx }) => {
      const arrivals = events.flatMap(({ time, data: { receivedOn, lines } }) =>
        lines.flatMap(({ itemId, facilityId }) => {
          const facility = directory.byId(facilityId ?? '');
          // What a partner keeps cannot be asked for: he tells of it by his own documents.
          if (itemId === null || facility === undefined || facility.isKeptByPartner) return [];
          const { id, timeZone } = facility;
          const feed = stockFeedName(facility);
          return { itemId, facilityId: id, feed, timeZone, receivedOn, readAt: time.toString() };
        }),
      );
      await noteReadingsDue(tx, arrivals);
    },
    { startsFrom: 'now' },
  );
}
