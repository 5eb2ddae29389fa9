import type { Log } from '@supply-hub/log';
import type { HttpClient } from '@supply-hub/source-kit';
import { DataFaults, keyText } from '@supply-hub/subgraph-kit';
import type { Supplier } from '../../domain/supplier.ts';
import type { SupplierSource } from '../supplier-source.ts';
import { createSupplierClient } from './supplier-client.ts';
import { supplierNumber, toSupplier } from './supplier-mapping.ts';
import type { SupplierRow } from './supplier-wire.ts';

/** An S/4HANA system as the supplier master. */
export function createSapSupplierSource(http: HttpClient, log: Log): SupplierSource {
  const { system } = http;
  const client = createSupplierClient(http);
  const faults = new DataFaults(log, system.id);
  const understand = (row: SupplierRow): Supplier =>
    toSupplier(row, system.id, (field, reason) =>
      faults.report({ thing: 'supplier', key: supplierNumber(row.Supplier), field, reason }),
    );

  return {
    system,
    async readSuppliers(keys, deadline) {
      const numbers = keys.map(({ key }) => key[0] ?? '');
      const { rows, errors } = await client.suppliersByNumber(numbers, deadline);
      return new Map(
        numbers.map((number) => {
          const row = rows.get(number)?.[0];
          return [keyText([number]), errors.get(number) ?? (row === undefined ? null : understand(row))];
        }),
      );
    },
    async *allSuppliers(deadline) {
      for await (const { rows } of client.suppliers(deadline)) {
        yield rows.map((row) => ({ number: supplierNumber(row.Supplier), supplier: understand(row) }));
      }
    },
  };
}
