import { expect, test } from 'vitest';
import { tooDeep } from './too-deep.ts';

test('as many levels as are allowed pass, one more does not, and a hundred thousand are told without going through them', () => {
  expect(tooDeep({ a: [{ b: 1 }] }, 3)).toBe(false);
  expect(tooDeep({ a: [{ b: [2] }] }, 3)).toBe(true);
  expect(tooDeep([[]], 1)).toBe(false);
  expect(tooDeep('text', 1)).toBe(false);
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(tooDeep(deep, 20)).toBe(true);
});
