import { SourceContractBroken } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { HttpClient } from '@supply-hub/source-kit';
import { DataFaults, keyText } from '@supply-hub/subgraph-kit';
import type { Item } from '../../domain/item.ts';
import type { ItemSource } from '../item-source.ts';
import { createProductClient } from './client.ts';
import { itemNumber, toItem } from './mapping.ts';
import type { ProductRow } from './wire.ts';

/** An S/4HANA system as the item master. */
export function createSapItemSource(http: HttpClient, log: Log): ItemSource {
  const { system } = http;
  const client = createProductClient(http);
  const faults = new DataFaults(log, system.id);

  function understand(row: ProductRow): Item | SourceContractBroken {
    const key = itemNumber(row.Product);
    const report = (field: string, reason: string) => faults.report({ thing: 'item', key, field, reason });
    const item = toItem(row, system.id, report);
    if (item.ok) return item.value;
    report('BaseUnit', item.reason);
    return new SourceContractBroken(system.name, 'A_Product.BaseUnit', 'a unit the hub knows');
  }

  return {
    system,
    async readItems(keys, deadline) {
      const numbers = keys.map(({ key }) => key[0] ?? '');
      const { rows, errors } = await client.productsByNumber(numbers, deadline);
      return new Map(
        keys.map(({ key: [number = ''] }) => {
          const row = rows.get(number)?.[0];
          return [keyText([number]), errors.get(number) ?? (row === undefined ? null : understand(row))];
        }),
      );
    },
    async *changedItems(since, deadline) {
      for await (const { rows } of client.productsChangedSince(since, deadline)) {
        yield rows.map((row) => ({
          number: itemNumber(row.Product),
          item: understand(row),
          changedAt: row.LastChangeDateTime,
        }));
      }
    },
    close: () => http.close(),
  };
}
