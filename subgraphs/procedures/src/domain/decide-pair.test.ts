import { describe, expect, test } from 'vitest';
import { decidePair } from './decide-pair.ts';
import type { FacilityFacts, InboundLine, LotFacts, PairState, StoredDemand } from './pair-state.ts';

const facility: FacilityFacts = {
  name: 'North Valley',
  timeZone: 'America/Chicago',
  bufferBeforeCaseMinutes: 120,
  quickestRemedyMinutes: 240,
  theatres: [
    { id: 'or-1', suppliedBy: ['core'] },
    { id: 'or-2', suppliedBy: ['store'] },
  ],
};
/** 08:00 on 2026-03-11 in Chicago. */
const start = Date.parse('2026-03-11T13:00:00Z');
const demand = (values: Partial<StoredDemand> = {}): StoredDemand => ({
  id: 'demand_1',
  caseId: 'case_1',
  itemId: 'item_1',
  facilityId: 'facility_1',
  cardSystem: 'erp',
  cardKey: 'CUP',
  unmapped: null,
  unit: 'EA',
  open: '2',
  hold: '0',
  startsAt: start,
  urgency: 0,
  theatreId: 'or-1',
  readiness: 'UNKNOWN',
  digest: '',
  ...values,
});
const lot = (values: Partial<LotFacts> = {}): LotFacts => ({
  id: 'lot_1',
  locationId: 'core',
  lot: 'L-77',
  expiresOn: null,
  receivedOn: null,
  quantity: '2',
  status: 'AVAILABLE',
  recalled: false,
  ...values,
});
const line = (promises: InboundLine['promises'], values: Partial<InboundLine> = {}): InboundLine => ({
  id: 'orderline_1',
  orderNumber: '4500001',
  baseUnit: 'EA',
  promises,
  ...values,
});
const state = (values: Partial<PairState> = {}): PairState => ({
  itemId: 'item_1',
  facilityId: 'facility_1',
  baseUnit: 'EA',
  facility,
  isStockKnown: true,
  demands: [demand()],
  lots: [],
  inbound: [],
  ...values,
});
const names = { location: (id: string) => `Place ${id}`, system: (id: string) => `System ${id}` };
const noon = Temporal.Instant.from('2026-03-09T17:00:00Z');
const decided = (values: Partial<PairState>, now = noon) =>
  decidePair(state(values), { now, names, digest: (text) => text });
const outcome = (values: Partial<PairState>, now = noon) => decided(values, now)[0]?.outcome;

describe('tells what was decided of a demand', () => {
  test('that stock covers, with the lots it is given and where they are', () => {
    expect(outcome({ lots: [lot({ quantity: '5' })] })).toEqual({
      neededBy: '2026-03-11T11:00:00Z',
      actBy: null,
      usable: '2',
      short: '0',
      holdShort: '0',
      readiness: 'READY',
      reason: 'All there: 2 EA in stock at Place core.',
      shares: { lots: [{ lotId: 'lot_1', quantity: '2', for: 'OPEN' }], inbound: [] },
    });
  });

  test('that nothing covers, with the latest time to act: the need less the quickest remedy', () => {
    expect(outcome({ demands: [demand({ hold: '1' })] })).toMatchObject({
      neededBy: '2026-03-11T11:00:00Z',
      actBy: '2026-03-11T07:00:00Z',
      usable: '0',
      short: '2',
      holdShort: '1',
      readiness: 'SHORT',
      shares: { lots: [], inbound: [] },
    });
  });

  test('R31: that is short of hold alone: at risk, and somebody must act as well', () => {
    expect(outcome({ demands: [demand({ hold: '1' })], lots: [lot()] })).toMatchObject({
      readiness: 'AT_RISK',
      actBy: '2026-03-11T07:00:00Z',
      short: '0',
      holdShort: '1',
    });
  });

  test('that deliveries cover, each with its order line and day, the earlier day first', () => {
    const inbound = [
      line(
        [
          { on: '2026-03-10', quantity: '1', confirmed: false },
          { on: '2026-03-09', quantity: '1', confirmed: true },
        ],
        { id: 'orderline_2' },
      ),
      line([{ on: '2026-03-08', quantity: '1', confirmed: false }]),
    ];
    expect(outcome({ inbound }, Temporal.Instant.from('2026-03-08T12:00:00Z'))?.shares.inbound).toEqual([
      { orderLineId: 'orderline_1', on: '2026-03-08', isConfirmed: false, quantity: '1', for: 'OPEN' },
      { orderLineId: 'orderline_2', on: '2026-03-09', isConfirmed: true, quantity: '1', for: 'OPEN' },
    ]);
  });
});

describe('tells a decision only when it is another', () => {
  const covered = { lots: [lot()] };
  const digest = decided(covered)[0]?.digest ?? '';

  test('the same state again is told to nobody', () => {
    expect(decided({ ...covered, demands: [demand({ digest })] })).toEqual([]);
    expect(decided({ ...covered, demands: [demand({ digest: 'another' })] })).toHaveLength(1);
  });

  test.each<[string, Partial<PairState>]>([
    ['another lot', { lots: [lot({ id: 'lot_2' })] }],
    ['the same from two lots', { lots: [lot({ quantity: '1' }), lot({ id: 'lot_2', quantity: '1' })] }],
    ['a lot that is gone', { lots: [] }],
    ['a case that moved', { lots: [lot()], demands: [demand({ digest, startsAt: start + 60_000 })] }],
    ['another unit', { lots: [lot()], demands: [demand({ digest, unit: 'BX' })] }],
    ['a quicker remedy', { lots: [lot()], facility: { ...facility, quickestRemedyMinutes: 60 } }],
    ['a delivery in place of stock', { inbound: [line([{ on: '2026-03-09', quantity: '2', confirmed: true }])] }],
  ])('%s is another decision', (_, values) => {
    expect(decided({ demands: [demand({ digest })], ...values })).toHaveLength(1);
  });

  test('so is another day of a delivery, and its confirmation', () => {
    const promised = (on: string, confirmed: boolean) => ({ inbound: [line([{ on, quantity: '2', confirmed }])] });
    const before = decided(promised('2026-03-09', true))[0]?.digest ?? '';
    const after = (on: string, confirmed: boolean) =>
      decided({ demands: [demand({ digest: before })], ...promised(on, confirmed) });
    expect(after('2026-03-09', true)).toEqual([]);
    expect(after('2026-03-10', true)).toHaveLength(1);
    expect(after('2026-03-09', false)).toHaveLength(1);
  });
});

