import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf } from './gs1-dates.ts';
import { fullYear, labelDateOfYearDay } from './label-date.ts';

const today = Temporal.PlainDate.from('2026-11-20');

describe('R11: day 00', () => {
  test.each([
    ['280100', '2028-01-31'],
    ['280200', '2028-02-29'],
    ['270200', '2027-02-28'],
    ['000200', '2000-02-29'],
    ['260400', '2026-04-30'],
  ])('an expiry %s is %s, the month’s last day', (value, on) => {
    expect(dateOf({ ai: '17', value }, today)).toEqual({ on, precision: 'month', time: null });
  });

  test('of a production date is an unknown day', () => {
    expect(dateOf({ ai: '11', value: '250200' }, today)).toEqual({ on: '2025-02', precision: 'month', time: null });
  });
});

describe('R12: the century', () => {
  test.each([
    [2026, 76, 2076],
    [2026, 77, 1977],
    [2026, 0, 2000],
    [2099, 49, 2149],
    [2099, 50, 2050],
    [2050, 0, 2100],
    [2050, 1, 2001],
    [2001, 52, 1952],
    [2001, 51, 2051],
  ])('in %i the year %i is %i', (year, twoDigits, expected) => {
    expect(fullYear(twoDigits, Temporal.PlainDate.from({ year, month: 6, day: 1 }))).toBe(expected);
  });

  test('is never more than fifty years off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1960, max: 2140 }), fc.nat(99), (year, digits) => {
        const full = fullYear(digits, Temporal.PlainDate.from({ year, month: 1, day: 1 }));
        expect(full % 100).toBe(digits);
        expect(full - year).toBeLessThanOrEqual(50);
        expect(full - year).toBeGreaterThanOrEqual(-49);
      }),
    );
  });
});

test.each([
  ['7003', '2801311405', { on: '2028-01-31', precision: 'minute', time: '14:05' }],
  ['7007', '251201260115', { on: '2025-12-01', precision: 'day', time: null }],
  ['7011', '2801311405', { on: '2028-01-31', precision: 'minute', time: '14:05' }],
  ['7011', '280131', { on: '2028-01-31', precision: 'day', time: null }],
  ['8008', '25120114', { on: '2025-12-01', precision: 'hour', time: '14:00' }],
  ['8008', '25120114', { on: '2025-12-01', precision: 'hour', time: '14:00' }],
  ['8008', '251201141530', { on: '2025-12-01', precision: 'second', time: '14:15:30' }],
  ['4324', '2512019999', { on: '2025-12-01', precision: 'day', time: null }],
  ['7251', '194502281405', { on: '1945-02-28', precision: 'minute', time: '14:05' }],
  ['10', '280131', null],
])('AI %s %s', (ai, value, expected) => {
  expect(dateOf({ ai, value }, today)).toEqual(expected);
});

test('a day of the year is that of the calendar, leap years included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 366 }), (year, day) => {
      const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
      const read = labelDateOfYearDay(year, day);
      expect(read.ok).toBe(day <= first.daysInYear);
      if (read.ok) expect(read.value.on).toBe(first.add({ days: day - 1 }).toString());
    }),
  );
  expect(labelDateOfYearDay(2026, 0).ok).toBe(false);
});
