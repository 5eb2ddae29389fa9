import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  caseOf,
  factsOf,
  fold,
  foldMissing,
  plausibleDuration,
  type CaseFacts,
  type CaseState,
  type ScheduleSnapshot,
} from './schedule.ts';
import type { CaseStatus } from './surgical-case.ts';

const said = (eventAt: number, facts: CaseFacts, receivedAt = eventAt): ScheduleSnapshot => ({
  eventAt,
  receivedAt,
  isRead: false,
  facts,
});
const north = { facilityId: 'facility_north', theatreId: 'theatre_north_1' };
const booked = said(100, {
  number: 'C-1',
  place: north,
  startsAt: '2026-03-10T13:00:00Z',
  durationMs: 5_400_000,
  status: 'SCHEDULED',
});
const moved = said(200, { number: 'C-1', place: north, startsAt: '2026-03-11T13:00:00Z', status: 'SCHEDULED' });
const cancelled = said(300, { number: 'C-1', status: 'CANCELLED' });

function folded(...snapshots: readonly ScheduleSnapshot[]): { state: CaseState; effects: string[] } {
  let state: CaseState | null = null;
  const effects: string[] = [];
  for (const each of snapshots) {
    const outcome = fold(state, each);
    state = outcome.state;
    effects.push(outcome.effect);
  }
  if (state === null) throw new Error('nothing was folded');
  return { state, effects };
}
const read = (...snapshots: readonly ScheduleSnapshot[]) => caseOf(folded(...snapshots).state);

// Few values and few times, so that snapshots meet: ties, repetitions and contradictions are the rule.
const facts: fc.Arbitrary<CaseFacts> = fc.record(
  {
    number: fc.constant('C-1'),
    otherNumber: fc.constantFrom('A-1', 'A-2'),
    place: fc.record({
      facilityId: fc.constantFrom('facility_a', 'facility_b', null),
      theatreId: fc.constantFrom('t1', null),
    }),
    site: fc.constantFrom('facility_a', 'facility_b'),
    startsAt: fc.constantFrom('2026-03-10T13:00:00Z', '2026-03-11T09:30:00Z'),
    durationMs: fc.constantFrom(60_000, 7_200_000),
    status: fc.constantFrom<CaseStatus>('SCHEDULED', 'STARTED', 'CANCELLED', 'VOIDED', 'NO_SHOW'),
    procedure: fc.record({
      system: fc.constant(null),
      code: fc.constantFrom('P1', 'P2'),
      display: fc.constantFrom('x', null),
    }),
    surgeon: fc.record({ system: fc.constant(null), code: fc.constantFrom('S1', 'S2'), display: fc.constant(null) }),
    cardNumber: fc.constantFrom('K1', 'K2'),
    urgency: fc.constantFrom(0, 1, 2),
  },
  { requiredKeys: [] },
);
const snapshot: fc.Arbitrary<ScheduleSnapshot> = fc.record({
  eventAt: fc.nat({ max: 4 }),
  receivedAt: fc.nat({ max: 4 }),
  isRead: fc.boolean(),
  facts,
});
const snapshots = fc.array(snapshot, { minLength: 1, maxLength: 8 });

test('R25, R29: any order of the same snapshots ends in the same state', () => {
  fc.assert(
    fc.property(
      snapshots.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([inOrder, shuffled]) => {
        expect(folded(...shuffled).state).toEqual(folded(...inOrder).state);
      },
    ),
  );
});

test('R24: any repetition of what was heard changes nothing', () => {
  fc.assert(
    fc.property(snapshots, fc.array(fc.nat({ max: 7 }), { maxLength: 8 }), (all, again) => {
      const once = folded(...all);
      const repeated = again.flatMap((at) => all[at] ?? []);
      const twice = folded(...all, ...repeated);
      expect(twice.state).toEqual(once.state);
      for (const effect of twice.effects.slice(all.length)) expect(['UNCHANGED', 'STALE']).toContain(effect);
    }),
  );
});

test('a state that went through a database, which keeps keys in its own order, folds as before', () => {
  const turned = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, each]) => [key, turned(each)]),
        )
      : value;
  fc.assert(
    fc.property(snapshots, snapshot, (all, next) => {
      const { state } = folded(...all);
      expect(fold(turned(state) as CaseState, next)).toEqual(fold(state, next));
    }),
  );
});

test('an effect says what is different: nothing differs where it is UNCHANGED or STALE, something does elsewhere', () => {
  fc.assert(
    fc.property(snapshots, snapshot, (all, next) => {
      const { state } = folded(...all);
      const { effect, hasChanged, case: after } = fold(state, next);
      expect(hasChanged).toBe(JSON.stringify(after) !== JSON.stringify(caseOf(state)));
      if (effect !== 'UNCHANGED') expect(hasChanged).toBe(effect !== 'STALE');
    }),
  );
});

test('R25: a reschedule moves the case and leaves what it does not say', () => {
  expect(folded(booked, moved).effects).toEqual(['CREATED', 'MOVED']);
  expect(read(booked, moved)).toMatchObject({
    scheduledAt: '2026-03-11T13:00:00Z',
    endsAt: '2026-03-11T14:30:00Z',
    theatreId: 'theatre_north_1',
    status: 'SCHEDULED',
  });
});

