import { exceptionChanged } from '@supply-hub/events';
import { isVisibleTo, liveField, passes } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import type { SupplyExceptionRow } from '../db/schema.ts';
import type { SubscriptionSupplyExceptionChangedArgs } from '../generated/graphql.ts';

export interface ExceptionChange {
  readonly supplyException: SupplyExceptionRow;
  readonly changedAt: string;
}

/** What a person must look at, whenever it is another. */
export const supplyExceptionChanged = liveField<
  ReconciliationContext,
  typeof exceptionChanged,
  Partial<SubscriptionSupplyExceptionChangedArgs>
>({
  definition: exceptionChanged,
  concerns({ event: { data } }, asked, viewer) {
    // R72: by what a partner is not told of, it could find out whose it is.
    const isPrying =
      viewer.role === 'partner' && [asked.facilityIds, asked.caseIds, asked.team].some((each) => each != null);
    return (
      !isPrying &&
      isVisibleTo(viewer, data) &&
      passes(asked.facilityIds, ...data.facilityIds) &&
      passes(asked.kinds, data.kind) &&
      passes(asked.severities, data.severity) &&
      passes(asked.itemIds, data.itemId) &&
      passes(asked.supplierIds, data.supplierId) &&
      passes(asked.caseIds, ...data.caseIds) &&
      (typeof asked.team !== 'string' || asked.team === data.team)
    );
  },
  async load({ event: { data, time } }, { loaders }): Promise<ExceptionChange | null> {
    const supplyException = await loaders.exception.load(data.id);
    return supplyException === null ? null : { supplyException, changedAt: time.toString() };
  },
});
