import { expect, test } from 'vitest';
import { sentenceOf, type Moment } from './moment.ts';

const moment = (fields: Partial<Moment>): Moment => ({
  at: '2026-03-09T12:00:00Z',
  thing: 'order_1',
  kind: 'EVENT',
  what: 'orders.purchase-order-changed',
  who: null,
  note: null,
  ...fields,
});

test('what happened reads as a sentence, with what was noted of it', () => {
  expect(sentenceOf(moment({}))).toBe('Purchase order changed.');
  expect(sentenceOf(moment({ kind: 'MESSAGE', what: 'SENT', note: 'By sftp.' }))).toBe('Sent. By sftp.');
  expect(sentenceOf(moment({ kind: 'CHANGE', what: 'partner-held', note: 'Its server was moved.' }))).toBe(
    'Partner held. Its server was moved.',
  );
  expect(sentenceOf(moment({ kind: 'REPLAY', what: 'UNCHANGED' }))).toBe('Replayed: nothing changed.');
});
