import { expect, test } from 'vitest';
import { answer, kindsOf, lifeOf, lineOf, orderLine, purchaseOrder, says } from '../../../test/order-facts.ts';

const owed = (on: string | null, dated: string, quantity = 4) =>
  answer([says('IA', { quantity: 10 - quantity, on: '2026-03-10' }), says('IB', { quantity, on })], { dated });

test('R41: a backorder with a day is promised on it; without one it may come at any time', () => {
  expect(lineOf({ answers: [owed('2026-03-14', '2026-03-03')] })).toMatchObject({ promised: '100', unpromised: '0' });
  const undated = [owed(null, '2026-03-03')];
  expect(lineOf({ answers: undated })).toMatchObject({
    promised: '60',
    unpromised: '40',
    refused: '0',
    backorders: [{ promisedOn: null, slipDays: null, isOpen: true }],
  });
  expect(lifeOf({ answers: undated }).troubles).toMatchObject([
    { kind: 'BACKORDERED', key: '10:1', sentence: 'Line 10 of order 4500001: 40 EA backordered without a day (R41).' },
  ]);
});

test('R41: every day that was ever given is kept, with its slip and its reason', () => {
  const answers = [owed('2026-03-20', '2026-03-05'), owed('2026-03-14', '2026-03-03'), owed(null, '2026-03-04')];
  const [backorder] = lineOf({ answers }).backorders;
  expect(backorder).toEqual({
    key: 'orderline_10:1',
    quantity: '40',
    promisedOn: '2026-03-20',
    promises: [
      { on: '2026-03-14', documentId: answers[1]?.documentId, saidOn: '2026-03-03' },
      { on: null, documentId: answers[2]?.documentId, saidOn: '2026-03-04' },
      { on: '2026-03-20', documentId: answers[0]?.documentId, saidOn: '2026-03-05' },
    ],
    slipDays: 6,
    reason: { code: 'IB', words: 'backordered' },
    isOpen: true,
  });
});

test('R41: a day that is said again is no new promise, and one that is earlier slips backwards', () => {
  const answers = [
    owed('2026-03-14', '2026-03-03'),
    owed('2026-03-14', '2026-03-04'),
    owed('2026-03-12', '2026-03-05'),
  ];
  expect(lineOf({ answers }).backorders).toMatchObject([
    { promises: [{ saidOn: '2026-03-03' }, { saidOn: '2026-03-05' }], slipDays: -2 },
  ]);
});

test('R41: what was promised and then is owed, slips from the day it was promised on', () => {
  const promised = answer([says('IA', { quantity: 10, on: '2026-03-09' })], { dated: '2026-03-02' });
  expect(lineOf({ answers: [promised, owed('2026-03-14', '2026-03-03')] }).backorders).toMatchObject([
    { promises: [{ on: '2026-03-09' }, { on: '2026-03-14' }], slipDays: 5 },
  ]);
  // Half an answer says nothing of what is owed later.
  const half = answer([says('IA', { quantity: 6, on: '2026-03-09' })], { dated: '2026-03-02' });
  expect(lineOf({ answers: [half, owed('2026-03-14', '2026-03-03')] }).backorders).toMatchObject([
    { promises: [{ on: '2026-03-14' }] },
  ]);
});

test('a backorder that is promised anew is over, and keeps its history', () => {
  const answers = [
    owed('2026-03-14', '2026-03-03'),
    answer([says('IA', { quantity: 10, on: '2026-03-16' })], { dated: '2026-03-05' }),
  ];
  expect(lineOf({ answers }).backorders).toMatchObject([
    { isOpen: false, quantity: '40', promisedOn: '2026-03-16', promises: [{ on: '2026-03-14' }, { on: '2026-03-16' }] },
  ]);
  expect(kindsOf({ answers })).toEqual([]);
});

test('two backorders of a line are two', () => {
  const answers = [
    answer([says('IB', { quantity: 4, on: '2026-03-14' }), says('IB', { quantity: 6, on: '2026-03-20' })], {
      dated: '2026-03-03',
    }),
    answer([says('IB', { quantity: 4, on: '2026-03-15' }), says('IB', { quantity: 6 })], { dated: '2026-03-04' }),
  ];
  expect(lineOf({ answers }).backorders).toMatchObject([
    { key: 'orderline_10:1', quantity: '40', promisedOn: '2026-03-15', slipDays: 1 },
    { key: 'orderline_10:2', quantity: '60', promisedOn: null, slipDays: null },
  ]);
});

test('receipts close what is owed, the soonest first', () => {
  const order = purchaseOrder(orderLine({ received: '8', outstanding: '2', status: 'PARTLY_RECEIVED' }));
  expect(lineOf({ order, answers: [owed('2026-03-14', '2026-03-03')] }).backorders).toMatchObject([
    { isOpen: true, quantity: '20' },
  ]);
});
