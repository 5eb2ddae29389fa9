import { describe, expect, test } from 'vitest';
import { keptApart, withoutKept, type Quarantine } from './quarantine.ts';
import type { StockLot } from './stock.ts';

const lot = (id: string, quantity: string, fields: Partial<StockLot> = {}): StockLot => ({
  id,
  locationId: 'location_a',
  locationCode: 'A',
  supplierId: null,
  lot: null,
  expiresOn: null,
  quantity,
  unit: 'EA',
  status: 'AVAILABLE',
  ownership: 'OWNED',
  supplier: null,
  ...fields,
});
const held = (quantity: string, number: string | null = null): Quarantine => ({
  id: 'quarantine_a',
  substitutionId: 'substitution_a',
  lot: number,
  quantity,
  state: 'HELD',
  at: Temporal.Instant.from('2026-03-09T12:00:00Z'),
});
const left = (lots: readonly StockLot[], ...quarantines: Quarantine[]) => {
  const kept = keptApart(lots, quarantines);
  return lots.map((each) => withoutKept(each, kept));
};

describe('R42: what came instead of what was ordered is kept apart', () => {
  test('all of its lot, wherever it was put, and no other lot', () => {
    const lots = [lot('a', '4', { lot: 'S' }), lot('b', '3', { lot: 'S' }), lot('c', '9', { lot: 'T' }), lot('d', '1')];
    expect(left(lots, held('4', 'S'))).toEqual(['0', '0', '9', '1']);
  });

  test('as much as came where stock has no lots, of what may be used first', () => {
    const lots = [lot('a', '5', { status: 'BLOCKED' }), lot('b', '3'), lot('c', '4')];
    expect(left(lots, held('4'), held('1'))).toEqual(['5', '0', '2']);
  });

  test('no more than there is', () => {
    expect(left([lot('a', '2'), lot('b', '-1')], held('40'))).toEqual(['0', '-1']);
    expect(left([lot('a', '2')])).toEqual(['2']);
  });
});
