import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow } from './follow.ts';
import { nothingKnown, type StockAlert, type StockTrouble } from './stock-alert.ts';

const now = Temporal.Instant.from('2026-03-09T12:00:00Z');

const trouble = (
  kind: 'BELOW_PAR' | 'STOCK_OUT',
  severity: StockTrouble['severity'],
  quantity = '0',
): StockTrouble => ({
  concern: 'SUPPLY',
  subject: 'item_a facility_north',
  kind,
  severity,
  facilityId: 'facility_north',
  itemId: 'item_a',
  lotId: null,
  locationId: null,
  about: { ...nothingKnown, quantity, unit: 'EA' },
  caseIds: [],
});
const stages = [
  trouble('BELOW_PAR', 'NOTICE', '7'),
  trouble('BELOW_PAR', 'NOTICE', '6'),
  trouble('BELOW_PAR', 'WARNING', '2'),
  trouble('STOCK_OUT', 'WARNING'),
  trouble('STOCK_OUT', 'CRITICAL'),
] as const;

/** What of an alert stands after things were judged one after another, and how often anybody was told. */
function live(judged: readonly (StockTrouble | undefined)[]) {
  const raised: StockAlert[] = [];
  let open: StockAlert | undefined;
  let told = 0;
  for (const [index, wrong] of judged.entries()) {
    const followed = follow(open, wrong, { now: now.add({ seconds: index }), times: raised.length });
    if (followed === null) continue;
    if (open === undefined) raised.push(followed.alert);
    if (followed.isTold) told += 1;
    open = followed.alert.state === 'CLEARED' ? undefined : followed.alert;
  }
  return { open, raised, told };
}

test('trouble is raised once, escalates, eases and is cleared; the next time it is another', () => {
  const states = [stages[0], stages[1], stages[3], stages[4], stages[2], undefined, stages[0]];
  const { open, raised, told } = live(states);
  expect(raised).toHaveLength(2);
  expect(raised[0]?.id).not.toBe(raised[1]?.id);
  expect(open).toMatchObject({ id: raised[1]?.id, occurrence: 2, version: 1, state: 'RAISED' });
  // The second was told of by its number alone, the fifth because it is less bad.
  expect(told).toBe(6);
});

test('an alert that gets worse says when; one that eases keeps it', () => {
  const { open } = live([stages[0], stages[4]]);
  expect(open).toMatchObject({
    kind: 'STOCK_OUT',
    state: 'ESCALATED',
    escalatedAt: now.add({ seconds: 1 }),
    raisedAt: now,
  });
  expect(live([stages[0], stages[4], stages[3]]).open).toMatchObject({
    kind: 'STOCK_OUT',
    state: 'RAISED',
    escalatedAt: now.add({ seconds: 1 }),
  });
});

const $judged = fc.array(fc.option(fc.constantFrom(...stages), { nil: undefined }));

test('judging once more changes nothing', () => {
  fc.assert(
    fc.property($judged, (judged) => {
      const { open } = live(judged);
      expect(follow(open, judged.at(-1), { now, times: 9 })).toBeNull();
    }),
  );
});

test('what stands says what is wrong now, whatever was before, and versions rise with what is told', () => {
  fc.assert(
    fc.property($judged, (judged) => {
      const { open, raised, told } = live(judged);
      const last = judged.at(-1);
      expect(open === undefined).toBe(last === undefined);
      if (open !== undefined && last !== undefined) expect(open).toMatchObject({ ...last, clearedAt: null });
      expect(new Set(raised.map(({ id }) => id)).size).toBe(raised.length);
      expect(told).toBeGreaterThanOrEqual(raised.length);
      if (raised.length === 1 && open !== undefined) expect(open.version).toBe(told);
    }),
  );
});
