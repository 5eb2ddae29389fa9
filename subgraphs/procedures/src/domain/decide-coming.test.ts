import { describe, expect, test } from 'vitest';
import { decidePair, substitute } from './decide-pair.ts';
import { pairKey, type ComingTransfer, type LotFacts, type PairState, type StoredDemand } from './pair-state.ts';

/** What comes by transfer, what suppliers owe, and what substitutes take the place of. */
const demand = (id: string, values: Partial<StoredDemand> = {}): StoredDemand => ({
  id,
  caseId: `case of ${id}`,
  itemId: 'item_1',
  facilityId: 'facility_1',
  cardSystem: 'erp',
  cardKey: 'CUP',
  unmapped: null,
  unit: 'EA',
  open: '2',
  hold: '0',
  startsAt: Date.parse('2026-03-11T13:00:00Z'),
  urgency: 0,
  theatreId: 'or-1',
  readiness: 'UNKNOWN',
  digest: '',
  ...values,
});
const transfer = (values: Partial<ComingTransfer> = {}): ComingTransfer => ({
  id: 'transfer_1',
  fromName: 'South Bay',
  locationId: 'core',
  expiresOn: null,
  quantity: '2',
  unit: 'EA',
  hasLeft: true,
  expectedAt: '2026-03-10T15:00:00Z',
  ...values,
});
const lot = (quantity: string): LotFacts => ({
  id: 'lot_1',
  locationId: 'core',
  lot: 'L1',
  expiresOn: null,
  receivedOn: null,
  quantity,
  status: 'AVAILABLE',
  recalled: false,
});
const state = (values: Partial<PairState> = {}): PairState => ({
  itemId: 'item_1',
  facilityId: 'facility_1',
  baseUnit: 'EA',
  facility: {
    name: 'North Valley',
    timeZone: 'America/Chicago',
    bufferBeforeCaseMinutes: 120,
    quickestRemedyMinutes: 240,
    theatres: [{ id: 'or-1', suppliedBy: ['core'] }],
  },
  isStockKnown: true,
  demands: [demand('d')],
  lots: [],
  inbound: [],
  ...values,
});
const by = { now: Temporal.Instant.from('2026-03-09T17:00:00Z'), names: { location: String, system: String } };
const decided = (values: Partial<PairState>, now = by.now) =>
  decidePair(state(values), { ...by, now, digest: (text) => text });
const outcome = (values: Partial<PairState>, now = by.now) => decided(values, now)[0]?.outcome;

test('a pair is told by its item and its facility', () => {
  const keys = [
    pairKey({ itemId: 'a', facilityId: 'b' }),
    pairKey({ itemId: 'b', facilityId: 'a' }),
    pairKey({ itemId: 'a', facilityId: 'a' }),
  ];
  expect(new Set(keys).size).toBe(3);
});

describe('stock on its way', () => {
  test('that has left is confirmed, there by the time it should be', () => {
    expect(outcome({ transfers: [transfer()] })).toMatchObject({
      readiness: 'READY',
      reason: 'All there: 2 EA confirmed with what is on its way from South Bay, there by 2026-03-10 10:00.',
      shares: {
        inbound: [],
        transfers: [
          {
            transferId: 'transfer_1',
            expectedAt: '2026-03-10T15:00:00Z',
            isConfirmed: true,
            quantity: '2',
            for: 'OPEN',
          },
        ],
      },
    });
  });

  test('that has not left is a wish', () => {
    expect(outcome({ transfers: [transfer({ hasLeft: false })] })).toMatchObject({
      readiness: 'AT_RISK',
      reason: '2 EA rest on what is on its way from South Bay, there by 2026-03-10 10:00, which has not left.',
    });
  });

  test.each<[string, Partial<ComingTransfer>, string]>([
    ['comes too late', { expectedAt: '2026-03-11T11:00:01Z' }, 'SHORT'],
    ['comes at the last moment', { expectedAt: '2026-03-11T11:00:00Z' }, 'READY'],
    ['goes where it does not supply the theatre', { locationId: 'attic' }, 'SHORT'],
    ['expires before the case', { expiresOn: '2026-03-10' }, 'SHORT'],
    ['expires on its day', { expiresOn: '2026-03-11' }, 'READY'],
    ['counts another unit', { unit: 'BX' }, 'SHORT'],
  ])('that %s', (_, values, readiness) => {
    expect(outcome({ transfers: [transfer(values)] })?.readiness).toBe(readiness);
  });

  test('that should have been there has not come, and counts for nobody', () => {
    const at = (time: string) => outcome({ transfers: [transfer()] }, Temporal.Instant.from(time));
    expect(at('2026-03-10T15:00:00Z')?.readiness).toBe('READY');
    expect(at('2026-03-10T15:00:01Z')).toMatchObject({
      readiness: 'SHORT',
      reason:
        'Short of 2 EA: 2 needed, 0 covered; 2 EA on their way from South Bay should be there 2026-03-10 10:00, and they have not come.',
    });
  });

  test('and a delivery nobody confirmed together rest on the supplier', () => {
    const inbound = [
      {
        id: 'l',
        orderNumber: '450',
        baseUnit: null,
        promises: [{ on: '2026-03-09', quantity: '1', confirmed: false }],
      },
    ];
    expect(outcome({ inbound, transfers: [transfer({ hasLeft: false })] })?.reason).toBe(
      '2 EA rest on order 450 for 2026-03-09 and what is on its way from South Bay, there by 2026-03-10 10:00, which the supplier has not confirmed.',
    );
  });
});

