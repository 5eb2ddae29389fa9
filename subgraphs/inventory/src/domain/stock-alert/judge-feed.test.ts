import { expect, test } from 'vitest';
import { judgeFeed } from './judge-feed.ts';

const began = Temporal.Instant.from('2026-03-09T12:00:00Z');
const minute = 60_000;

/** @param heard minutes after the start; null: never */
function judged(everyMs: number, heard: number | null, now: number, isOpen = false, listeningSince = 0) {
  const at = (minutes: number) => began.add({ milliseconds: Math.round(minutes * minute) });
  const facts = {
    facilityId: 'facility_north',
    everyMs,
    heardAt: heard === null ? null : at(heard),
    listeningSince: at(listeningSince),
  };
  return judgeFeed(facts, at(now), isOpen)?.severity ?? null;
}

test.each([
  ['two minutes at least', 5000, 0, 2, null],
  ['and then it is silent', 5000, 0, 2.1, 'WARNING'],
  ['five of its intervals', 60_000, 0, 5, null],
  ['and then it is silent, too', 60_000, 0, 5.1, 'WARNING'],
  ['ten times as long is a disaster', 60_000, 0, 51, 'CRITICAL'],
  ['one that never was read, counted from when the hub began to listen', 60_000, null, 5.1, 'WARNING'],
])('a feed has %s', (_, everyMs, heard, now, severity) => {
  expect(judged(everyMs, heard, now)).toBe(severity);
});

test('what was silent while the hub was down is given time to speak', () => {
  expect(judged(60_000, 0, 601, false, 600)).toBeNull();
  expect(judged(60_000, 0, 606, false, 600)).toBe('WARNING');
});

test('a restart of the hub ends no silence; being read does', () => {
  expect(judged(60_000, 0, 601, true, 600)).toBe('CRITICAL');
  expect(judged(60_000, null, 601, true, 600)).toBe('WARNING');
  expect(judged(60_000, 600, 601, true, 600)).toBeNull();
});
