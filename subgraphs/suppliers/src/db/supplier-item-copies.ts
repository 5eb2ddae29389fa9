import { publishAll, supplierItemChanged } from '@supply-hub/events';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import type { SupplierItem } from '../domain/supplier-item.ts';
import { supplierItems } from './schema.ts';

/** How supplier items are kept. Told of by one facility's own contracts alone, they are that facility's to see. */
export const supplierItemCopies: CopySpec<SupplierItem> = {
  name: 'supplier item',
  idType: 'supplieritem',
  table: supplierItems,
  aging: 'masters',
  shape: 1,
  scopeOf: ({ facilityIds, supplierId }) => ({ facilityIds, supplierIds: [supplierId] }),
  columns: ({ supplierId, itemId, partNumber }) => ({ supplierId, itemId, partNumber: partNumber ?? '' }),
  references: ({ system, supplier, item }) => [
    { type: 'supplier', system, key: [supplier] },
    { type: 'item', system, key: [item] },
  ],
  async publish(tx, changed) {
    await publishAll(
      tx,
      supplierItemChanged,
      changed.map(({ id, value: { supplierId, itemId, partNumber }, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: { id, supplierId, itemId, partNumber },
      })),
    );
  },
};
