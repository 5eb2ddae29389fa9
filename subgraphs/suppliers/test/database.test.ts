import { tableDrift } from '@supply-hub/testkit';
import { saveReads, type SourceRead } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { contractCopies } from '../src/db/contract-copies.ts';
import * as tables from '../src/db/schema.ts';
import type { Contract, ContractLine } from '../src/domain/contract.ts';
import { id, suppliersHub } from './suppliers-hub.ts';

test('the tables are what the code takes them for', async () => {
  await using hub = await suppliersHub();
  expect(await tableDrift(hub.url, Object.values(tables))).toEqual([]);
});

test('R2: contracts written at one time over one supplier item leave what they say together', async () => {
  await using hub = await suppliersHub();
  const units = ['EA', 'BX', 'CA', 'PK', 'CT', 'DZ'] as const;
  const asOf = hub.clock.now();
  const reads = units.map((unit, n): SourceRead<Contract> => {
    const number = String(4_600_000_001 + n);
    const line: ContractLine = {
      number: '10',
      item: 'MED-1',
      itemId: id('item', 'MED-1'),
      supplierItemId: id('supplieritem', '100', 'MED-1'),
      facilityId: null,
      partNumber: null,
      orderUnit: { unit, numerator: String(n + 1), denominator: '1' },
      prices: [],
    };
    const terms = { validFrom: '2026-01-01', validTo: '2026-12-31' };
    const value = {
      system: 'erp',
      number,
      supplier: '100',
      supplierId: id('supplier', '100'),
      ...terms,
      lines: [line],
    };
    return { ref: { type: 'contract', system: 'erp', key: [number] }, value, asOf };
  });
  await Promise.all(reads.map((read) => hub.db.transaction((tx) => saveReads(tx, contractCopies, [read]))));
  const [row] = await hub.db.execute<{ units: string[] }>(
    sql`select array(select jsonb_array_elements(state -> 'orderUnits') ->> 'unit') as units from suppliers.supplier_item`,
  );
  expect(row?.units).toEqual(units);
});
