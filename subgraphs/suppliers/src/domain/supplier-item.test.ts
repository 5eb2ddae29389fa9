import { expect, test } from 'vitest';
import { soldAs, type SellingLine } from './supplier-item.ts';

const of = { system: 'erp', supplier: '100', supplierId: 'supplier_a', item: 'MED-1', itemId: 'item_a' };
const unit = (code: 'BX' | 'CA', numerator: string) => ({ unit: code, numerator, denominator: '1' });
const aLine = (values: Partial<SellingLine>): SellingLine => ({
  partNumber: null,
  orderUnit: null,
  facilityId: null,
  validFrom: '2026-01-01',
  ...values,
});

test('the newest contract that names a part number is believed', () => {
  const lines = [
    aLine({ partNumber: 'OLD', validFrom: '2025-01-01' }),
    aLine({ partNumber: 'NEW', validFrom: '2026-01-01' }),
    aLine({ validFrom: '2026-02-01' }),
  ];
  expect(soldAs(of, lines).partNumber).toBe('NEW');
  expect(soldAs(of, [aLine({})]).partNumber).toBeNull();
});

test('R2: units of all lines, smallest first, each with the newest line’s factor', () => {
  const lines = [
    aLine({ orderUnit: unit('CA', '100'), validFrom: '2025-01-01' }),
    aLine({ orderUnit: unit('BX', '12'), validFrom: '2025-01-01' }),
    aLine({ orderUnit: unit('BX', '10'), validFrom: '2026-01-01' }),
  ];
  expect(soldAs(of, lines).orderUnits).toEqual([unit('BX', '10'), unit('CA', '100')]);
});

test('R72: told of by facilities’ own lines alone, it is theirs; by one for all, everybody’s', () => {
  const own = [aLine({ facilityId: 'facility_b' }), aLine({ facilityId: 'facility_a' })];
  expect(soldAs(of, own).facilityIds).toEqual(['facility_a', 'facility_b']);
  expect(soldAs(of, [...own, aLine({})]).facilityIds).toBeNull();
});

test('units that hold as much as each other stand by their code', () => {
  const both = [aLine({ orderUnit: unit('CA', '10') }), aLine({ orderUnit: unit('BX', '10') })];
  expect(soldAs(of, both).orderUnits).toEqual([unit('BX', '10'), unit('CA', '10')]);
  expect(soldAs(of, both.toReversed()).orderUnits).toEqual([unit('BX', '10'), unit('CA', '10')]);
});

test('the newest line is believed wherever it stands, and of one day the one that came first', () => {
  const named = (partNumber: string, validFrom: string) => aLine({ partNumber, validFrom });
  const [old, mid, last] = [named('A', '2024-01-01'), named('B', '2025-01-01'), named('C', '2026-01-01')];
  for (const lines of [
    [old, mid, last],
    [last, old, mid],
    [mid, last, old],
    [last, mid, old],
  ])
    expect(soldAs(of, lines).partNumber).toBe('C');
  expect(soldAs(of, [named('A', '2026-01-01'), named('B', '2026-01-01')]).partNumber).toBe('A');
});
