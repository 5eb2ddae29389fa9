import { SourceContractBroken } from '@supply-hub/errors';
import type { HttpClient } from '@supply-hub/source-kit';
import { keyText, type DataFaults } from '@supply-hub/subgraph-kit';
import type { Receipt } from '../../../domain/receipt.ts';
import type { DocumentSource } from '../../order-source.ts';
import type { FacilityOfPlant } from '../document-keys.ts';
import { latest, sorted, understand } from '../understand.ts';
import type { KeyedRow } from '../wire-fields.ts';
import { createMaterialDocumentClient } from './client.ts';
import { toReceipt } from './mapping.ts';
import type { MaterialDocumentRow } from './wire.ts';

/**
 * Receipts among the material documents. Those know no change: they are posted and stand, a correction is a new
 * one. What was entered since a day is therefore all that is new; the day before is looked at again, for a posting may
 * be committed after midnight under the day it began.
 */
export function receiptDocuments(
  http: HttpClient,
  facilityOf: FacilityOfPlant,
  faults: DataFaults,
): DocumentSource<Receipt> {
  const { system } = http;
  const client = createMaterialDocumentClient(http);
  const toDocument = (row: KeyedRow<MaterialDocumentRow>) =>
    understand(row, 'receipt', system, faults, (document) => toReceipt(document, system.id, facilityOf));

  return {
    async read(keys, deadline) {
      const { rows, errors } = await client.byKey(keys, deadline);
      return new Map(
        keys.map((key) => {
          const row = rows.get(key)?.[0];
          return [keyText(key), errors.get(key) ?? (row === undefined ? null : toDocument(row))];
        }),
      );
    },
    async *all(deadline) {
      for await (const { rows } of client.all(deadline)) {
        const keys = rows.map(({ key }) => key);
        const changedAt = latest(
          rows.map(({ row }) => (row instanceof SourceContractBroken ? null : startOf(row.CreationDate))),
        );
        yield { ...sorted(keys, rows.map(toDocument)), changedAt };
      }
    },
    async *changes(since, deadline) {
      const day = since.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 });
      for await (const { rows } of client.enteredFrom(day, deadline)) {
        yield rows.map((row) => ({
          key: [row.MaterialDocumentYear, row.MaterialDocument],
          stamp: 'posted',
          changedAt: startOf(row.CreationDate),
        }));
      }
    },
  };
}

const startOf = (day: Temporal.PlainDate | null) => day?.toZonedDateTime('UTC').toInstant() ?? null;
