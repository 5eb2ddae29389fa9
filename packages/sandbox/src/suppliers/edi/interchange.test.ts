import { expect, test } from 'vitest';
import type { Dialect } from '../edi-supplier.ts';
import { readInterchanges } from './read-interchanges.ts';
import { writeInterchange, type InterchangeOut } from './write-interchange.ts';

const dialect: Dialect = {
  element: '*',
  component: '>',
  repetition: '^',
  segment: '~',
  newline: 'lf',
  version: '004010',
  acknowledgement: '997',
  asksForTa1: false,
  units: {},
  isBatching: false,
};
const out: InterchangeOut = {
  from: { qualifier: 'ZZ', id: 'SELLER', group: 'SELL' },
  to: { qualifier: '01', id: '861000001', group: 'BUY' },
  dialect,
  control: '000000042',
  usage: 'P',
  at: Temporal.PlainDateTime.from('2026-03-09T07:05'),
  group: {
    functionalId: 'PR',
    control: '42',
    version: '004010',
    sets: [
      { type: '855', control: '0001', segments: [['BAK', '00', 'AD', 'PO*1', '20260309', '', '']] },
      { type: '855', control: '0002', segments: [['BAK', '00', 'AD', 'PO-2', '20260309']] },
    ],
  },
};
const text = writeInterchange(out);

test('what is written is read, and a separator inside data is a space', () => {
  const { interchanges, faults } = readInterchanges(text);
  expect(faults).toEqual([]);
  expect(interchanges).toHaveLength(1);
  expect(interchanges[0]).toMatchObject({ sender: 'ZZ SELLER', receiver: '01 861000001', control: '000000042' });
  expect(interchanges[0]?.faults).toEqual([]);
  expect(interchanges[0]?.groups[0]?.sets.map(({ segments }) => segments[1])).toEqual([
    ['BAK', '00', 'AD', 'PO 1', '20260309'],
    ['BAK', '00', 'AD', 'PO-2', '20260309'],
  ]);
});

test.each(['none', 'lf', 'crlf'] as const)('two interchanges in a file are two, with newline %s', (newline) => {
  const one = writeInterchange({ ...out, dialect: { ...dialect, newline, element: '|', version: '005010' } });
  expect(readInterchanges(one + one).interchanges.map(({ faults }) => faults)).toEqual([[], []]);
});

test.each([
  ['a narrow ISA', text.replace('SELLER  ', 'SELLER '), 'ISA: an element is not as wide as it has to be'],
  ['a wrong IEA02', text.replace('IEA*1*000000042', 'IEA*1*000000043'), 'IEA02 is 000000043, ISA13 000000042'],
  ['a wrong number of groups', text.replace('IEA*1', 'IEA*2'), 'IEA01 is 2, there are 1 groups'],
  ['a wrong number of sets', text.replace('GE*2', 'GE*3'), 'GE01 is 3, there are 2 sets'],
  ['a wrong GE02', text.replace('GE*2*42', 'GE*2*41'), 'GE02 is 41, GS06 42'],
  ['a cut file', text.slice(0, -12), 'IEA is missing: the file is cut off'],
  ['a missing GE', text.replace(/GE\*2\*42~\n/, ''), 'GE is missing for group 42'],
])('%s is a fault of the interchange', (_, broken, fault) => {
  expect(readInterchanges(broken).interchanges[0]?.faults).toContain(fault);
});

test.each([
  ['a wrong count', text.replace('SE*3*0001', 'SE*4*0001'), '4'],
  ['another control number behind', text.replace('SE*3*0001', 'SE*3*0009'), '3'],
  ['no end', text.replace('SE*3*0001~\n', ''), '2'],
])('a set with %s is at fault, and the one beside it is not', (_, broken, code) => {
  const sets = readInterchanges(broken).interchanges[0]?.groups[0]?.sets ?? [];
  expect(sets.map(({ faults }) => faults.map((fault) => fault.code))).toEqual([[code], []]);
});

test('a control number that is there twice in a group is a fault', () => {
  const sets = readInterchanges(text.replaceAll('0002', '0001')).interchanges[0]?.groups[0]?.sets ?? [];
  expect(sets.at(1)?.faults.map(({ code }) => code)).toEqual(['23']);
});

test('what is no interchange is said to be none', () => {
  expect(readInterchanges('<html>').faults).toEqual(['6 characters that begin no interchange']);
  expect(readInterchanges('').faults).toEqual(['nothing in it']);
});
