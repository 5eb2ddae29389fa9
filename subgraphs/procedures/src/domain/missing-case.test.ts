import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, fold, foldMissing, type CaseState, type Outcome, type ScheduleSnapshot } from './schedule.ts';

/** What is heard of a case: what its schedule says of it, or that its schedule has it no more. */
type Heard = { readonly kind: 'said'; readonly snapshot: ScheduleSnapshot } | { readonly kind: 'missing'; at: number };

const said = (eventAt: number, other: Partial<ScheduleSnapshot> = {}): Heard => ({
  kind: 'said',
  snapshot: { eventAt, receivedAt: eventAt, isRead: false, facts: { status: 'SCHEDULED' }, ...other },
});
const missing = (at: number): Heard => ({ kind: 'missing', at });
const begun = said(100);

const next = (state: CaseState | null, heard: Heard): Outcome | null =>
  heard.kind === 'said' ? fold(state, heard.snapshot) : state === null ? null : foldMissing(state, heard.at);

/** A case begins with what is said of it: of one that nobody spoke of nothing can be missing. */
function after(...all: readonly Heard[]): CaseState {
  let state: CaseState | null = null;
  for (const heard of all) state = next(state, heard)?.state ?? null;
  if (state === null) throw new Error('nothing was said');
  return state;
}

const status = (...all: readonly Heard[]) => caseOf(after(...all)).status;

const aSnapshot = fc.record({
  eventAt: fc.integer({ min: 100, max: 110 }),
  receivedAt: fc.integer({ min: 100, max: 110 }),
  isRead: fc.boolean(),
  facts: fc.record(
    {
      status: fc.constantFrom('SCHEDULED', 'STARTED', 'CANCELLED', 'COMPLETED'),
      cardNumber: fc.constantFrom('K1', 'K2'),
    },
    { requiredKeys: [] },
  ),
});
const anything: fc.Arbitrary<Heard> = fc.oneof(
  aSnapshot.map((snapshot): Heard => ({ kind: 'said', snapshot })),
  fc.integer({ min: 100, max: 110 }).map(missing),
);

test('R29: what is said of a case and that it is missing end in one state, in whatever order they come', () => {
  const shuffled = fc
    .array(anything, { maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([inOrder, other]) => {
      expect(after(begun, ...other)).toEqual(after(begun, ...inOrder));
    }),
  );
});

test('R29: hearing again what was heard changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 8 }), fc.nat(), (all, at) => {
      const state = after(begun, ...all);
      const again = next(state, all[at % all.length] ?? begun);
      expect(again).toMatchObject({ state, hasChanged: false });
    }),
  );
});

test('R29: an older message that is re-driven does not revive a case its schedule has no more, whatever it says', () => {
  const older = said(200, { facts: { status: 'SCHEDULED', cardNumber: 'PC-1' } });
  expect(status(begun, missing(500), older)).toBe('VOIDED');
  expect(status(begun, older, missing(500))).toBe('VOIDED');
  expect(status(begun, missing(500), said(501))).toBe('SCHEDULED');
});

test('a message whose sender’s clock runs ahead speaks for no later time than it came at', () => {
  expect(status(begun, said(600, { receivedAt: 400 }), missing(500))).toBe('VOIDED');
  expect(status(begun, missing(500), said(600, { receivedAt: 510 }))).toBe('SCHEDULED');
});

test('a read shows that the case is there when it is read, however long ago it was changed', () => {
  const read = (receivedAt: number) => said(100, { receivedAt, isRead: true });
  expect(status(begun, missing(500), read(510))).toBe('SCHEDULED');
  expect(status(begun, read(510), missing(500))).toBe('SCHEDULED');
  expect(status(begun, missing(500), read(490))).toBe('VOIDED');
});

test('that it was missing before it was read again is late news, and changes nothing', () => {
  const state = after(begun, said(100, { receivedAt: 510, isRead: true }));
  expect(foldMissing(state, 500)).toMatchObject({ effect: 'STALE', hasChanged: false });
});
