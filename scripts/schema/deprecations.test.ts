import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { deprecationFaults, shortNotices } from './deprecations.ts';

const schema = (reason: string, mass = '') =>
  buildSchema(`type Query { item(old: Int @deprecated(reason: "${reason}")): Item } type Item { mass: Int ${mass} }`);
const use = (day: string) => `Use \`Item.mass\`, in grams. Gone after ${day}.`;
const none = buildSchema('type Query { item(old: Int): Item } type Item { mass: Int }');

test.each([
  ['what takes its place and the day', use('2027-06-30')],
  ['that nothing takes its place, and the day', 'Nothing takes its place. Gone after 2027-06-30.'],
])('a deprecation says %s', (_, reason) => {
  expect(deprecationFaults(none, schema(reason))).toEqual([]);
});

test.each([
  ['no reason in form', 'Old.', 'must read'],
  ['no such day', use('2027-02-30'), 'must read'],
  ['a replacement that is not there', 'Use `Item.weight`. Gone after 2027-06-30.', 'which the graph does not have'],
])('with %s it is refused, naming where', (_, reason, says) => {
  expect(deprecationFaults(none, schema(reason))).toEqual([
    expect.stringMatching(new RegExp(`^Query\\.item\\.old: .*${says}`)),
  ]);
});

test('what takes the place may not be deprecated itself', () => {
  const now = schema(use('2027-06-30'), '@deprecated(reason: "Nothing takes its place. Gone after 2027-06-30.")');
  expect(deprecationFaults(none, now)).toEqual([expect.stringContaining('which is deprecated itself')]);
});

test('a day that was released may be put off, and comes no earlier', () => {
  const released = schema(use('2027-06-30'));
  expect(deprecationFaults(released, schema(use('2027-09-30')))).toEqual([]);
  expect(deprecationFaults(released, schema(use('2027-05-31')))).toEqual([
    expect.stringContaining('may not come earlier'),
  ]);
});

test('a release gives clients ninety days', () => {
  const on = Temporal.PlainDate.from('2027-04-01');
  expect(shortNotices(none, schema(use('2027-06-30')), on)).toEqual([]);
  expect(shortNotices(none, schema(use('2027-06-29')), on)).toEqual([
    expect.stringContaining('no earlier than 2027-06-30'),
  ]);
  expect(shortNotices(schema(use('2027-06-29')), schema(use('2027-06-29')), on)).toEqual([]);
});
