import { SourceContractBroken } from '@supply-hub/errors';
import type { HttpClient } from '@supply-hub/source-kit';
import { keyText, type DataFaults } from '@supply-hub/subgraph-kit';
import type { Requisition } from '../../../domain/requisition.ts';
import type { DocumentSource, SourceDocument } from '../../order-source.ts';
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

  async function read(
    numbers: readonly string[],
    deadline: AbortSignal,
  ): Promise<Map<string, SourceDocument<Requisition> | null | Error>> {
    const { rows, errors } = await client.byNumber(numbers, deadline);
    return new Map(
      numbers.map((number) => {
        const row = rows.get(number)?.[0];
        return [number, errors.get(number) ?? (row === undefined ? null : toDocument(row))];
      }),
    );
  }

  return {
    async read(keys, deadline) {
      const answers = await read(
        keys.map(([number = '']) => number),
        deadline,
      );
      return new Map(keys.map((key) => [keyText(key), answers.get(key[0] ?? '') ?? null]));
    },

    async *changed(since, deadline) {
      if (since === null) {
        for await (const { rows } of client.all(deadline)) {
          const keys = rows.map(({ key }) => key);
          const lines = rows.flatMap(({ row }) => (row instanceof SourceContractBroken ? [] : row.to_PurchaseReqnItem));
          const changedAt = latest(lines.map((line) => line.LastChangeDateTime));
          yield { ...sorted(keys, rows.map(toDocument)), changedAt };
        }
        return;
      }
      for await (const { rows } of client.itemsChangedSince(since, deadline)) {
        const numbers = [...new Set(rows.map((row) => row.PurchaseRequisition))];
        const answers = [...(await read(numbers, deadline)).values()].map((answer) => {
          if (answer instanceof Error && !(answer instanceof SourceContractBroken)) throw answer;
          return answer;
        });
        const keys = numbers.map((number) => [number]);
        yield { ...sorted(keys, answers), changedAt: latest(rows.map((row) => row.LastChangeDateTime)) };
      }
    },
  };
}
