import type { Clock } from '@supply-hub/clock';
import {
  allocationDecided,
  batchHandler,
  caseChanged,
  parLevelChanged,
  purchaseOrderChanged,
  requisitionChanged,
  stockChanged,
  type AllocationDecided,
  type EventOf,
  type Handler,
} from '@supply-hub/events';
import { noteAwaited } from '../db/queries/order-lives.ts';
import { keepCaseNeeds, keepNeedingCases, keepParLevels, keepStock } from '../db/queries/replenishment/keep-demand.ts';
import { noteTouchedPairs } from '../db/queries/replenishment/needs-due.ts';

type Told = EventOf<typeof allocationDecided | typeof caseChanged | typeof parLevelChanged | typeof stockChanged>;

/** What cases lack and shelves are to hold → what must be looked at again, in the transaction that keeps it. */
export const onDemand = (clock: Clock): Handler =>
  batchHandler(
    [allocationDecided, caseChanged, parLevelChanged, stockChanged],
    'orders.demand',
    async (events, { tx }) => {
      const newest = [
        ...new Map(events.map((event: Told) => [`${event.type} ${event.subject}`, event] as const)).values(),
      ];
      const cases = newest.flatMap((event) =>
        event.type === 'procedures.case-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
      );
      const decided = newest.flatMap((event) =>
        event.type === 'procedures.allocation-decided' ? [{ version: event.aggregateversion, data: event.data }] : [],
      );
      const levels = newest.flatMap((event) =>
        event.type === 'inventory.par-level-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
      );
      const stock = newest.flatMap((event) =>
        event.type === 'inventory.stock-changed' ? [{ version: event.aggregateversion, data: event.data }] : [],
      );
      if (cases.length > 0) await keepNeedingCases(tx, cases);
      if (decided.length > 0) {
        await keepCaseNeeds(tx, decided, clock.now());
        await noteAwaited(tx, decided.flatMap(pairsOf));
      }
      if (levels.length > 0) await keepParLevels(tx, levels);
      if (stock.length > 0) await keepStock(tx, stock);
    },
  );

/** What became of requisitions and orders may open a need again, or close it. */
export const onAskedFor: Handler = batchHandler(
  [requisitionChanged, purchaseOrderChanged],
  'orders.asked-for',
  async (events, { tx }) => {
    const lines = events.flatMap(
      ({ data }): readonly { readonly itemId: string | null; readonly facilityId: string | null }[] => data.lines,
    );
    await noteTouchedPairs(
      tx,
      lines.flatMap(({ itemId, facilityId }) =>
        itemId === null || facilityId === null ? [] : [{ itemId, facilityId }],
      ),
    );
  },
);

/** What a case gets some or none of, and where. */
function pairsOf({ data: { facilityId, allocations } }: { readonly data: AllocationDecided }) {
  return facilityId === null ? [] : allocations.map(({ itemId }) => ({ itemId, facilityId }));
}
