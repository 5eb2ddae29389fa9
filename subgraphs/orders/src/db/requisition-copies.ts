import { publishAll, requisitionChanged } from '@supply-hub/events';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import { requisitionStatus, type Requisition } from '../domain/requisition.ts';
import { edgesOfRequisition, saveEdges } from './lineage-edges.ts';
import { known, saveLines } from './save-lines.ts';
import { requisitionLines, requisitions } from './schema.ts';

/** How requisitions are kept and told of. They are the hospital's own business: no supplier sees one. */
export const requisitionCopies: CopySpec<Requisition> = {
  name: 'requisition',
  idType: 'requisition',
  table: requisitions,
  aging: 'orders',
  shape: 1,
  scopeOf: ({ lines }) => ({ facilityIds: known(lines.map((line) => line.facilityId)), supplierIds: [] }),
  columns: ({ requestedOn }) => ({ requestedOn: requestedOn ?? '0001-01-01' }),
  async saveParts(tx, changed) {
    await saveEdges(tx, changed, edgesOfRequisition);
    await saveLines(tx, changed, {
      table: requisitionLines,
      parent: requisitionLines.requisitionId,
      rowsOf: ({ id: requisitionId, value: { lines } }) =>
        lines.map(({ id, itemId, facilityId, isClosed }) => ({
          id,
          requisitionId,
          itemId,
          facilityId,
          isOpen: !isClosed,
        })),
    });
  },
  async publish(tx, changed) {
    await publishAll(
      tx,
      requisitionChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: {
          id,
          number: value.number,
          status: requisitionStatus(value),
          requestedOn: value.requestedOn,
          lines: value.lines.map((line) => ({
            id: line.id,
            number: line.number,
            itemId: line.itemId,
            facilityId: line.facilityId,
            quantity: line.quantity.value,
            unit: line.quantity.unit,
            baseQuantity: line.quantity.value,
            baseUnit: line.quantity.unit,
            neededOn: line.neededOn,
            supplierId: line.supplierId,
            contractId: line.contractId,
            orderedQuantity: line.orderedQuantity,
            cancelled: line.isCancelled,
          })),
        },
      })),
    );
  },
};
