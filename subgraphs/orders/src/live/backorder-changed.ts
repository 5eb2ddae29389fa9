import { backorderChanged as definition, type BackorderChanged } from '@supply-hub/events';
import { assertUnitOfMeasure } from '@supply-hub/quantities';
import { isVisibleTo, liveField, passes, type Scope } from '@supply-hub/subgraph-kit';
import type { OrdersContext } from '../context.ts';
import type { BackorderRow } from '../db/queries/backorders.ts';
import type { BackorderChangeKind, SubscriptionBackorderChangedArgs } from '../generated/graphql.ts';

export interface ToldBackorder {
  readonly backorder: BackorderRow;
  readonly kind: BackorderChangeKind;
  readonly previouslyPromisedOn: string | null;
  readonly changedAt: string;
}

/** What suppliers owe, whenever it is another (R41). */
export const backorderChanged = liveField<OrdersContext, typeof definition, Partial<SubscriptionBackorderChangedArgs>>({
  definition,
  concerns({ event: { data }, before }, asked, viewer) {
    return (
      isVisibleTo(viewer, scopeOf(data)) &&
      // R72: which facility it is for, a partner could find out by asking for one after the other.
      (!asked.facilityIds || viewer.role !== 'partner') &&
      passes(asked.facilityIds, data.facilityId) &&
      passes(asked.itemIds, data.itemId) &&
      passes(asked.supplierIds, data.supplierId) &&
      passes(asked.kinds, kindOf(data, before))
    );
  },
  async load({ event: { data, time }, before }, { loaders, viewer }): Promise<ToldBackorder | null> {
    const kept = await loaders.backorder.load(data.id);
    // What its documents, read anew, no longer say is kept nowhere, and its end is told all the same.
    const backorder = kept ?? (isVisibleTo(viewer, scopeOf(data)) && !data.isOpen ? lastOf(data) : null);
    if (backorder === null) return null;
    return {
      backorder,
      kind: kindOf(data, before),
      previouslyPromisedOn: before?.promisedOn ?? null,
      changedAt: time.toString(),
    };
  },
});

function scopeOf({ facilityId, supplierId }: BackorderChanged): Scope {
  return { facilityIds: facilityId === null ? [] : [facilityId], supplierIds: [supplierId] };
}

function kindOf(now: BackorderChanged, before: BackorderChanged | null): BackorderChangeKind {
  if (!now.isOpen) return 'ENDED';
  if (before === null || !before.isOpen) return 'RAISED';
  return now.promisedOn === before.promisedOn ? 'CHANGED' : 'MOVED';
}

function lastOf({ earlier, promisedOn, unit, ...told }: BackorderChanged): BackorderRow {
  const promises = [...earlier, { on: promisedOn, saidOn: null }];
  return {
    ...told,
    promisedOn,
    unit: assertUnitOfMeasure(unit),
    promises: promises.map(({ on, saidOn }) => ({ promisedOn: on, saidOn, documentId: null })),
  };
}
