import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, similarity, wordsOf } from './similarity.ts';

const $description = fc
  .array(fc.constantFrom('screw', 'cortical', 'SUTURE', 'Vicryl', '3.5', '14', 'mm', 'x', 'drape', '3-0', 'é'), {
    maxLength: 8,
  })
  .map((words) => words.join(' '));
const $any = fc.oneof($description, fc.string());

test('it is between 0 and 1, the same both ways, and 1 for the same words in any order and spelling of case', () => {
  fc.assert(
    fc.property($any, $any, (a, b) => {
      const alike = similarity(a, b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(similarity(b, a)).toBe(alike);
    }),
  );
  fc.assert(
    fc.property($description, (text) => {
      if (wordsOf(text).length === 0) return;
      expect(similarity(text, text.split(' ').toReversed().join(', ').toUpperCase())).toBeCloseTo(1);
    }),
  );
});

test('another size makes it less alike than another word, and a further size in common more', () => {
  const screw = 'Cortical screw 3.5 x 14 mm';
  expect(similarity(screw, 'SCREW CORTICAL 3,50X14MM')).toBeCloseTo(1);
  expect(similarity(screw, 'Cortical screws 3.5 x 14 mm')).toBeGreaterThan(
    similarity(screw, 'Cortical screw 3.5 x 16 mm'),
  );
  expect(similarity(screw, 'Cortical screw 3.5 x 16 mm')).toBeGreaterThan(
    similarity(screw, 'Cortical screw 4.5 x 16 mm'),
  );
  expect(similarity(screw, 'Surgical drape')).toBeLessThan(0.2);
  expect(similarity(screw, '')).toBe(0);
});

test('a code is the same however it is punctuated', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'b', '1', '0', '-', ' ', '.', '/'), { maxLength: 10 }), (letters) => {
      const text = letters.join('');
      expect(codeOf(codeOf(text))).toBe(codeOf(text));
      expect(codeOf(text.toLowerCase())).toBe(codeOf(` ${text} `));
    }),
  );
  expect(codeOf('ac-0047.11/b')).toBe('AC004711B');
  expect(codeOf('00-4711')).toBe('4711');
});

test.each([
  ['Screw, 3,50 x 014 mm', ['screw', 'mm', '3.5', '14']],
  ['SCREW screw 3.5', ['screw', '3.5']],
  ['Prothèse N° 10', ['prothese', 'n', '10']],
  ['4711AC-20.000', ['ac', '4711', '20']],
  ['0.5 mm, 0 and 00.50', ['mm', 'and', '0.5', '0']],
  ['…', []],
])('the words and sizes of "%s"', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('as much alike as the parts of their words, sizes apart', () => {
  // `screw` has six trigrams, `screws` seven, five of them the same.
  expect(similarity('screw', 'screws')).toBeCloseTo(10 / 13);
  expect(similarity('drape', 'screw')).toBe(0);
  // Sizes only one gives say less than the same and more than others.
  expect(similarity('screw 14', 'screw')).toBeCloseTo(0.7);
  expect(similarity('screw', 'screw 14')).toBeCloseTo(0.7);
  expect(similarity('screw 14', 'screw 16')).toBeCloseTo(0.2);
  expect(similarity('screw 3.5 14', 'screw 3.5 16')).toBeCloseTo(0.2 + 0.8 / 3);
  expect(similarity('14 mm', '14')).toBe(0);
  expect(similarity('14', '14')).toBe(1);
  expect(similarity('', 'screw')).toBe(0);
});
