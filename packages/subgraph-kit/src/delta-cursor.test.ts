import { expect, test } from 'vitest';
import { DeltaCursor } from './delta-cursor.ts';

const at = (text: string) => Temporal.Instant.from(text);
const noon = at('2026-03-09T12:00:00Z');

test('the first run asks for everything, the next for what changed since the latest change, and a little before', () => {
  const first = new DeltaCursor(null, noon);
  expect(first.since).toBeNull();
  for (const seen of ['2026-03-08T10:00:00Z', '2026-03-09T10:00:00Z', '2026-03-07T10:00:00Z']) first.see(at(seen));
  first.see(null);
  expect(first.next).toBe('2026-03-09T10:00:00Z');
  expect(String(new DeltaCursor(first.next, noon).since)).toBe('2026-03-09T09:58:00Z');
});

test('a run that sees nothing new keeps its place', () => {
  const cursor = new DeltaCursor('2026-03-09T10:00:00Z', noon);
  cursor.see(at('2026-03-09T09:59:00Z'));
  expect(cursor.next).toBe('2026-03-09T10:00:00Z');
});

test('what changed while the run was reading is asked for again', () => {
  const cursor = new DeltaCursor(null, noon);
  cursor.see(at('2026-03-09T12:00:30Z'));
  expect(cursor.next).toBe('2026-03-09T12:00:00Z');
});

test('rows without change times are always read whole', () => {
  const cursor = new DeltaCursor(null, noon);
  cursor.see(null);
  expect(cursor.next).toBeNull();
});
