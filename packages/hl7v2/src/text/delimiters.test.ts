import { describe, expect, test } from 'vitest';
import { readDelimiters, standardDelimiters } from './delimiters.ts';

const read = (header: string) => {
  const reading = readDelimiters(header);
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
};

describe('separators', () => {
  test('are those the header declares', () => {
    expect(read('MSH|^~\\&|HUB').delimiters).toEqual(standardDelimiters);
    expect(read('MSH#*?!@#HUB').delimiters).toEqual({
      field: '#',
      component: '*',
      repetition: '?',
      escape: '!',
      subcomponent: '@',
      truncation: undefined,
    });
  });

  test('include the truncation character of a five-character MSH-2', () => {
    expect(read('MSH|^~\\&#|HUB').delimiters.truncation).toBe('#');
  });

  test('have no sub-component separator when MSH-2 has three characters', () => {
    expect(read('MSH|^~\\|HUB').delimiters.subcomponent).toBeUndefined();
  });

  test('that are repeated separate nothing the second time', () => {
    const reading = read('MSH|^~\\\\&|HUB');
    expect(reading.repeated).toBe(true);
    expect(reading.delimiters).toMatchObject({ escape: '\\', subcomponent: undefined, truncation: '&' });
  });

  test.each([
    ['a letter between the fields', 'MSHA^~\\&AHUB'],
    ['a digit between the fields', 'MSH1^~\\&1HUB'],
    ['a control character', 'MSH\u001f^~\\&\u001fHUB'],
    ['two encoding characters', 'MSH|^~'],
    ['six encoding characters', 'MSH|^~\\&#%|HUB'],
    ['no encoding characters', 'MSH||HUB'],
    ['letters as encoding characters', 'MSH|ABCD|HUB'],
    ['a component separator that is the field separator', 'MSH||~\\&|HUB'],
    ['a repetition separator that is the component separator', 'MSH|^^\\&|HUB'],
    ['nothing after MSH', 'MSH'],
  ])('with %s are refused with a reason', (_, header) => {
    const reading = readDelimiters(header);
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.reason).toMatch(/MSH-[12]/);
  });
});
