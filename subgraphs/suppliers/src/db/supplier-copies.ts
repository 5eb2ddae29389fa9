import { publishAll, supplierChanged } from '@supply-hub/events';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import { supplierIdOf, type Supplier } from '../domain/supplier.ts';
import { suppliers } from './schema.ts';

/** How suppliers are kept. Master data; a partner sees itself (R72). */
export const supplierCopies: CopySpec<Supplier> = {
  name: 'supplier',
  idType: 'supplier',
  table: suppliers,
  aging: 'masters',
  shape: 1,
  scopeOf: ({ system, number }) => ({ facilityIds: null, supplierIds: [supplierIdOf(system, number)] }),
  columns: ({ number, name, isBlocked }) => ({ number, sortName: name.toLowerCase(), isBlocked }),
  references: ({ system, number }) => [{ type: 'suppliercrosswalk', system, key: [number] }],
  async publish(tx, changed) {
    await publishAll(
      tx,
      supplierChanged,
      changed.map(({ id, value: { number, name, gln, isBlocked }, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: { id, number, name, gln, blocked: isBlocked },
      })),
    );
  },
};
