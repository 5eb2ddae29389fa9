import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableOf } from '../scripts/generate-application-identifiers.ts';
import {
  applicationIdentifier,
  applicationIdentifierAt,
  applicationIdentifiers,
  matchesPattern,
} from './application-identifier.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const entriesOf = (dictionary: string) =>
  dictionary.split('\n').flatMap((line) => (line.trim() === '' || line.startsWith('#') ? [] : [line.trimEnd()]));

test('the table is what the dictionary says today', () => {
  // When it is not: node packages/identifiers/scripts/generate-application-identifiers.ts
  expect(tableOf(read('../data/gs1-syntax-dictionary.txt'))).toBe(read('./generated/application-identifier-table.ts'));
});

const official = new URL('../../../../shared/samples/gs1-udi/gs1-syntax-dictionary.txt', import.meta.url);

test.skipIf(!existsSync(official))('our copy of the dictionary has every entry of the official one, unchanged', () => {
  expect(entriesOf(read('../data/gs1-syntax-dictionary.txt'))).toEqual(entriesOf(readFileSync(official, 'utf8')));
});

test('all 541 AIs are known, and no other', () => {
  expect(applicationIdentifiers()).toHaveLength(541);
  expect(applicationIdentifier('3199')).toBeUndefined();
  expect(applicationIdentifier('89')).toBeUndefined();
  expect(applicationIdentifier('__proto__')).toBeUndefined();
});

test('AIs that begin with the same two digits have the same length, so a raw text can be cut', () => {
  for (const { ai } of applicationIdentifiers()) {
    expect(applicationIdentifierAt(`${ai}999999`, 0)?.ai).toBe(ai);
  }
});

test('a pattern’s n is any digit', () => {
  expect(matchesPattern('3105', '31nn')).toBe(true);
  expect(matchesPattern('3205', '31nn')).toBe(false);
  expect(matchesPattern('310', '31nn')).toBe(false);
});

test('a line the generator does not understand stops it', () => {
  expect(() => tableOf('01 * N14 nonsense # GTIN')).toThrow('line 1: "nonsense"');
  expect(() => tableOf('XX N14')).toThrow('line 1: no AI');
  expect(() => tableOf('01 *')).toThrow('line 1: no components');
});
