import { readFileSync } from 'node:fs';
import { sharedSdl } from '@supply-hub/subgraph-kit';
import { buildASTSchema, isEnumType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { dueAt, kindOfCode, kindPolicies, remediesOf, remedyActions, supplyExceptionKinds } from './exception-kinds.ts';

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

test('every remedy of a kind is one the hub can name, in a sentence of its own', () => {
  const said = new Map(
    supplyExceptionKinds.flatMap((kind) => remediesOf(kind).map((each) => [each.action, each.sentence])),
  );
  expect([...said.keys()].toSorted()).toEqual([...remedyActions].toSorted());
  for (const sentence of said.values()) expect(sentence).toMatch(/^[A-Z].*[a-z]\.$/);
  expect(new Set(said.values()).size).toBe(said.size);
});

test('what is critical is looked at within two hours, what is a warning within four, a notice within days', () => {
  const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
  const most = { CRITICAL: 2, WARNING: 4, NOTICE: 72 } as const;
  for (const kind of supplyExceptionKinds) {
    const { severity } = kindPolicies[kind];
    const hours = dueAt(kind, noon).since(noon).total('hours');
    expect(hours, kind).toBeLessThanOrEqual(most[severity]);
    expect(hours, kind).toBeGreaterThanOrEqual(severity === 'NOTICE' ? 4 : 1);
  }
});

test.each([
  ['UNREADABLE', 'DOCUMENT_UNREADABLE'],
  ['UNKNOWN_SENDER', 'UNKNOWN_PARTNER'],
  ['WRONG_TRANSPORT', 'UNKNOWN_PARTNER'],
  ['NOT_FOR_US', 'UNKNOWN_PARTNER'],
  ['ORDER_OF_ANOTHER_SUPPLIER', 'DOCUMENT_CONFLICT'],
  ['INVOICE_NUMBER_REUSED', 'DOCUMENT_CONFLICT'],
  ['NUMBER_REUSED', 'DOCUMENT_CONFLICT'],
  ['LOT_EXPIRY_CONFLICT', 'DOCUMENT_CONFLICT'],
  ['SERIAL_TWICE', 'DOCUMENT_CONFLICT'],
  ['SERIAL_QUANTITY', 'DOCUMENT_UNREADABLE'],
  ['UNKNOWN_ACKNOWLEDGED', 'DOCUMENT_CONFLICT'],
  ['WHAT_NOBODY_KNOWS', 'MESSAGE_PARKED'],
])('what a receiver calls %s is %s', (code, kind) => {
  expect(kindOfCode(code, ['SUPPLIER'])).toBe(kind);
});