test('R25: a modification (S14) that carries another time moves the case as a reschedule does', () => {
  expect(folded(booked, said(200, { startsAt: '2026-03-12T13:00:00Z' })).effects).toEqual(['CREATED', 'MOVED']);
});

test('R26: a cancellation keeps when and where the case was', () => {
  expect(folded(booked, cancelled).effects).toEqual(['CREATED', 'CANCELLED']);
  expect(read(booked, cancelled)).toMatchObject({ status: 'CANCELLED', scheduledAt: '2026-03-10T13:00:00Z' });
});

test('R29: a stale reschedule after a cancellation changes nothing, a newer one reinstates the case', () => {
  const stale = folded(booked, said(300, { ...moved.facts, status: 'CANCELLED' }), moved);
  expect(stale.effects).toEqual(['CREATED', 'CANCELLED', 'STALE']);
  expect(caseOf(stale.state).status).toBe('CANCELLED');
  const newer = folded(booked, cancelled, said(400, booked.facts));
  expect(newer.effects).toEqual(['CREATED', 'CANCELLED', 'REINSTATED']);
  expect(caseOf(newer.state).status).toBe('SCHEDULED');
});

test('R29: a late message says what no newer one has said', () => {
  expect(folded(cancelled, booked).effects).toEqual(['CREATED', 'MODIFIED']);
  expect(read(cancelled, booked)).toMatchObject({ status: 'CANCELLED', scheduledAt: '2026-03-10T13:00:00Z' });
});

test('R27: a case entered in error is not reported as cancelled, a no-show is', () => {
  expect(folded(booked, said(200, { status: 'VOIDED' })).effects).toEqual(['CREATED', 'MODIFIED']);
  expect(folded(booked, said(200, { status: 'NO_SHOW' })).effects).toEqual(['CREATED', 'CANCELLED']);
});

test('of two messages of one second the one that came later counts, in whatever order they are folded', () => {
  const first = said(100, { status: 'SCHEDULED' }, 1000);
  const second = said(100, { status: 'CANCELLED' }, 1001);
  expect(read(first, second).status).toBe('CANCELLED');
  expect(read(second, first).status).toBe('CANCELLED');
  expect(folded(second, first).effects).toEqual(['CREATED', 'STALE']);
});

test('the sender’s facility counts only while nobody has said a place; a place nobody knows is nowhere (R17)', () => {
  expect(read(said(100, { number: 'C-1', site: 'facility_north' })).facilityId).toBe('facility_north');
  expect(read(booked, said(200, { site: 'facility_south' }))).toMatchObject(north);
  expect(read(booked, said(200, { place: { facilityId: null, theatreId: null } })).facilityId).toBeNull();
});

test('a case without a status is on the schedule, and its own number goes before another', () => {
  expect(read(said(200, { otherNumber: 'A-9' }))).toMatchObject({ number: 'A-9', status: 'SCHEDULED', urgency: 0 });
  expect(read(booked, said(200, { otherNumber: 'A-9' })).number).toBe('C-1');
});

test('another text for the same code tells the case anew, and asks for no other supplies', () => {
  const code = (display: string) => ({ procedure: { system: null, code: 'P1', display } });
  const { state } = fold(null, said(100, code('Hip')));
  expect(fold(state, said(200, code('Hip replacement')))).toMatchObject({
    hasChanged: true,
    needsOther: false,
    effect: 'UNCHANGED',
  });
});

test('a code keeps the name its schedule gave it when it was read, whoever spoke of it last', () => {
  const procedure = { system: 'urn:x', code: 'P1', display: 'Total replacement of hip' };
  const asRead: ScheduleSnapshot = { ...said(100, { procedure }), isRead: true };
  const told = said(200, { procedure: { system: null, code: 'P1', display: 'HIP' } });
  expect(read(asRead, told).procedure).toEqual(procedure);
  expect(folded(asRead, told).effects).toEqual(['CREATED', 'UNCHANGED']);
  expect(fold(folded(asRead).state, told).hasChanged).toBe(false);
  expect(read(asRead, said(200, { procedure: { ...procedure, code: 'P2' } })).procedure?.code).toBe('P2');
});

test('what its schedule has no more is void while it is on, until somebody speaks of it or it is there again', () => {
  const gone = foldMissing(folded(booked).state, 150);
  expect(gone).toMatchObject({ effect: 'MODIFIED', case: { status: 'VOIDED' } });
  expect(fold(gone.state, { ...booked, receivedAt: 151, isRead: true }).case.status).toBe('SCHEDULED');
  expect(fold(gone.state, moved)).toMatchObject({ effect: 'REINSTATED', case: { status: 'SCHEDULED' } });
  expect(fold(gone.state, said(50, booked.facts))).toMatchObject({ effect: 'STALE', case: { status: 'VOIDED' } });
  const over = folded(booked, said(200, { status: 'COMPLETED' })).state;
  expect(foldMissing(over, 300).case.status).toBe('COMPLETED');
});

