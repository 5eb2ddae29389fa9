import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent, upcaster } from './define-event.ts';

const $First = z.object({ name: z.string() });
const $Second = z.object({ name: z.string(), gtins: z.array(z.string()) });
const $Third = z.object({ title: z.string(), gtins: z.array(z.string()) });

const thingChanged = defineEvent({
  type: 'items.thing-changed',
  version: 3,
  aggregate: 'thing',
  data: $Third,
  example: null,
  upcasters: {
    1: upcaster($First, (thing) => ({ ...thing, gtins: [] })),
    2: upcaster($Second, ({ name, gtins }) => ({ title: name, gtins })),
  },
});

test('data of every released version is read as the current one', () => {
  const current = { title: 'Screw', gtins: [] };
  expect(thingChanged.read(1, { name: 'Screw' })).toEqual(current);
  expect(thingChanged.read(2, { name: 'Screw', gtins: [] })).toEqual(current);
  expect(thingChanged.read(3, current)).toEqual(current);
});

test('data of a version this release does not know says so, instead of being guessed at', () => {
  expect(() => thingChanged.read(4, { title: 'Screw' })).toThrow(
    'items.thing-changed has version 4; this release reads up to version 3. Update it, then re-drive.',
  );
});

test('data that does not fit is refused with its place and without its value', () => {
  expect(() => thingChanged.read(3, { title: 'Screw', gtins: ['1', 22] })).toThrow(
    'items.thing-changed version 3 cannot be read at gtins.1: string expected.',
  );
  expect(() => thingChanged.read(1, { title: 'Screw' })).toThrow('items.thing-changed version 1 cannot be read');
});

test('a definition that cannot read a released version does not load', () => {
  const later = { type: 'items.thing-changed', aggregate: 'thing', data: $Second, example: null } as const;
  expect(() => defineEvent({ ...later, version: 2 })).toThrow('cannot read version 1');
  expect(() => defineEvent({ ...later, version: 1, type: 'ThingChanged' })).toThrow('no event type');
});
