import fc from 'fast-check';
import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { decides, foldWarehouse, type WarehouseFact } from './warehouse-stock.ts';

const at = (minute: number) => Temporal.Instant.from('2026-03-09T00:00:00Z').add({ minutes: minute });
const fact = (
  kind: WarehouseFact['kind'],
  minute: number,
  quantity: string,
  more: Partial<WarehouseFact> = {},
): WarehouseFact => ({
  kind,
  at: at(minute),
  quantity,
  locationCode: 'W1',
  lot: 'L1',
  expiresOn: '2027-01-31',
  status: 'AVAILABLE',
  unit: 'EA',
  ...more,
});
const quantities = (facts: readonly WarehouseFact[], countedAt: number | null) =>
  foldWarehouse(facts, countedAt === null ? null : at(countedAt)).map(
    ({ lot, status, quantity }) => `${lot} ${status} ${quantity}`,
  );

test('R23: a count replaces, a change adds, and what came after the count is kept on top of it', () => {
  const facts = [fact('COUNT', 10, '100'), fact('CHANGE', 5, '7'), fact('CHANGE', 11, '4'), fact('CHANGE', 12, '-3')];
  expect(quantities(facts, 10)).toEqual(['L1 AVAILABLE 101']);
});

test('R23: an older count never overwrites a newer one', () => {
  expect(quantities([fact('COUNT', 20, '5'), fact('COUNT', 10, '100')], 20)).toEqual(['L1 AVAILABLE 5']);
});

test('what the latest count does not list is not there', () => {
  expect(quantities([fact('COUNT', 10, '100')], 20)).toEqual([]);
});

test('before the first count there is what was added', () => {
  expect(quantities([fact('CHANGE', 1, '4'), fact('CHANGE', 2, '-1')], null)).toEqual(['L1 AVAILABLE 3']);
});

test('two counts of one moment are parts of one count', () => {
  const facts = [fact('COUNT', 10, '3'), fact('COUNT', 10, '4', { lot: 'L2' })];
  expect(quantities(facts, 10)).toEqual(['L1 AVAILABLE 3', 'L2 AVAILABLE 4']);
});

test('what left without its lot left the first to expire, and never more than there is', () => {
  const facts = [
    fact('COUNT', 10, '3'),
    fact('COUNT', 10, '4', { lot: 'L2', expiresOn: '2026-12-31' }),
    fact('CHANGE', 11, '-5', { lot: null, expiresOn: null }),
  ];
  expect(quantities(facts, 10)).toEqual(['L1 AVAILABLE 2']);
  expect(quantities([...facts, fact('CHANGE', 12, '-9', { lot: null })], 10)).toEqual([]);
});

test('held stock is apart from what may be used', () => {
  const facts = [fact('COUNT', 10, '9'), fact('CHANGE', 11, '-2'), fact('CHANGE', 11, '2', { status: 'BLOCKED' })];
  expect(quantities(facts, 10).toSorted()).toEqual(['L1 AVAILABLE 7', 'L1 BLOCKED 2']);
});

const anyFact = fc
  .record({
    kind: fc.constantFrom<WarehouseFact['kind']>('COUNT', 'CHANGE', 'CHANGE'),
    minute: fc.integer({ min: 0, max: 6 }),
    quantity: fc.integer({ min: -9, max: 9 }),
    lot: fc.constantFrom('L1', 'L2', null),
    status: fc.constantFrom<WarehouseFact['status']>('AVAILABLE', 'BLOCKED'),
  })
  .map(({ kind, minute, quantity, lot, status }) =>
    fact(kind, minute, String(kind === 'COUNT' ? Math.abs(quantity) : quantity), {
      lot,
      status,
      expiresOn: lot === null ? null : lot === 'L1' ? '2027-01-31' : '2026-06-30',
    }),
  );
const latest = (facts: readonly WarehouseFact[]) =>
  facts.reduce<Temporal.Instant | null>(
    (newest, each) =>
      each.kind === 'COUNT' && (newest === null || Temporal.Instant.compare(each.at, newest) > 0) ? each.at : newest,
    null,
  );
const inOneOrder = (lots: readonly unknown[]) => lots.map((lot) => JSON.stringify(lot)).toSorted();

test('R23: in whatever order documents come, the stock is the same', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyFact, { maxLength: 12 })
        .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
      ([facts, shuffled]) => {
        const countedAt = latest(facts);
        expect(inOneOrder(foldWarehouse(shuffled, countedAt))).toEqual(inOneOrder(foldWarehouse(facts, countedAt)));
      },
    ),
  );
});

test('what decides no more may be forgotten', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
      const countedAt = latest(facts);
      const kept = facts.filter((each) => decides(each, countedAt));
      expect(foldWarehouse(kept, countedAt)).toEqual(foldWarehouse(facts, countedAt));
    }),
  );
});

test('a place never has less than nothing, and as much as was told of it less what left', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
      const countedAt = latest(facts);
      const lots = foldWarehouse(facts, countedAt);
      expect(lots.every(({ quantity }) => Decimal.of(quantity).sign > 0)).toBe(true);
      for (const status of ['AVAILABLE', 'BLOCKED'] as const) {
        const total = facts
          .filter((each) => each.status === status && decides(each, countedAt))
          .reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.zero);
        const left = lots
          .filter((lot) => lot.status === status)
          .reduce((sum, { quantity }) => sum.plus(Decimal.of(quantity)), Decimal.zero);
        expect(left.toString()).toBe(total.sign < 0 ? '0' : total.toString());
      }
    }),
  );
});

test('R18: one lot has one last day, the earlier, whichever document tells it', () => {
  const facts = [
    fact('COUNT', 10, '3', { expiresOn: null }),
    fact('CHANGE', 11, '1', { expiresOn: '2027-01-31', status: 'BLOCKED' }),
    fact('CHANGE', 12, '1', { expiresOn: '2026-12-31' }),
  ];
  expect(foldWarehouse(facts, at(10)).map(({ expiresOn }) => expiresOn)).toEqual(['2026-12-31', '2026-12-31']);
});

test('stock without a lot has no last day, whatever its document says', () => {
  expect(foldWarehouse([fact('CHANGE', 1, '3', { lot: null })], null)).toMatchObject([{ lot: null, expiresOn: null }]);
});

test('a lot is told as the warehouse’s own, in its place and unit', () => {
  expect(foldWarehouse([fact('CHANGE', 1, '3')], null)).toEqual([
    {
      locationCode: 'W1',
      lot: 'L1',
      expiresOn: '2027-01-31',
      quantity: '3',
      unit: 'EA',
      status: 'AVAILABLE',
      ownership: 'OWNED',
      supplier: null,
    },
  ]);
});

test('what left without its lot left, of lots of one last day, the lower number; of none without end, the last', () => {
  const left = fact('CHANGE', 11, '-2', { lot: 'unknown', expiresOn: null });
  const count = (lot: string, expiresOn: string | null) => fact('COUNT', 10, '2', { lot, expiresOn });
  expect(quantities([count('B', '2027-01-31'), count('A', '2027-01-31'), left], 10)).toEqual(['B AVAILABLE 2']);
  expect(quantities([count('A', '2027-01-31'), count('B', '2027-01-31'), left], 10)).toEqual(['B AVAILABLE 2']);
  expect(quantities([count('A', null), count('B', '2027-01-31'), left], 10)).toEqual(['A AVAILABLE 2']);
});

test('R23: a change of the very moment of the count is in it', () => {
  expect(quantities([fact('COUNT', 10, '5'), fact('CHANGE', 10, '2')], 10)).toEqual(['L1 AVAILABLE 5']);
});