test('what was not said is no fact', () => {
  expect(factsOf({ number: 'C-1', site: undefined, urgency: 0 })).toEqual({ number: 'C-1', urgency: 0 });
});

test('a case takes up to a week; what is longer, or no time at all, was read in a wrong unit', () => {
  const week = 7 * 24 * 3_600_000;
  expect([0, -1, 0.4, 90_000.6, week, week + 1].map(plausibleDuration)).toEqual([
    undefined,
    undefined,
    0,
    90_001,
    week,
    undefined,
  ]);
});

test('it ends when it has taken its time from its newest start; without either nobody knows', () => {
  expect(read(booked).endsAt).toBe('2026-03-10T14:30:00Z');
  expect(read(booked, moved).endsAt).toBe('2026-03-11T14:30:00Z');
  expect(read(moved).endsAt).toBeNull();
  expect(read(said(100, { durationMs: 60_000 })).endsAt).toBeNull();
});

test('a case nobody has said anything of has no number, place, procedure or surgeon', () => {
  expect(read(said(100, {}))).toEqual({
    number: '',
    facilityId: null,
    theatreId: null,
    scheduledAt: null,
    endsAt: null,
    status: 'SCHEDULED',
    procedure: null,
    surgeon: null,
    cardNumber: null,
    urgency: 0,
  });
});

test('a surgeon keeps the name the schedule was read with, until another is named', () => {
  const surgeon = { system: 'urn:s', code: 'S1', display: 'Okafor, Ada' };
  const asRead: ScheduleSnapshot = { ...said(100, { surgeon }), isRead: true };
  expect(read(asRead, said(200, { surgeon: { system: null, code: 'S1', display: 'OKAFOR' } })).surgeon).toEqual(
    surgeon,
  );
  expect(read(asRead, said(200, { surgeon: { system: null, code: 'S2', display: 'LIN' } })).surgeon?.code).toBe('S2');
  expect(read(said(100, { surgeon: { system: null, code: 'S1', display: 'OKAFOR' } })).surgeon?.display).toBe('OKAFOR');
});

test.each<[string, CaseFacts, string, boolean]>([
  ['another theatre', { place: { ...north, theatreId: 'theatre_north_2' } }, 'MOVED', true],
  ['another facility', { place: { facilityId: 'facility_south', theatreId: north.theatreId } }, 'MOVED', true],
  ['another start', { startsAt: '2026-03-10T14:00:00Z' }, 'MOVED', true],
  ['another end', { durationMs: 60_000 }, 'MODIFIED', false],
  ['another card', { cardNumber: 'PC-2' }, 'MODIFIED', true],
  ['another urgency', { urgency: 2 }, 'MODIFIED', true],
  ['a beginning', { status: 'STARTED' }, 'MODIFIED', true],
  ['nothing new', { startsAt: '2026-03-10T13:00:00Z' }, 'UNCHANGED', false],
])('R25: %s is told for what it is', (_, facts, effect, needsOther) => {
  expect(fold(folded(booked).state, said(200, facts))).toMatchObject({ effect, needsOther });
});

test('a first time given to a case is no move', () => {
  expect(folded(said(100, { number: 'C-1' }), said(200, { startsAt: '2026-03-10T13:00:00Z' })).effects).toEqual([
    'CREATED',
    'MODIFIED',
  ]);
});

test('a case that is off and stays off is modified, not cancelled again', () => {
  expect(folded(booked, cancelled, said(400, { status: 'NO_SHOW' })).effects.at(-1)).toBe('MODIFIED');
  expect(folded(booked, cancelled, said(400, { status: 'VOIDED' })).effects.at(-1)).toBe('MODIFIED');
});

test('R29: the same snapshot again changes nothing, and is not stale; an older one that tells nothing is', () => {
  const { state } = folded(booked, cancelled);
  expect(fold(state, cancelled)).toMatchObject({ state, effect: 'UNCHANGED', hasChanged: false });
  expect(fold(state, moved)).toMatchObject({ effect: 'MOVED', case: { status: 'CANCELLED' } });
  expect(fold(state, said(250, { status: 'SCHEDULED' }))).toMatchObject({ state, effect: 'STALE' });
  // Part of it is older, and part nobody has spoken of.
  expect(fold(state, said(250, { status: 'SCHEDULED', cardNumber: 'PC-1' }))).toMatchObject({
    effect: 'MODIFIED',
    case: { cardNumber: 'PC-1', status: 'CANCELLED' },
  });
});

test('at one time and arrival the greater value counts, so that there is an order', () => {
  const [a, b] = [said(100, { cardNumber: 'A' }), said(100, { cardNumber: 'B' })];
  expect([read(a, b).cardNumber, read(b, a).cardNumber]).toEqual(['B', 'B']);
});

test('what is proposed is void as well when its schedule has it no more, and what was cancelled stays cancelled', () => {
  const gone = (status: CaseStatus) => foldMissing(folded(booked, said(200, { status })).state, 300).case.status;
  expect(gone('PROPOSED')).toBe('VOIDED');
  expect(gone('STARTED')).toBe('VOIDED');
  expect(gone('CANCELLED')).toBe('CANCELLED');
});
