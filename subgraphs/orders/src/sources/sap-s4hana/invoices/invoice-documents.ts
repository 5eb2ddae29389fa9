import { SourceContractBroken } from '@supply-hub/errors';
import type { HttpClient } from '@supply-hub/source-kit';
import { keyText, type DataFaults } from '@supply-hub/subgraph-kit';
import { recentDays } from '../../../domain/invoice.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import type { DocumentSource } from '../../order-source.ts';
import type { FacilityOfPlant } from '../document-keys.ts';
import { latest, sorted, understand } from '../understand.ts';
import type { KeyedRow } from '../wire-fields.ts';
import { createSupplierInvoiceClient } from './client.ts';
import { toInvoice } from './mapping.ts';
import type { SupplierInvoiceRow } from './wire.ts';

/**
 * Supplier invoices. They keep no time of change that could be asked for, so the last days of postings are looked
 * at again each time: that is when most are blocked, released and taken back.
 */
export function invoiceDocuments(
  http: HttpClient,
  facilityOf: FacilityOfPlant,
  faults: DataFaults,
): DocumentSource<Invoice> {
  const { system } = http;
  const client = createSupplierInvoiceClient(http);
  const toDocument = (row: KeyedRow<SupplierInvoiceRow>) =>
    understand(row, 'invoice', system, faults, (invoice) => ({
      ok: true,
      value: toInvoice(invoice, system.id, facilityOf),
    }));

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
          rows.map(({ row }) => (row instanceof SourceContractBroken ? null : startOf(row.PostingDate))),
        );
        yield { ...sorted(keys, rows.map(toDocument)), changedAt };
      }
    },
    async *changes(since, deadline) {
      const day = since.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: recentDays });
      for await (const { rows } of client.postedFrom(day, deadline)) {
        yield rows.map((row) => ({
          key: [row.SupplierInvoice, row.FiscalYear],
          stamp: JSON.stringify([row.SupplierInvoiceStatus, row.PaymentBlockingReason, row.ReverseDocument]),
          changedAt: startOf(row.PostingDate),
        }));
      }
    },
  };
}

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime('UTC').toInstant();
