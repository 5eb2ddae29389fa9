import { hubId } from '@supply-hub/identifiers';
import { parseHubConfig } from '@supply-hub/config';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Facilities } from '../services/facilities.ts';
import { firstExpiredFirst, isRecalled, isUsable, levelsOf, sumOf, toPosition, type LotOnHand } from './stock.ts';

const config = parseHubConfig(
  `systems:
  erp: { kind: sap-s4hana, name: ERP, baseUrl: 'http://127.0.0.1:1' }
  wms: { kind: oracle-wms, name: WMS, baseUrl: 'http://127.0.0.1:1' }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 } }
  - { id: centre, name: Centre, timeZone: America/Chicago, stockSystem: wms, codes: { erp: D900, wms: FAC1 } }`,
  {},
);
const directory = new Facilities(config);
const facility = (system: string, code: string) => {
  const found = directory.byCode(system, code);
  if (found === undefined) throw new Error('no such facility');
  return found;
};
const north = facility('erp', 'H100');

const lot = (values: Partial<LotOnHand> = {}): LotOnHand => ({
  locationCode: 'OR01',
  lot: 'L1',
  expiresOn: '2026-12-31',
  quantity: '1',
  unit: 'EA',
  status: 'AVAILABLE',
  ownership: 'OWNED',
  supplier: null,
  ...values,
});
const today = Temporal.PlainDate.from('2026-03-09');
const usable = (values: Partial<LotOnHand>, ...recalled: string[]) =>
  toPosition(north, 'A', [lot(values)]).lots.every((one) => isUsable(one, today, new Set(recalled)));

test('R20: lots stand in the order in which they expire, those without expiry last, then by number', () => {
  const { lots } = toPosition(north, 'A', [
    lot({ lot: 'Z', expiresOn: null }),
    lot({ lot: 'B', expiresOn: '2027-01-31' }),
    lot({ lot: null, expiresOn: null }),
    lot({ lot: 'A', expiresOn: '2027-01-31' }),
    lot({ lot: 'C', expiresOn: '2026-01-31' }),
  ]);
  expect(lots.map((one) => one.lot)).toEqual(['C', 'A', 'B', null, 'Z']);
});

test('R22: consigned counts as usable; held, in inspection, recalled and expired do not', () => {
  expect(usable({ ownership: 'CONSIGNED', supplier: '100' })).toBe(true);
  expect(usable({ status: 'QUALITY' })).toBe(false);
  expect(usable({ status: 'BLOCKED' })).toBe(false);
  expect(usable({ expiresOn: '2026-03-08' })).toBe(false);
  expect(usable({ expiresOn: '2026-03-09' })).toBe(true);
  expect(usable({ expiresOn: null })).toBe(true);
  expect(usable({ lot: 'L1' }, 'L1')).toBe(false);
  expect(usable({ lot: 'L1' }, 'l1', 'L2')).toBe(true);
});

test('stock that is not kept by lot is of no recalled one', () => {
  const { lots } = toPosition(north, 'A', [lot({ lot: null })]);
  expect(lots.map((one) => isRecalled(one, new Set(['', 'null'])))).toEqual([false]);
});

test('rows of one lot in one place are one; of another place, status or owner they are not', () => {
  const { lots } = toPosition(north, 'A', [
    lot({ quantity: '1.1' }),
    lot({ quantity: '2.2' }),
    lot({ locationCode: 'CS01' }),
    lot({ status: 'BLOCKED' }),
    lot({ ownership: 'CONSIGNED', supplier: '100' }),
    lot({ ownership: 'CONSIGNED', supplier: '200' }),
  ]);
  expect(lots.map(({ quantity }) => quantity).toSorted()).toEqual(['1', '1', '1', '1', '3.3']);
  expect(new Set(lots.map(({ id }) => id)).size).toBe(5);
});

