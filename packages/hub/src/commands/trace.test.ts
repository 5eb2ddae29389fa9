import { expect, test } from 'vitest';
import { causesFirst } from './trace.ts';

const edge = (from: string, to: string, at = '2026-03-09T12:00:00Z') => ({
  from: { id: from, kind: 'OTHER' },
  kind: 'CAUSES',
  to: { id: to, kind: 'OTHER' },
  at,
});
const told = (edges: readonly ReturnType<typeof edge>[]) => causesFirst(edges).map(({ from, to }) => from.id + to.id);

test('of one instant causes are told before their effects, whatever way they were found', () => {
  expect(told([edge('c', 'd'), edge('a', 'b'), edge('b', 'c')])).toEqual(['ab', 'bc', 'cd']);
  expect(told([edge('b', 'c'), edge('a', 'c'), edge('a', 'b')])).toEqual(['ac', 'ab', 'bc']);
});

test('what came earlier is told first, effect or not', () => {
  const later = '2026-03-09T12:00:01Z';
  expect(told([edge('a', 'b', later), edge('b', 'c'), edge('x', 'y', '2026-03-09T12:00:00.5Z')])).toEqual([
    'bc',
    'xy',
    'ab',
  ]);
});

test('things that led to each other are all told', () => {
  expect(told([edge('a', 'b'), edge('b', 'a'), edge('b', 'c')]).toSorted()).toEqual(['ab', 'ba', 'bc']);
});
