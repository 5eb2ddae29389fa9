import { expect, test } from 'vitest';
import { messageStates } from './message-facts.ts';
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

test('each state of a message, and each outcome of a replay, has a sentence of its own', () => {
  const said = [
    ...messageStates.map((what) => sentenceOf(moment({ kind: 'MESSAGE', what }))),
    ...['UNCHANGED', 'CHANGED', 'REFUSED', 'SKIPPED', 'FAILED'].map((what) =>
      sentenceOf(moment({ kind: 'REPLAY', what })),
    ),
  ];
  for (const sentence of said) expect(sentence).toMatch(/^[A-Z][a-z ].*[a-z]\.$|^[A-Z][a-z]+\.$/);
  expect(new Set(said).size).toBe(said.length);
});

test('what has no sentence is told as it is called', () => {
  expect(sentenceOf(moment({ kind: 'MESSAGE', what: 'LOST' }))).toBe('LOST');
  expect(sentenceOf(moment({ kind: 'REPLAY', what: 'LOST', note: 'Nobody knows.' }))).toBe('LOST Nobody knows.');
});
