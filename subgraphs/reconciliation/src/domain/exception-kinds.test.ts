import { readFileSync } from 'node:fs';
import { sharedSdl } from '@supply-hub/subgraph-kit';
import { buildASTSchema, isEnumType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { dueAt, kindOfCode, remediesOf, remedyActions, supplyExceptionKinds } from './exception-kinds.ts';

const schema = buildASTSchema(
  parse(`${sharedSdl} ${readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')}`),
  { assumeValid: true, assumeValidSDL: true },
);
const valuesOf = (name: string) => {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

test('the table knows every kind and every remedy of the schema, and no other', () => {
  expect(valuesOf('SupplyExceptionKind').toSorted()).toEqual(supplyExceptionKinds.toSorted());
  expect(valuesOf('RemedyAction').toSorted()).toEqual([...remedyActions].toSorted());
});

test('every kind has a time to be looked at and something that may help, each said once', () => {
  const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
  for (const kind of supplyExceptionKinds) {
    expect(Temporal.Instant.compare(dueAt(kind, noon), noon)).toBe(1);
    const actions = remediesOf(kind).map(({ action }) => action);
    expect(actions.length).toBeGreaterThan(0);
    expect(new Set(actions).size).toBe(actions.length);
  }
});

test('every kind is the code of itself', () => {
  for (const kind of supplyExceptionKinds) expect(kindOfCode(kind, [])).toBe(kind);
});
