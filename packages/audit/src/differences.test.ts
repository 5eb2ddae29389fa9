import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('only the parts that differ are kept, down to the entry of a list', () => {
  const order = (promised: string) => ({
    number: '4500000017',
    lines: [
      { id: 'line_1', quantity: '4', promises: ['2026-03-09'] },
      { id: 'line_2', quantity: '2', promises: [promised] },
    ],
  });
  expect(differences(order('2026-03-10'), order('2026-03-17'))).toEqual({
    before: { lines: { line_2: { promises: ['2026-03-10'] } } },
    after: { lines: { line_2: { promises: ['2026-03-17'] } } },
  });
});

test('what came and what went is told from what changed', () => {
  expect(differences(null, { held: true })).toEqual({ before: null, after: { held: true } });
  expect(differences({ held: true }, null)).toEqual({ before: { held: true }, after: null });
  expect(differences({ hold: null, name: 'A' }, { hold: 'moved', name: 'A' })).toEqual({
    before: { hold: null },
    after: { hold: 'moved' },
  });
});

test('two entries with one id are compared as one list', () => {
  const twice = [{ id: 'a' }, { id: 'a' }];
  expect(differences({ list: twice }, { list: [{ id: 'a' }] })).toEqual({
    before: { list: twice },
    after: { list: [{ id: 'a' }] },
  });
});

test('a state differs from itself in nothing, whatever the order of its keys', () => {
  const backwards = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(backwards)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, part]) => [name, backwards(part)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(differences(value, backwards(value))).toBeNull();
    }),
  );
});

test('two states differ in nothing exactly when they are the same', () => {
  // Small, so that they often are; and through JSON, which knows no -0.
  const state = fc
    .dictionary(
      fc.constantFrom('a', 'b', 'list'),
      fc.oneof(fc.nat(2), fc.array(fc.nat(1), { maxLength: 2 }), fc.constant(null)),
    )
    .map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(state, state, (a, b) => {
      const nothing = (value: unknown) =>
        Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part !== null));
      expect(differences(a, b) === null).toBe(isDeepStrictEqual(nothing(a), nothing(b)));
    }),
  );
});
