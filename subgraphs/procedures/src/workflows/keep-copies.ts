import {
  backorderChanged,
  batchHandler,
  facilityChanged,
  itemChanged,
  purchaseOrderChanged,
  stockChanged,
  stockLoaded,
  substitutionChanged,
  supplierItemChanged,
  transferChanged,
  type Handler,
  type HubEvent,
} from '@supply-hub/events';
import {
  keepFacilities,
  keepInbound,
  keepItems,
  keepStock,
  keepStockLoaded,
  type Told,
} from '../db/queries/event-copies.ts';
import { keepBackorders, keepSubstitutions, keepSupplierItems, keepTransfers } from '../db/queries/impact-copies.ts';
import { inboundOf } from '../domain/inbound-line.ts';

/**
 * What an allocation needs of the others, whole and as it was told last: items' units, facilities, lots, and what is to
 * come; besides, what suppliers owe, what they would send instead, and what is on its way. Each notes as due what it may change, so only the items, facilities and cases it touches are decided anew.
 */
export const keepCopies: readonly Handler[] = [
  batchHandler(itemChanged, 'procedures.items', (events, { tx }) => keepItems(tx, lastOfEach(events))),
  batchHandler(facilityChanged, 'procedures.facilities', (events, { tx }) => keepFacilities(tx, lastOfEach(events))),
  batchHandler([stockChanged, stockLoaded], 'procedures.stock', async (events, { tx }) => {
    const stock = events.filter((event) => event.type !== stockLoaded.type);
    if (stock.length > 0) await keepStock(tx, lastOfEach(stock));
    const loaded = events.filter((event) => event.type === stockLoaded.type);
    await keepStockLoaded(tx, loaded.map(({ data }) => data.facilityId).toSorted());
  }),
  batchHandler(purchaseOrderChanged, 'procedures.inbound', (events, { tx }) =>
    keepInbound(
      tx,
      lastOfEach(events).map(({ version, data }) => ({
        version,
        data: { id: data.id, number: data.number, lines: inboundOf(data) },
      })),
    ),
  ),
  batchHandler(backorderChanged, 'procedures.backorders', (events, { tx }) => keepBackorders(tx, lastOfEach(events))),
  batchHandler(substitutionChanged, 'procedures.substitutions', (events, { tx }) =>
    keepSubstitutions(tx, lastOfEach(events)),
  ),
  batchHandler(transferChanged, 'procedures.transfers', (events, { tx }) => keepTransfers(tx, lastOfEach(events))),
  batchHandler(supplierItemChanged, 'procedures.supplier-items', (events, { tx }) =>
    keepSupplierItems(tx, lastOfEach(events)),
  ),
];

/** Events carry the whole of their aggregate: of several the newest says it all. In one order, so that none deadlock. */
function lastOfEach<T>(events: readonly HubEvent<string, T>[]): Told<T>[] {
  const newest = new Map<string, Told<T>>();
  for (const { subject, aggregateversion: version, data } of events)
    if (version >= (newest.get(subject)?.version ?? 0)) newest.set(subject, { version, data });
  return [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, told]) => told);
}
