import { batchHandler, tradingPartnerChanged } from '@supply-hub/events';
import { keepPartners } from '../db/queries/partner-copies.ts';

/** Whom orders are sent to, and how. Orders that waited for a partner become due with it. */
export const onTradingPartnerChanged = batchHandler(
  tradingPartnerChanged,
  'orders.partners',
  async (events, { tx }) => {
    const newest = new Map(events.map((event) => [event.subject, event] as const));
    await keepPartners(
      tx,
      [...newest.values()]
        .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
        .map(({ aggregateversion: version, data }) => ({
          id: data.id,
          version,
          slug: data.partner,
          supplierId: data.supplierId,
          profile: data.profile,
          isGone: data.isGone,
        })),
    );
  },
);
