import { expect, test } from 'vitest';
import { mayBeAtIt, patienceMs, type ToldDeed } from './transfer-told.ts';

const told: ToldDeed = { deed: 'SEND', times: 2, at: '2026-03-09T12:00:00Z' };
const after = (ms: number) => Temporal.Instant.from(told.at).add({ milliseconds: ms });

test('R35: patience grows with each telling, up to ten minutes', () => {
  expect([0, 1, 2, 3, 5, 6, 99].map(patienceMs)).toEqual([30_000, 30_000, 60_000, 120_000, 480_000, 600_000, 600_000]);
});

test('R35: a system may be at what it was told last until patience ends, and at nothing else', () => {
  expect(mayBeAtIt({ told }, 'SEND', after(59_999))).toBe(true);
  expect(mayBeAtIt({ told }, 'SEND', after(60_000))).toBe(false);
  expect(mayBeAtIt({ told }, 'REVERSE', after(1))).toBe(false);
  expect(mayBeAtIt({ told: null }, 'SEND', after(0))).toBe(false);
});