describe('R32: only what supplies the theatre counts', () => {
  test.each([
    ['its own place', 'or-1', 'core', 'READY'],
    ['the place of another theatre', 'or-1', 'store', 'SHORT'],
    ['any theatre’s, while the case has no room', null, 'store', 'READY'],
    ['any theatre’s, in a room hub.yaml no longer has', 'or-9', 'core', 'READY'],
    ['a place of no theatre', null, 'attic', 'SHORT'],
  ])('%s', (_, theatreId, locationId, readiness) => {
    expect(outcome({ demands: [demand({ theatreId })], lots: [lot({ locationId })] })?.readiness).toBe(readiness);
  });
});

describe('what the facts of a lot and a promise mean', () => {
  test.each<[string, Partial<LotFacts>, string]>([
    ['R20: in inspection', { status: 'QUALITY' }, 'SHORT'],
    ['R20: blocked', { status: 'BLOCKED' }, 'SHORT'],
    ['R20: recalled', { recalled: true }, 'SHORT'],
    ['R21: expired the day before', { expiresOn: '2026-03-10' }, 'SHORT'],
    ['R21: good until the day of the procedure', { expiresOn: '2026-03-11' }, 'READY'],
  ])('%s', (_, values, readiness) => {
    expect(outcome({ lots: [lot(values)] })?.readiness).toBe(readiness);
  });

  test('R21: the day of the procedure is the facility’s: late in Chicago it is not yet the next', () => {
    const late = demand({ startsAt: Date.parse('2026-03-12T04:00:00Z') });
    expect(outcome({ demands: [late], lots: [lot({ expiresOn: '2026-03-11' })] })?.readiness).toBe('READY');
  });

  test('R20: of lots that expire together the oldest receipt goes first', () => {
    const lots = [
      lot({ id: 'lot_new', expiresOn: '2027-01-01', receivedOn: '2026-03-01' }),
      lot({ id: 'lot_old', expiresOn: '2027-01-01', receivedOn: '2026-02-01' }),
    ];
    expect(outcome({ lots })?.shares.lots).toMatchObject([{ lotId: 'lot_old' }]);
  });

  test('R32: a promise may come until the end of its day at the facility, less the buffer before the case', () => {
    const promised = (on: string) => ({ inbound: [line([{ on, quantity: '2', confirmed: true }])] });
    expect(outcome(promised('2026-03-10'))?.readiness).toBe('READY');
    expect(outcome(promised('2026-03-11'))?.readiness).toBe('SHORT');
  });

  test('R41: a promise whose day is over is kept by nobody any more', () => {
    const inbound = [line([{ on: '2026-03-08', quantity: '2', confirmed: true }])];
    // The day ends at 05:00 UTC, for clocks went forward that night.
    expect(outcome({ inbound }, Temporal.Instant.from('2026-03-09T04:59:59Z'))?.readiness).toBe('READY');
    expect(outcome({ inbound }, Temporal.Instant.from('2026-03-09T05:00:00Z'))).toMatchObject({
      readiness: 'SHORT',
      reason: 'Short of 2 EA: 2 needed, 0 covered; order 4500001 promised 2 EA for 2026-03-08, and they have not come.',
    });
  });

  test('R1: a delivery that counts another base unit comes for nobody', () => {
    expect(
      outcome({ inbound: [line([{ on: '2026-03-09', quantity: '2', confirmed: true }], { baseUnit: 'BX' })] })
        ?.readiness,
    ).toBe('SHORT');
  });
});

describe('says why it cannot know', () => {
  test.each<[string, Partial<PairState>, string]>([
    [
      'an item nobody has',
      { demands: [demand({ unmapped: 'UNKNOWN_ITEM' })] },
      'The card names item CUP of System erp, which the item master does not have.',
    ],
    [
      'a unit the item has not',
      { demands: [demand({ unmapped: 'UNKNOWN_UNIT', unit: 'CT' })] },
      'The card counts item CUP of System erp in CT, a unit it does not have.',
    ],
    ['stock nobody told of', { isStockKnown: false }, 'The stock of North Valley has not been loaded yet.'],
  ])('%s', (_, values, reason) => {
    expect(outcome({ lots: [lot()], ...values })).toMatchObject({ readiness: 'UNKNOWN', reason, actBy: null });
  });

  test('a facility nobody told of: all is missing, nothing is known, and it is said once', () => {
    const open = { facility: null, demands: [demand({ open: '2.0', hold: '1' })] };
    const [first] = decided(open);
    expect(first?.outcome).toEqual({
      neededBy: null,
      actBy: null,
      usable: '0',
      short: '2',
      holdShort: '1',
      readiness: 'UNKNOWN',
      reason: 'Nothing was heard of its facility yet.',
      shares: { lots: [], inbound: [] },
    });
    expect(decided({ facility: null, demands: [demand({ digest: first?.digest ?? '' })] })).toEqual([]);
  });
});
