import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, formatTimestamp, instantOf, parseTimestamp, type Hl7Timestamp } from './timestamp.ts';

const timestamp = (text: string): Hl7Timestamp => {
  const parsed = parseTimestamp(text);
  if (parsed === undefined) throw new Error(`not a timestamp: ${text}`);
  return parsed;
};
const instant = (text: string, zone = 'America/Chicago') => {
  const resolved = instantOf(timestamp(text), zone);
  return resolved && { ...resolved, instant: resolved.instant.toString() };
};

describe('an HL7 time', () => {
  test.each([
    ['2026', 'year', '2026-01-01T00:00:00'],
    ['202603', 'month', '2026-03-01T00:00:00'],
    ['20260309', 'day', '2026-03-09T00:00:00'],
    ['2026030907', 'hour', '2026-03-09T07:00:00'],
    ['202603090730', 'minute', '2026-03-09T07:30:00'],
    ['20260309073015', 'second', '2026-03-09T07:30:15'],
    ['20260309073015.25', 'fraction', '2026-03-09T07:30:15.25'],
    ['20260309073015.1234', 'fraction', '2026-03-09T07:30:15.1234'],
    ['20240229', 'day', '2024-02-29T00:00:00'],
  ])('%s is said to the %s', (text, precision, local) => {
    expect(timestamp(text)).toMatchObject({ text, precision, offset: undefined });
    expect(timestamp(text).local.toString()).toBe(local);
  });

  test.each([
    ['20260309073000-0600', '-06:00'],
    ['202603090730+0215', '+02:15'],
    ['20120711120510.2-0500', '-05:00'],
    ['20260309073000+0000', '+00:00'],
    ['20260309073000-0000', '-00:00'],
    ['20260309+1400', '+14:00'],
  ])('%s keeps its offset', (text, offset) => {
    expect(timestamp(text).offset).toBe(offset);
  });

  test.each([
    '',
    '20261301',
    '20260230',
    '20250229',
    '20260309 0730',
    '2026-03-09',
    '20260309240000',
    '20260309076000',
    '20260309073060',
    '20260309073000Z',
    '20260309073000-06:00',
    '20260309073000-0660',
    '20260309073000+1500',
    '20260309073000.',
    '01/15/2025 14:30:00',
    '26',
    '202',
    '00000000',
  ])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  test('R30: without an offset is the facility’s wall clock, with one its own', () => {
    expect(instant('20260309073000')).toEqual({
      instant: '2026-03-09T12:30:00Z',
      zone: 'facility',
      clockChange: undefined,
    });
    expect(instant('20260309073000-0600')).toMatchObject({ instant: '2026-03-09T13:30:00Z', zone: 'offset' });
    expect(instant('20260309073000', 'America/New_York')).toMatchObject({ instant: '2026-03-09T11:30:00Z' });
  });

  test('R30: in the hour the clock jumps over is taken as an alarm clock would, and says so', () => {
    expect(instant('20260308023000')).toEqual({
      instant: '2026-03-08T08:30:00Z',
      zone: 'facility',
      clockChange: 'gap',
    });
  });

  test('R30: in the hour that comes twice is the first one, and says so', () => {
    expect(instant('20261101013000')).toEqual({
      instant: '2026-11-01T06:30:00Z',
      zone: 'facility',
      clockChange: 'overlap',
    });
    expect(instant('20261101013000-0600')).toMatchObject({ instant: '2026-11-01T07:30:00Z', clockChange: undefined });
  });

  test('of a day is no instant, of a month no date', () => {
    expect(instant('20260309')).toBeUndefined();
    expect(dateOf(timestamp('20260309'))?.toString()).toBe('2026-03-09');
    expect(dateOf(timestamp('202603'))).toBeUndefined();
    expect(dateOf(timestamp('20260309233000-0600'))?.toString()).toBe('2026-03-09');
  });

  test('is written with its offset and reads back as the same instant', () => {
    const at = Temporal.Instant.from('2026-03-01T20:05:10.123Z');
    expect(formatTimestamp(at)).toBe('20260301200510+0000');
    expect(formatTimestamp(at, { timeZone: 'America/Chicago' })).toBe('20260301140510-0600');
    expect(formatTimestamp(at, { precision: 'millisecond' })).toBe('20260301200510.123+0000');
    expect(formatTimestamp(at, { precision: 'minute' })).toBe('202603012005+0000');
    const zones = fc.constantFrom('UTC', 'America/Chicago', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), zones, (seconds, timeZone) => {
        const start = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        return instantOf(timestamp(formatTimestamp(start, { timeZone })), 'UTC')?.instant.equals(start) === true;
      }),
      { numRuns: 200 },
    );
  });
});
