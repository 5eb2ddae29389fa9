import { SourceContractBroken } from '@supply-hub/errors';
import type { HttpClient } from '@supply-hub/source-kit';
import { keyText, type DataFaults } from '@supply-hub/subgraph-kit';
import type { Requisition } from '../../../domain/requisition.ts';
import type { DocumentSource } from '../../order-source.ts';
import type { FacilityOfPlant } from '../document-keys.ts';
import { latest, sorted, understand } from '../understand.ts';
import type { KeyedRow } from '../wire-fields.ts';
import { createRequisitionClient } from './client.ts';
import { toRequisition } from './mapping.ts';
import type { RequisitionRow } from './wire.ts';

/** Requisitions. Only their lines keep a time of change, so a change is looked for there and read from the top. */
export function requisitionDocuments(
  http: HttpClient,
  facilityOf: FacilityOfPlant,
  faults: DataFaults,
): DocumentSource<Requisition> {
  const { system } = http;
  const client = createRequisitionClient(http);
  const toDocument = (row: KeyedRow<RequisitionRow>) =>
    understand(row, 'requisition', system, faults, (requisition) => ({
      ok: true,
      value: toRequisition(requisition, system.id, facilityOf),
    }));

  return {
    async read(keys, deadline) {
      const { rows, errors } = await client.byNumber(
        keys.map(([number = '']) => number),
        deadline,
      );
      return new Map(
        keys.map((key) => {
          const [number = ''] = key;
          const row = rows.get(number)?.[0];
          return [keyText(key), errors.get(number) ?? (row === undefined ? null : toDocument(row))];
        }),
      );
    },

    async *all(deadline) {
      for await (const { rows } of client.all(deadline)) {
        const keys = rows.map(({ key }) => key);
        const lines = rows.flatMap(({ row }) => (row instanceof SourceContractBroken ? [] : row.to_PurchaseReqnItem));
        const changedAt = latest(lines.map((line) => line.LastChangeDateTime));
        yield { ...sorted(keys, rows.map(toDocument)), changedAt };
      }
    },

    async *changes(since, deadline) {
      for await (const { rows } of client.itemsChangedSince(since, deadline)) {
        yield rows.map((row) => ({
          key: [row.PurchaseRequisition],
          stamp: `${row.PurchaseRequisitionItem} ${String(row.LastChangeDateTime)}`,
          changedAt: row.LastChangeDateTime,
        }));
      }
    },
  };
}
