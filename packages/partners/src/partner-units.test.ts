import { expect, test } from 'vitest';
import { partnerUnits } from './partner-units.ts';

const said = new Map([
  ['CS', 'CA'],
  ['XX', 'BX'],
]);
const read = (code: string, own: Record<string, string> = {}, from = new Map<string, string>()) => {
  const reading = partnerUnits({ units: own }, from).read(code);
  return reading.ok ? reading.value : null;
};

test('R4: CS is a cassette, unless the partner’s profile or a steward says what it means', () => {
  expect(read('CS')).toBe('CASSETTE');
  expect(read('CS', { CS: 'CA' })).toBe('CA');
  expect(read('CS', {}, said)).toBe('CA');
  expect(read('CS', { CS: 'CT' }, said)).toBe('CT');
});

test('R4: a code nobody knows is no unit', () => {
  expect(read('ZQ', {}, said)).toBeNull();
  expect(read('XX', {}, said)).toBe('BX');
  expect(read('constructor')).toBeNull();
  expect(read('Q', { Q: 'nonsense' })).toBeNull();
});

test('a unit is written as its reader reads it', () => {
  expect(partnerUnits({ units: {} }).write('CA')).toEqual({ ok: true, value: 'CA' });
  expect(partnerUnits({ units: { CS: 'CA' } }).write('CA')).toEqual({ ok: true, value: 'CS' });
  expect(partnerUnits({ units: { CS: 'CA' } }).write('CASSETTE').ok).toBe(false);
  expect(partnerUnits({ units: {} }).write('CARTRIDGE').ok).toBe(false);
});
