import { expect, test } from 'vitest';
import { Random } from '../generate/random.ts';
import { planSuppliers } from '../generate/suppliers.ts';
import { noRates } from './answers/answer-rates.ts';
import { emptyCatalogue } from './answers/part-catalogue.ts';
import { readInterchanges } from './edi/read-interchanges.ts';
import { writeInterchange } from './edi/write-interchange.ts';
import { planEdiSuppliers } from './edi-supplier.ts';
import type { Flaw, Intent } from './intent.ts';
import { SupplierState } from './ledger/supplier-state.ts';
import { makeFile } from './make-file.ts';
import type { Planned } from './plan-answers.ts';
import { readInboxFile } from './read-inbox.ts';

const [supplier] = planEdiSuppliers('small', planSuppliers(new Random(1), 14));
if (supplier === undefined) throw new Error('there are four');
const now = Temporal.Instant.from('2026-03-09T12:00:00Z');
const order = writeInterchange({
  from: supplier.us,
  to: supplier.them,
  dialect: supplier.dialect,
  control: '000000001',
  usage: 'P',
  at: Temporal.PlainDateTime.from('2026-03-09T07:00'),
  group: {
    functionalId: 'PO',
    control: '1',
    version: '004010',
    sets: [
      {
        type: '850',
        control: '0001',
        segments: [
          ['BEG', '00', 'NE', '4500000101', '', '20260309'],
          ['PO1', '10', '4', 'EA', '12.50', '', 'VC', 'PART-1', 'IN', 'MED-1'],
          ['CTT', '1'],
        ],
      },
    ],
  },
});

function make(type: '855' | '856' | '810', intent: Intent) {
  if (supplier === undefined) throw new Error('there are four');
  const state = new SupplierState();
  state.apply(
    readInboxFile(order, { file: 'a', claim: 'a' }, state, {
      supplier,
      seed: 1,
      now,
      hurry: 1,
      faults: 0,
      rates: noRates,
      catalogue: emptyCatalogue,
    }),
  );
  const content = { kind: 'document', type, order: '4500000101', shipment: type === '855' ? 0 : 1 } as const;
  const options = { supplier, state, seed: 1, now, controlBase: 0 };
  const plan = (id: string, of: Intent): Planned => ({ id, dueAt: now.toString(), intent: of, content });
  const first = makeFile([plan('first', { intended: 'good' })], options);
  state.apply(first);
  return { first, made: makeFile([plan('second', intent)], options) };
}

const read = (text: string) => {
  const { interchanges, faults } = readInterchanges(text);
  const [interchange] = interchanges;
  const sets = interchange?.groups.flatMap((group) => group.sets) ?? [];
  return { interchange, faults, set: sets[0] };
};
const segment = (text: string, id: string) => read(text).set?.segments.find(([each]) => each === id) ?? [];
const flawed = (type: '855' | '856' | '810', how: Flaw) => make(type, { intended: 'malformed', how }).made.text;

test.each(['855', '856', '810'] as const)('a good %s has nothing wrong with it', (type) => {
  const { interchange, set } = read(make(type, { intended: 'good' }).made.text);
  expect([interchange?.faults, set?.faults, set?.type]).toEqual([[], [], type]);
});

test.each([
  ['segment-count', '4'],
  ['set-control', '3'],
] as const)('%s breaks the set and not the interchange', (how, code) => {
  const { interchange, set } = read(flawed('855', how));
  expect(interchange?.faults).toEqual([]);
  expect(set?.faults.map((fault) => fault.code)).toEqual([code]);
});

test('cut-file ends in the middle, and interchange-control closes another interchange', () => {
  expect(read(flawed('856', 'cut-file')).interchange?.faults).toContain('IEA is missing: the file is cut off');
  expect(read(flawed('856', 'interchange-control')).interchange?.faults).toEqual([
    'IEA02 is 000000003, ISA13 000000002',
  ]);
});

test('not-x12 is nothing a translator can name, and unknown-sender is nobody', () => {
  expect(read(flawed('810', 'not-x12'))).toMatchObject({ interchange: undefined, faults: [expect.any(String)] });
  expect(read(flawed('810', 'unknown-sender')).interchange).toMatchObject({ sender: 'ZZ XLPINESURGICAL', faults: [] });
});

test('what is wrong with the business is well written', () => {
  expect(segment(flawed('855', 'unknown-order'), 'BAK')[3]).toBe('9900000101');
  expect(segment(flawed('810', 'unknown-part'), 'IT1').slice(6)).toEqual(['VC', 'NOSUCH-10']);
  expect(segment(flawed('856', 'missing-element'), 'BSN')[2]).toBe('');
  const { first, made } = make('810', { intended: 'malformed', how: 'number-used-before' });
  expect(segment(made.text, 'BIG')[2]).toBe(segment(first.text, 'BIG')[2]);
  expect(Number(segment(made.text, 'TDS')[1])).toBe(Number(segment(first.text, 'TDS')[1]) + 1000);
});

test('a copy is the same file, under another name or its own; in a new envelope only the numbers are others', () => {
  const { first, made: copy } = make('855', { intended: 'duplicate', how: 'same-file', of: 'first' });
  expect([copy.text === first.text, copy.file === first.file, copy.copyOf]).toEqual([true, false, 1]);
  expect(make('855', { intended: 'duplicate', how: 'same-name', of: 'first' }).made.file).toBe(first.file);
  const again = make('855', { intended: 'duplicate', how: 'new-envelope', of: 'first' }).made;
  expect(again.text).not.toBe(first.text);
  expect(read(again.text).set?.segments).toEqual(read(first.text).set?.segments);
});

test('a test is flagged as one, and a control number may be used again', () => {
  expect(read(make('855', { intended: 'test' }).made.text).interchange?.usage).toBe('T');
  const { first, made } = make('855', { intended: 'control-number-reused' });
  expect(made.interchange).toBe(first.interchange);
  expect(made.group).not.toBe(first.group);
});
