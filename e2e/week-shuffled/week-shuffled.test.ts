import { expect, test } from 'vitest';
import { runHub } from '../running-hub.ts';
import { applyWeek } from './apply-week.ts';
import { quietGroup, type QuietGroup } from './quiet-group.ts';
import { recordWeek, type Recorded } from './record-week.ts';

const isWhole = process.env['WEEK'] === 'regional';
const isSlow = process.env['CI_SLOW'] === '1' || isWhole;
/** WEEK=regional is a week of a regional group; CI_SLOW=1 a thin one of a small group. */
const week = isWhole
  ? ({ size: 'regional', halfDays: 14, orders: 24, scheduleChanges: 60, patienceMs: 1_200_000 } as const)
  : ({ size: 'small', halfDays: 14, orders: 3, scheduleChanges: 6, patienceMs: 180_000 } as const);
const minutes = 60_000;

test.runIf(isSlow)(
  'R29, R41: what came in a week, in any order and each twice, leaves the same cases and orders',
  async () => {
    const { recorded, group } = await recordedWeek();
    await using _ = group;
    const count = (kind: Recorded['kind']) => recorded.filter((each) => each.kind === kind).length;
    expect(count('x12')).toBeGreaterThan(week.halfDays * week.orders);
    expect(count('hl7v2')).toBeGreaterThan(week.halfDays);
    expect(count('read')).toBeGreaterThan(week.halfDays * week.orders);

    const asItCame = await applyWeek(group, twice(recorded, 0), week.patienceMs);
    for (const rows of ['orders.order_line_life', 'orders.backorder', 'procedures.surgical_case'])
      expect([rows, asItCame[rows]?.length]).not.toEqual([rows, 0]);
    for (const seed of [1, 2]) expect(await applyWeek(group, twice(recorded, seed), week.patienceMs)).toEqual(asItCame);
  },
  (isWhole ? 90 : 10) * minutes,
);

/** What came in a week to a hub that is no more, and the group it ran for. */
async function recordedWeek(): Promise<{ recorded: Recorded[]; group: QuietGroup }> {
  await using hub = await runHub({
    size: week.size,
    hubYaml: 'poll: { stock: 1h, cases: 2s, orders: 1s, masters: 1h }\n',
  });
  return { recorded: await recordWeek(hub, week), group: await quietGroup(hub) };
}

/** Each of them twice, in an order of the seed's; 0: as they came, and again. */
function twice<T>(all: readonly T[], seed: number): T[] {
  const doubled = [...all, ...all];
  if (seed === 0) return doubled;
  let state = seed;
  const random = () => {
    // A linear congruential generator: the same order on every machine.
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  for (let at = doubled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [doubled[at], doubled[other]];
    if (a !== undefined && b !== undefined) [doubled[at], doubled[other]] = [b, a];
  }
  return doubled;
}
