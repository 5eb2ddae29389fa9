import { readHeader, readMessage } from '@supply-hub/hl7v2';
import { expect, test } from 'vitest';
import { sender } from '../../test/sender.ts';
import { siu, type SiuFields } from '../../test/siu.ts';
import { judge } from './judge.ts';

function judged(bytes: Uint8Array, senders = [sender]) {
  const reading = readMessage(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return judge(readHeader(reading.message), senders);
}

const refusals: readonly [string, SiuFields, 'error' | 'reject', string][] = [
  ['MSH-10 missing', { controlId: '' }, 'error', '101'],
  ['MSH-10 deleted', { controlId: '""' }, 'error', '101'],
  ['an unknown application', { application: 'ELSEWHERE' }, 'reject', '204'],
  ['no application', { application: '' }, 'reject', '204'],
  ['a question, S25', { event: 'S25' }, 'reject', '201'],
  ['an event that there is not, S27', { event: 'S27' }, 'reject', '201'],
  ['no event', { event: '' }, 'reject', '201'],
  ['no processing id', { processingId: '' }, 'reject', '202'],
  ['another processing id', { processingId: 'X' }, 'reject', '202'],
  ['no version', { version: '' }, 'reject', '203'],
  ['HL7 v3', { version: '3.0' }, 'reject', '203'],
  ['version 2.10', { version: '2.10' }, 'reject', '203'],
];

test.each(refusals)('%s is refused', (_, fields, outcome, error) => {
  expect(judged(siu(fields))).toMatchObject({ kind: 'refused', error, answer: { outcome, errors: [{ code: error }] } });
});

test('another type than the sender may send is refused', () => {
  const adt = Buffer.from('MSH|^~\\&|LAKESIDE-OR|H100|HUB|M|2026||ADT^A01|1|P|2.5\r');
  expect(judged(adt)).toMatchObject({ error: '200' });
  expect(judged(siu(), [{ ...sender, accepts: [] }])).toMatchObject({ error: '200' });
});

test('MSH-9 missing comes before everything else', () => {
  expect(judged(Buffer.from('MSH|^~\\&|NOBODY||||2026|||1|X|9\r'))).toMatchObject({
    error: '101',
    answer: { outcome: 'error' },
  });
});

const events = [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26].map((number) => `S${number}`);
test.each(events)('%s is taken', (event) => {
  expect(judged(siu({ event }))).toMatchObject({ kind: 'taken', isTest: false });
});

test.each(['2.1', '2.2', '2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8.2', '2.9', '2.5.1^USA'])(
  'version %s is taken',
  (version) => {
    expect(judged(siu({ version }))).toMatchObject({ kind: 'taken' });
  },
);

test.each([
  ['P', false],
  ['P^T', false],
  ['T', true],
  ['D', true],
])('R46: MSH-11 %s is a test: %s', (processingId, isTest) => {
  expect(judged(siu({ processingId }))).toMatchObject({ kind: 'taken', isTest });
});

test('a sender is known by its universal id where it gives no namespace', () => {
  const known = { ...sender, application: '1.2.840.1' };
  expect(judged(siu({ application: '^1.2.840.1^ISO' }), [known])).toMatchObject({ kind: 'taken' });
});

test('who lists its facility is not taken for another, and goes before who does not', () => {
  const north = { ...sender, id: 'north', facility: 'H100' };
  expect(judged(siu({ facility: 'H200' }), [north])).toMatchObject({ error: '204' });
  expect(judged(siu({ facility: 'H100' }), [sender, north])).toMatchObject({ sender: { id: 'north' } });
  expect(judged(siu({ facility: 'H200' }), [sender, north])).toMatchObject({ sender: { id: 'lakeside-or' } });
});

test('a refusal names the sender for us, and quotes nothing to the sender', () => {
  const refusal = judged(siu({ application: 'ELSEWHERE', facility: 'H7' }));
  expect(refusal).toMatchObject({ reason: expect.stringContaining('"ELSEWHERE" at "H7"') });
  expect(JSON.stringify(refusal.kind === 'refused' && refusal.answer)).not.toContain('ELSEWHERE');
});