test('a position is the same whatever the order of its rows, and its levels lose nothing', () => {
  const lots = fc.array(
    fc.record({
      locationCode: fc.constantFrom('OR01', 'CS01'),
      lot: fc.constantFrom('L1', 'L2', null),
      expiresOn: fc.constant('2027-01-31'),
      quantity: fc
        .integer({ min: 1, max: 10_000 })
        .map((n) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`),
      unit: fc.constant('EA' as const),
      status: fc.constantFrom('AVAILABLE' as const, 'BLOCKED' as const),
      ownership: fc.constant('OWNED' as const),
      supplier: fc.constant(null),
    }),
  );
  fc.assert(
    fc.property(lots, (rows) => {
      const position = toPosition(north, 'A', rows);
      expect(toPosition(north, 'A', rows.toReversed())).toEqual(position);
      expect(position.lots.toSorted(firstExpiredFirst)).toEqual(position.lots);
      expect(sumOf(levelsOf(position).flatMap((level) => level.lots))).toBe(sumOf(position.lots));
    }),
  );
});

test('quantities that cancel out are nothing', () => {
  expect(toPosition(north, 'A', [lot({ quantity: '2' }), lot({ quantity: '-2' })]).lots).toEqual([]);
});

test('a warehouse’s stock is of the item master’s items', () => {
  const centre = facility('wms', 'FAC1');
  expect(toPosition(centre, 'A', []).itemId).toBe(toPosition(north, 'A', []).itemId);
});

test('R17: a code that hub.yaml does not have is no facility', () => {
  expect(directory.byCode('erp', 'H999')).toBeUndefined();
  expect(directory.byCode('wms', 'H100')).toBeUndefined();
  expect(directory.locationByKey('erp', ['H999', 'OR01'])).toBeUndefined();
  expect(directory.locationByKey('erp', ['H100', ''])).toBeUndefined();
});

test('a lot is told by the keys of its own system, its place, item, lot, status, owner and supplier', () => {
  const { lots } = toPosition(north, 'A', [
    lot({ ownership: 'CONSIGNED', supplier: '100' }),
    lot({ lot: null, expiresOn: null }),
  ]);
  expect(lots).toMatchObject([
    {
      id: hubId('lot', 'erp', ['H100', 'OR01', 'A', 'L1', 'AVAILABLE', 'CONSIGNED', '100']),
      locationId: hubId('location', 'erp', ['H100', 'OR01']),
      supplierId: hubId('supplier', 'erp', '100'),
    },
    { id: hubId('lot', 'erp', ['H100', 'OR01', 'A', '', 'AVAILABLE', 'OWNED', '']), supplierId: null },
  ]);
});

test('R18: of two last days of one lot the earlier counts, whichever row tells it', () => {
  const days = (...all: (string | null)[]) =>
    toPosition(
      north,
      'A',
      all.map((expiresOn) => lot({ expiresOn })),
    ).lots.map(({ expiresOn }) => expiresOn);
  expect(days('2027-01-31', '2026-12-31')).toEqual(['2026-12-31']);
  expect(days('2026-12-31', '2027-01-31')).toEqual(['2026-12-31']);
  expect(days(null, '2027-01-31')).toEqual(['2027-01-31']);
  expect(days('2027-01-31', null)).toEqual(['2027-01-31']);
});

test('levels stand in the order of their places, each with what is there', () => {
  const rows = [
    lot({ locationCode: 'OR02' }),
    lot({ locationCode: 'CS01' }),
    lot({ locationCode: 'OR01', quantity: '2' }),
  ];
  const levels = levelsOf(toPosition(north, 'A', rows));
  expect(levels.map(({ locationCode, lots }) => [locationCode, sumOf(lots)])).toEqual([
    ['CS01', '1'],
    ['OR01', '2'],
    ['OR02', '1'],
  ]);
  expect(levels[0]).toMatchObject({
    id: hubId('stock', 'erp', ['H100', 'CS01', 'A']),
    locationId: hubId('location', 'erp', ['H100', 'CS01']),
    unit: 'EA',
  });
});

test('equal lots of two places stand in the order of the places', () => {
  const rows = [lot({ locationCode: 'OR02' }), lot({ locationCode: 'CS01' })];
  expect(toPosition(north, 'A', rows).lots.map(({ locationCode }) => locationCode)).toEqual(['CS01', 'OR02']);
});
