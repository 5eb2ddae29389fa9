import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { eventDefinitions } from './event-definitions.ts';

const folder = new URL('../../examples/', import.meta.url);
const files = readdirSync(folder);

const $Example = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  dataversion: z.int(),
  aggregate: z.string(),
  data: z.unknown(),
});

test.each(files)('%s is read by today’s definition', (file) => {
  const [, type, version] = /^(.+)\.v(\d+)\.json$/.exec(file) ?? [];
  const event = $Example.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const definition = eventDefinitions.find((candidate) => candidate.type === type);
  if (definition === undefined) throw new Error(`${file} names no event the hub publishes.`);

  expect(definition.read(event.dataversion, event.data)).toEqual(
    event.dataversion === definition.version ? event.data : expect.anything(),
  );
  expect(event).toMatchObject({
    type,
    dataversion: Number(version),
    source: `/${event.type.split('.')[0]}`,
    aggregate: definition.aggregate,
  });
  expect(event.subject.startsWith(`${definition.aggregate}_`)).toBe(true);
});

test('every released version of every event has an example', () => {
  const expected = eventDefinitions.flatMap(({ type, version }) =>
    Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`),
  );
  expect(files.toSorted()).toEqual(expected.toSorted());
});

test('no two definitions share a type, and each carries its current example', () => {
  expect(new Set(eventDefinitions.map(({ type }) => type)).size).toBe(eventDefinitions.length);
  for (const { type, version, example } of eventDefinitions) {
    expect($Example.parse(example)).toMatchObject({ type, dataversion: version });
  }
});
