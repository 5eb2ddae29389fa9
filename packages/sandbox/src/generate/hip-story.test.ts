import { expect, test } from 'vitest';
import { keyOf } from '../store/row-key.ts';
import { planEdiSuppliers } from '../suppliers/edi-supplier.ts';
import { generateWorld } from './generate.ts';
import { hipRevision } from './hip-story.ts';

test('a world lacks two implants of a hip revision: one the second hospital has, one that has a substitute', () => {
  const world = generateWorld('small', 1, Temporal.Instant.from('2026-03-09T12:00:00Z'));
  const rows = (name: string) => world.tables.get(name) ?? [];
  const needed = world.cards.filter((line) => line.procedure_code === hipRevision.code).map((line) => line.item_key);
  const onHand = (plant: string) =>
    Object.fromEntries(
      rows('A_MatlStkInAcctMod')
        .filter((row) => row['Plant'] === plant && String(row['Material']).startsWith('MED-9000'))
        .map((row) => [row['Material'], Number(row['MatlWrhsStkQtyInMatlBaseUnit'])]),
    );
  expect(needed).toEqual(['MED-900001', 'MED-900002', 'MED-900004']);
  expect(onHand('H100')).toEqual({ 'MED-900001': 0, 'MED-900002': 0, 'MED-900003': 0, 'MED-900004': 12 });
  expect(onHand('H200')).toEqual({ 'MED-900001': 3, 'MED-900002': 0, 'MED-900004': 4 });
  const supplier = rows('A_PurchaseContract').find((row) => keyOf(row, 'PurchaseContract') === '4600900001');
  const [, kestrel] = planEdiSuppliers('small', world.suppliers);
  expect(kestrel).toMatchObject({ partner: 'kestrel-orthopaedics', number: supplier?.['Supplier'] });
});
