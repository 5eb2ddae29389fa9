import { expect, test } from 'vitest';
import { gather } from './gather.ts';

const at = (time: string) => Temporal.Instant.from(`2026-03-09T${time}Z`);
const window = { isUrgent: false, consolidationMinutes: 15 };
const texts = ({ since, closesAt }: ReturnType<typeof gather>) => [since.toString(), closesAt.toString()];

test('R34: what is needed waits a window for others, so that two triggers in it are one line', () => {
  const first = gather(null, window, at('12:00:00'));
  expect(texts(first)).toEqual(['2026-03-09T12:00:00Z', '2026-03-09T12:15:00Z']);
  expect(texts(gather(first.since, window, at('12:14:00')))).toEqual(texts(first));
});

test('R34: a need that begins to be urgent closes ten seconds after its first trigger', () => {
  const urgent = { ...window, isUrgent: true };
  expect(texts(gather(null, urgent, at('12:00:00')))[1]).toBe('2026-03-09T12:00:10Z');
  expect(texts(gather(at('12:00:00'), urgent, at('12:05:00')))[1]).toBe('2026-03-09T12:00:10Z');
});

test('without a window nothing waits, urgent or not', () => {
  for (const isUrgent of [true, false])
    expect(texts(gather(null, { isUrgent, consolidationMinutes: 0 }, at('12:00:00')))[1]).toBe('2026-03-09T12:00:00Z');
});