describe('R41: what a supplier owes is the first cause', () => {
  const owed = (orderNumber: string, promisedOn: string | null, quantity = '2') => ({
    orderNumber,
    quantity,
    promisedOn,
  });
  const cause = (...lines: ReturnType<typeof owed>[]) =>
    outcome({ owed: lines })?.reason.replace('Short of 2 EA: 2 needed, 0 covered; ', '');

  test('with the day it is promised for now, the soonest first', () => {
    expect(cause(owed('451', '2026-03-16'), owed('450', '2026-03-14'))).toBe(
      'order 450 backordered to 2026-03-14 (2 EA).',
    );
    expect(cause(owed('450', '2026-03-14'), owed('451', '2026-03-16'))).toBe(
      'order 450 backordered to 2026-03-14 (2 EA).',
    );
  });

  test('without a date last, and said', () => {
    expect(cause(owed('450', null))).toBe('order 450 backordered without a date (2 EA).');
    expect(cause(owed('450', null), owed('451', '2026-03-16'))).toBe('order 451 backordered to 2026-03-16 (2 EA).');
    expect(cause(owed('451', '2026-03-16'), owed('450', null))).toBe('order 451 backordered to 2026-03-16 (2 EA).');
  });

  test('unless it comes in time, or is nothing', () => {
    const nothing = 'there is no other stock of it at the facility, and no delivery is promised.';
    expect(cause(owed('450', '2026-03-10'))).toBe(nothing);
    expect(cause(owed('450', '2026-03-14', '0'))).toBe(nothing);
    expect(cause(owed('450', '2026-03-11'))).toBe('order 450 backordered to 2026-03-11 (2 EA).');
  });

  test('and the same promise is not told twice, another of the order is', () => {
    const line = (on: string) => ({
      id: on,
      orderNumber: '450',
      baseUnit: 'EA',
      promises: [{ on, quantity: '2', confirmed: true }],
    });
    const told = (on: string) => outcome({ owed: [owed('450', '2026-03-14')], inbound: [line(on)] })?.reason ?? '';
    expect(told('2026-03-14')).not.toContain('promised');
    expect(told('2026-03-12')).toContain('order 450 promised 2 EA for 2026-03-12, too late for the case');
  });
});

describe('R42: substitutes', () => {
  test('are told beside what they take the place of', () => {
    expect(outcome({ demands: [demand('d', { substituted: '1' })], lots: [lot('2')] })?.reason).toBe(
      'All there: 2 EA in stock at core. A substitute takes the place of 1 EA.',
    );
    expect(outcome({ demands: [demand('d', { substitutes: 'demand_0' })], lots: [lot('2')] })?.reason).toBe(
      'All there: 2 EA in stock at core. It takes the place of CUP.',
    );
  });

  test('make another decision, and nothing to do with them makes none', () => {
    const covered = { lots: [lot('2')] };
    const digest = decided(covered)[0]?.digest ?? '';
    const again = (values: Partial<StoredDemand>) =>
      decided({ ...covered, demands: [demand('d', { digest, ...values })] });
    expect(again({ substituted: '0', substitutes: null })).toEqual([]);
    expect(again({ substituted: '1' })).toHaveLength(1);
    expect(again({ substitutes: 'demand_0' })).toHaveLength(1);
  });

  const approved = (...quantities: string[]) => ({
    approved: quantities.map((quantity, index) => ({ id: `s${index}`, quantity })),
  });
  const replaced = (values: Partial<PairState>) =>
    substitute(state(values), by).map(
      ({ substitutionId, demandId, caseId, quantity }) => `${quantity} of ${substitutionId} for ${demandId}, ${caseId}`,
    );
  const later = demand('later', { startsAt: Date.parse('2026-03-12T13:00:00Z') });

  test('take the place of what earlier cases are short of, as far as each goes', () => {
    expect(replaced({ demands: [later, demand('d')], lots: [lot('1')], ...approved('2', '5') })).toEqual([
      '1 of s0 for d, case of d',
      '1 of s0 for later, case of later',
      '1 of s1 for later, case of later',
    ]);
  });

  test('take the place of nothing that is there, on its way, held only, or a substitute itself', () => {
    expect(replaced({ lots: [lot('2')], ...approved('2') })).toEqual([]);
    expect(replaced({ transfers: [transfer()], ...approved('2') })).toEqual([]);
    expect(replaced({ demands: [demand('d', { open: '0', hold: '2' })], ...approved('2') })).toEqual([]);
    expect(replaced({ demands: [demand('d', { substitutes: 'demand_0' })], ...approved('2') })).toEqual([]);
  });

  test('come out the same whatever they took the place of before', () => {
    expect(replaced({ demands: [demand('d', { open: '0', substituted: '2' })], ...approved('1') })).toEqual([
      '1 of s0 for d, case of d',
    ]);
  });

  test('are none where nobody approved any, or nobody knows what is there', () => {
    expect(replaced({})).toEqual([]);
    expect(replaced({ facility: null, ...approved('2') })).toEqual([]);
    expect(replaced({ isStockKnown: false, ...approved('2') })).toEqual([]);
    expect(replaced(approved('0'))).toEqual([]);
  });
});
