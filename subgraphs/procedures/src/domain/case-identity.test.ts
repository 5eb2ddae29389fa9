import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { belongingOf, type CaseIdentifier, type CaseName, type KnownIdentifier } from './case-identity.ts';

const number = (value: string): CaseIdentifier => ({ system: 'ehr', authority: '', value });
const filler = (value: string): CaseIdentifier => ({ system: 'ehr', authority: 'ORSYS', value });
const placer = (value: string): CaseIdentifier => ({ system: 'ehr', authority: 'EHR', value });
const named = (key: CaseIdentifier, ...others: CaseIdentifier[]): CaseName => ({ key, others });
const of = (caseId: string, ...identifiers: CaseIdentifier[]): KnownIdentifier[] =>
  identifiers.map((each) => ({ ...each, caseId }));

test('R24: what nobody knows is a new case, under the id its case number has everywhere', () => {
  expect(belongingOf(named(number('C-1'), placer('P-1')), [])).toEqual({
    kind: 'case',
    caseId: hubId('case', 'ehr', ['C-1']),
    claims: [number('C-1'), placer('P-1')],
  });
  expect(belongingOf(named(filler('F-1')), [])).toMatchObject({ caseId: hubId('case', 'ehr', ['ORSYS', 'F-1']) });
});

test('R24: the same filler id is the same case, and brings the other identifiers to it', () => {
  expect(belongingOf(named(filler('F-1'), placer('P-1')), of('case_a', filler('F-1')))).toEqual({
    kind: 'case',
    caseId: 'case_a',
    claims: [placer('P-1')],
  });
});

test('R24: any other identifier leads to the case too', () => {
  expect(belongingOf(named(number('C-1'), filler('F-1')), of('case_a', filler('F-1')))).toEqual({
    kind: 'case',
    caseId: 'case_a',
    claims: [number('C-1')],
  });
});

test('a placer’s number that stays when a case is booked again does not make two bookings one', () => {
  const known = of('case_a', filler('F-1'), placer('P-1'));
  expect(belongingOf(named(filler('F-2'), placer('P-1')), known)).toEqual({
    kind: 'case',
    caseId: hubId('case', 'ehr', ['ORSYS', 'F-2']),
    claims: [filler('F-2')],
  });
});

test('identifiers that name two cases are nobody’s to guess', () => {
  const known = [...of('case_a', filler('F-1')), ...of('case_b', placer('P-1'))];
  expect(belongingOf(named(filler('F-1'), placer('P-1')), known)).toEqual({
    kind: 'several',
    caseIds: ['case_a', 'case_b'],
  });
});

test('another key is of the same kind only with the same system and authority', () => {
  const elsewhere = (values: Partial<CaseIdentifier>) => ({ ...filler('F-9'), ...values });
  for (const other of [elsewhere({ system: 'clinic' }), elsewhere({ authority: 'CLINIC' })])
    expect(belongingOf(named(filler('F-2'), placer('P-1')), of('case_a', other, placer('P-1')))).toMatchObject({
      caseId: 'case_a',
      claims: [filler('F-2')],
    });
  // What another case goes by says nothing of this one.
  expect(
    belongingOf(named(filler('F-2'), placer('P-1')), [...of('case_a', placer('P-1')), ...of('case_b', filler('F-1'))]),
  ).toMatchObject({ caseId: 'case_a' });
});

test('equal values of two systems or authorities are two identifiers', () => {
  for (const other of [
    { ...number('C-1'), system: 'clinic' },
    { ...number('C-1'), authority: 'CLINIC' },
  ])
    expect(belongingOf(named(number('C-1')), of('case_a', other))).toMatchObject({
      caseId: hubId('case', 'ehr', ['C-1']),
      claims: [number('C-1')],
    });
});

test('what is the case’s already is not claimed again', () => {
  const known = of('case_a', number('C-1'), filler('F-1'));
  expect(belongingOf(named(number('C-1'), filler('F-1')), known)).toEqual({
    kind: 'case',
    caseId: 'case_a',
    claims: [],
  });
});

test('an identifier said twice is claimed once', () => {
  expect(belongingOf(named(number('C-1'), placer('P'), placer('P')), [])).toMatchObject({
    claims: [number('C-1'), placer('P')],
  });
});
