import { expect, test } from 'vitest';
import { headerMeaningOf, meaningOf, type AnswerEffect } from './answer-codes.ts';

/** X12 elements 668 and 587, as far as the hub knows them. */
const lineCodes: Readonly<Record<AnswerEffect, readonly string[]>> = {
  ACCEPTED: ['IA', 'AA', 'AC', 'AR', 'DR', 'IC', 'SP', 'IQ', 'IP', 'IE'],
  BACKORDERED: ['IB', 'BP'],
  HELD: ['IF', 'IH', 'IW'],
  SUBSTITUTE: ['IS'],
  REFUSED: ['ID', 'IR', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'],
};

test('R39: each code has one effect, and words of its own for people', () => {
  const words: string[] = [];
  for (const [effect, codes] of Object.entries(lineCodes))
    for (const code of codes) {
      const meaning = meaningOf(code);
      expect(meaning?.effect, code).toBe(effect);
      expect(meaning?.words, code).toMatch(
        effect === 'ACCEPTED' ? /^accepted/ : effect === 'HELD' ? /^on hold/ : /^[a-z]/,
      );
      if (/^(IR|R\d)$/.test(code)) expect(meaning?.words, code).toMatch(/^rejected/);
      words.push(meaning?.words ?? '');
    }
  expect(new Set(words).size).toBe(words.length);
});

test('R39: a code that is in no table means nothing, whatever it looks like', () => {
  for (const code of ['', 'ZZ', 'ia', 'IA ', 'R0', 'R9', 'constructor']) expect(meaningOf(code), code).toBeNull();
});

test('R40, R43: which codes leave a remainder, speak of the price, or leave the day open', () => {
  const codes = Object.values(lineCodes).flat();
  const having = (flag: 'leavesRemainder' | 'isOfPrice' | 'isDayPending') =>
    codes.filter((code) => meaningOf(code)?.[flag] === true);
  expect(having('leavesRemainder')).toEqual(['IQ']);
  expect(having('isOfPrice')).toEqual(['IP', 'IE']);
  expect(having('isDayPending')).toEqual(['SP']);
});

test('R38: what is said of the order as a whole has words of its own, a refusal the same in each of its codes', () => {
  const wordsOf = (...codes: string[]) => codes.map((code) => headerMeaningOf(code)?.words);
  const accepted = wordsOf('AC', 'AD', 'AE', 'AT', 'AK', 'RO', 'AH');
  for (const words of accepted) expect(words).toMatch(/^[a-z]{2}/);
  expect(new Set(accepted).size).toBe(accepted.length);
  expect(wordsOf('RD', 'RF', 'RJ')).toEqual(['rejected', 'rejected', 'rejected']);
  expect(wordsOf('', 'QQ', 'ac', 'ZZ')).toEqual([undefined, undefined, undefined, undefined]);
});
