import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StockLot } from '../stock.ts';
import { judgeItem, type ItemAtFacilityFacts } from './judge-item.ts';
import { troubleKey } from './stock-alert.ts';

const lot = (id: string, quantity: string, values: Partial<StockLot> = {}): StockLot => ({
  id,
  locationId: 'location_or01',
  locationCode: 'OR01',
  lot: id,
  expiresOn: null,
  quantity,
  unit: 'EA',
  status: 'AVAILABLE',
  ownership: 'OWNED',
  supplier: null,
  supplierId: null,
  ...values,
});
const par = (reorderPoint: string | null, fillTo: string | null = null, safetyStock: string | null = null) => ({
  unit: 'EA' as const,
  reorderPoint,
  fillTo,
  safetyStock,
});
const facts = (values: Partial<ItemAtFacilityFacts>): ItemAtFacilityFacts => ({
  itemId: 'item_a',
  facilityId: 'facility_north',
  today: Temporal.PlainDate.from('2026-03-09'),
  lots: [],
  parLevel: null,
  recalled: new Set(),
  reserved: [],
  shortCaseIds: [],
  ...values,
});
const judged = (values: Partial<ItemAtFacilityFacts>) =>
  judgeItem(facts(values)).map(
    ({ kind, severity, about }) => `${kind} ${severity}${about.isExpired ? ' expired' : ''}`,
  );

describe('how much there should be', () => {
  test.each([
    ['R33: at the reorder point', par('10', '40'), '10', ['BELOW_PAR NOTICE']],
    ['R33: above the reorder point, though not full', par('10', '40'), '10.001', []],
    ['R33: without a reorder point, below what it is filled up to', par(null, '40'), '39.5', ['BELOW_PAR NOTICE']],
    ['R33: full', par(null, '40'), '40', []],
    ['below the safety stock', par('10', '40', '5'), '4', ['BELOW_PAR WARNING']],
    ['below a safety stock that stands alone', par(null, null, '5'), '4', ['BELOW_PAR WARNING']],
    ['nothing of what is planned', par('10'), '0', ['STOCK_OUT WARNING']],
    ['nothing of what is planned at zero', par('0', '0', '0'), '0', []],
    ['nothing of what nobody plans', null, '0', []],
  ])('%s', (_, parLevel, quantity, expected) => {
    expect(judged({ parLevel, lots: quantity === '0' ? [] : [lot('lot_1', quantity)] })).toEqual(expected);
  });

  test('R22: what is held, recalled or expired does not count; what is consigned does', () => {
    const lots = [
      lot('lot_held', '5', { status: 'BLOCKED' }),
      lot('lot_seen', '5', { status: 'QUALITY' }),
      lot('lot_bad', '5'),
      lot('lot_consigned', '3', { ownership: 'CONSIGNED' }),
    ];
    const [trouble] = judgeItem(facts({ parLevel: par('10'), lots, recalled: new Set(['lot_bad']) }));
    expect(trouble).toMatchObject({ kind: 'BELOW_PAR', about: { quantity: '3', threshold: '10', unit: 'EA' } });
  });

  test('R31: what a case lacks is a stock-out also where nobody plans it', () => {
    expect(judged({ shortCaseIds: ['case_1'] })).toEqual(['STOCK_OUT CRITICAL']);
    expect(judged({ shortCaseIds: ['case_1'], lots: [lot('lot_1', '3')] })).toEqual([]);
    expect(judged({ shortCaseIds: ['case_1'], lots: [lot('lot_1', '3')], parLevel: par('3') })).toEqual([
      'BELOW_PAR WARNING',
    ]);
  });
});

describe('lots', () => {
  test.each([
    ['31 days before its last', '2026-04-09', {}, []],
    ['30 days before its last', '2026-04-08', {}, ['EXPIRING NOTICE']],
    ['on its last day', '2026-03-09', {}, ['EXPIRING NOTICE']],
    ['past it', '2026-03-08', {}, ['EXPIRING WARNING expired']],
    ['past it, but held already', '2026-03-08', { status: 'BLOCKED' as const }, []],
    ['past it, in inspection', '2026-03-08', { status: 'QUALITY' as const }, ['EXPIRING WARNING expired']],
    ['past it, and none of it', '2026-03-08', { quantity: '0' }, []],
  ])('R21: a lot %s', (_, expiresOn, values, expected) => {
    expect(judged({ lots: [lot('lot_1', '2', { expiresOn, ...values })] })).toEqual(expected);
  });

  test('R21: one that is past its last day and kept for a case is critical; one that is recalled is set aside already', () => {
    const lots = [lot('lot_1', '2', { expiresOn: '2026-03-08' })];
    const reserved = [
      { lotId: 'lot_1', caseId: 'case_2' },
      { lotId: 'lot_1', caseId: 'case_1' },
      { lotId: 'lot_9', caseId: 'case_9' },
    ];
    expect(judgeItem(facts({ lots, reserved }))).toMatchObject([
      { severity: 'CRITICAL', caseIds: ['case_1', 'case_2'] },
    ]);
    expect(judged({ lots, reserved, recalled: new Set(['lot_1']) })).toEqual([]);
  });

  test('a lot below zero is told as such, whatever its last day', () => {
    expect(judged({ lots: [lot('lot_1', '-1', { expiresOn: '2026-03-08' })] })).toEqual(['NEGATIVE WARNING']);
  });
});

const $lots = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 9 }).map((n) => `lot_${n}`),
      quantity: fc.integer({ min: -5, max: 20 }).map(String),
      days: fc.integer({ min: -40, max: 60 }),
      status: fc.constantFrom('AVAILABLE', 'QUALITY', 'BLOCKED' as const),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) =>
    all.map(({ id, quantity, days, status }) =>
      lot(id, quantity, { status, expiresOn: Temporal.PlainDate.from('2026-03-09').add({ days }).toString() }),
    ),
  );

test('the order in which things are known does not matter, and of one thing there is one trouble of a kind', () => {
  fc.assert(
    fc.property(
      $lots,
      fc.option(fc.integer({ min: 0, max: 30 })),
      fc.array(fc.constantFrom('case_1', 'case_2')),
      (lots, level, cases) => {
        const known = { parLevel: par(level === null ? null : String(level), '20'), shortCaseIds: cases };
        const byKey = (given: readonly StockLot[]) =>
          judgeItem(facts({ ...known, lots: given })).toSorted((a, b) => (troubleKey(a) < troubleKey(b) ? -1 : 1));
        const troubles = byKey(lots);
        expect(byKey(lots.toReversed())).toEqual(troubles);
        expect(new Set(troubles.map(troubleKey)).size).toBe(troubles.length);
      },
    ),
  );
});
