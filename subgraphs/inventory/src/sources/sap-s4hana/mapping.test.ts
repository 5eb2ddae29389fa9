import { expect, test } from 'vitest';
import { sapBatchRow, sapPlanningRow, sapStockRow } from '../../../test/stock-rows.ts';
import { expiryOf, itemNumber, toLot, toPlanning, Unusable } from './mapping.ts';
import { batch, stock, supplyPlanning } from './wire.ts';

const lot = (values: Partial<Parameters<typeof sapStockRow>[0]> = {}) =>
  toLot(stock.parse(sapStockRow({ Material: 'MED-000001', ...values })), '2027-01-31');

test('a lot keeps its case, its exact quantity, and whose it is', () => {
  expect(lot({ Batch: 'ab12', quantity: '12.500', unit: 'EA' })).toEqual({
    locationCode: 'OR01',
    lot: 'ab12',
    expiresOn: '2027-01-31',
    quantity: '12.5',
    unit: 'EA',
    status: 'AVAILABLE',
    ownership: 'OWNED',
    supplier: null,
  });
  expect(lot({ special: 'K', Supplier: '0001000321' })).toMatchObject({ ownership: 'CONSIGNED', supplier: '1000321' });
});

test.each([
  ['01', 'AVAILABLE'],
  ['02', 'QUALITY'],
  ['07', 'BLOCKED'],
])('stock type %s is %s', (type, status) => {
  expect(lot({ type })).toMatchObject({ status });
});

test.each([
  [{ type: '03' }, 'InventoryStockType'],
  [{ special: 'E' }, 'InventorySpecialStockType'],
  [{ special: 'K' }, 'Supplier'],
  [{ StorageLocation: '' }, 'StorageLocation'],
  [{ unit: 'ZZ9' }, 'MaterialBaseUnit'],
])('%o stops the item at %s: nothing is guessed', (values, field) => {
  const unusable = lot(values);
  expect(unusable).toBeInstanceOf(Unusable);
  expect(unusable).toMatchObject({ field });
});

test('a row that a used-up lot left behind is nothing, whatever its codes', () => {
  expect(lot({ quantity: '0.000', type: '99', unit: 'ZZ9' })).toBeNull();
});

test('R4: the ERP’s CS is a case', () => {
  expect(lot({ unit: 'CS' })).toMatchObject({ unit: 'CA' });
});

test('a plant’s own batch record goes before the one for all plants; another plant’s counts for nothing', () => {
  const rows = [
    sapBatchRow('A', 'L1', '2027-01-31'),
    sapBatchRow('A', 'L1', '2026-01-31', 'H200'),
    sapBatchRow('A', 'L1', null, 'H300'),
  ].map((row) => batch.parse(row));
  expect(['H100', 'H200', 'H300'].map((plant) => expiryOf(rows, plant))).toEqual(['2027-01-31', '2026-01-31', null]);
  expect(expiryOf([], 'H100')).toBeNull();
});

test('a plan has the bounds that are set; without any, or with MRP type ND, there is none', () => {
  const planning = (values: object) => toPlanning(supplyPlanning.parse({ ...sapPlanningRow('A'), ...values }));
  expect(planning({})).toEqual({ unit: 'EA', reorderPoint: '10', fillTo: '40', safetyStock: null });
  expect(planning({ MRPType: 'ND' })).toBeNull();
  expect(planning({ ReorderThresholdQuantity: '0.000', MaximumStockQuantity: '0' })).toBeNull();
  expect(planning({ BaseUnit: 'ZZ9' })).toMatchObject({ field: 'BaseUnit' });
});

test('item numbers lose the zeros that some services pad them with', () => {
  expect([itemNumber('000000000000004711'), itemNumber(' MED-000001 ')]).toEqual(['4711', 'MED-000001']);
});
