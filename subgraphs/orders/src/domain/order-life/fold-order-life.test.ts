import { describe, expect, test } from 'vitest';
import {
  answer,
  askedOn,
  facts,
  kindsOf,
  lifeOf,
  lineOf,
  orderLine,
  purchaseOrder,
  says,
  shipNotice,
} from '../../../test/order-facts.ts';
import { foldOrderLife } from './fold-order-life.ts';

const day = '2026-03-14';
const other = [{ qualifier: 'VC', number: 'HS-12-B' }];

describe('what came, what is cancelled, what is on its way', () => {
  test('what was received uses up the earliest promises', () => {
    const order = purchaseOrder(orderLine({ received: '7', outstanding: '3', status: 'PARTLY_RECEIVED' }));
    const answers = [answer([says('IA', { quantity: 6, on: day }), says('IB', { quantity: 4, on: '2026-03-20' })])];
    expect(lineOf({ order, answers })).toMatchObject({
      ordered: '100',
      received: '70',
      promised: '30',
      unpromised: '0',
      promises: [{ promisedOn: '2026-03-20', quantity: '30' }],
      backorders: [{ quantity: '30', isOpen: true }],
      status: 'PARTLY_RECEIVED',
    });
  });

  test('R52: more than was ordered is a surplus, and the sum holds', () => {
    const order = purchaseOrder(orderLine({ received: '12', outstanding: '0', status: 'RECEIVED' }));
    expect(lineOf({ order, answers: [answer([says('IB')])] })).toMatchObject({
      ordered: '100',
      received: '100',
      surplus: '20',
      promised: '0',
      unpromised: '0',
      promises: [],
      backorders: [{ isOpen: false, quantity: '100' }],
    });
  });

  test('a cancelled line expects nothing, and troubles nobody', () => {
    const order = purchaseOrder(orderLine({ outstanding: '0', status: 'CANCELLED' }));
    const given = { order, answers: [answer([says('IB'), says('IS', { quantity: 3, parts: other })])] };
    expect(lineOf(given)).toMatchObject({ cancelled: '100', promises: [], substitutions: [], status: 'CANCELLED' });
    expect(kindsOf(given)).toEqual([]);
  });

  test('R54: a line that is closed after a part came has cancelled the rest', () => {
    const order = purchaseOrder(orderLine({ received: '4', outstanding: '0', status: 'RECEIVED' }));
    expect(lineOf({ order })).toMatchObject({ ordered: '100', received: '40', cancelled: '60', unpromised: '0' });
  });

  test('R50: a ship notice before any answer promises what it ships', () => {
    const shipNotices = [shipNotice('S1', [{ quantity: 4 }], { on: '2026-03-09' })];
    expect(lineOf({ shipNotices })).toMatchObject({
      shipped: '40',
      promised: '40',
      unpromised: '60',
      status: 'CONFIRMED',
      promises: [
        { promisedOn: '2026-03-09', quantity: '40', isConfirmed: true, documentId: 'shipnotice_ship-S1-00' },
        { promisedOn: askedOn, quantity: '60', isConfirmed: false, documentId: null },
      ],
    });
  });

  test('what is shipped was backordered, and is no longer', () => {
    const answers = [answer([says('IB')])];
    const shipNotices = [shipNotice('S1', [{ quantity: 10 }], { on: '2026-03-09' })];
    expect(lineOf({ answers, shipNotices })).toMatchObject({ promised: '100', backorders: [{ isOpen: false }] });
    expect(kindsOf({ answers, shipNotices })).toEqual([]);
  });

  test('R48: of one notice the latest counts, and one taken back ships nothing', () => {
    const first = shipNotice('S1', [{ quantity: 4 }]);
    const more = shipNotice('S1', [{ quantity: 6 }], { purpose: '05', dated: '2026-03-07' });
    const gone = shipNotice('S1', [], { purpose: '01', dated: '2026-03-08' });
    const shipped = (...shipNotices: (typeof first)[]) => lineOf({ shipNotices }).shipped;
    expect([shipped(first), shipped(more, first), shipped(gone, more, first)]).toEqual(['40', '60', '0']);
    expect(shipped(first, shipNotice('S2', [{ quantity: 2 }]))).toBe('60');
    expect(shipped(first, shipNotice('S1', [{ quantity: 2 }], { purpose: '02', dated: '2026-03-07' }))).toBe('60');
  });

  test('what has been received was the first to be shipped', () => {
    const order = purchaseOrder(orderLine({ received: '4', outstanding: '6', status: 'PARTLY_RECEIVED' }));
    const shipNotices = [
      shipNotice('S2', [{ quantity: 3 }], { on: '2026-03-11' }),
      shipNotice('S1', [{ quantity: 4 }], { on: '2026-03-09' }),
    ];
    expect(lineOf({ order, shipNotices })).toMatchObject({ shipped: '70', promised: '30', unpromised: '30' });
  });
});

describe('suppliers without EDI', () => {
  test('what the order’s own system was told counts where no document speaks of the line', () => {
    const promises = [
      { promisedOn: '2026-03-09', quantity: '6', isConfirmed: true },
      { promisedOn: askedOn, quantity: '4', isConfirmed: false },
    ];
    const order = purchaseOrder(orderLine({ promises, status: 'CONFIRMED' }));
    const own = { promised: '60', unpromised: '40', refused: '0', status: 'CONFIRMED' };
    expect(lineOf({ order })).toMatchObject(own);
    expect(lineOf({ order, answers: [answer([], { type: 'AK' })] })).toMatchObject(own);
    expect(lineOf({ order, answers: [answer([says('IR')])] })).toMatchObject({ promised: '0', refused: '100' });
    expect(lifeOf({ order })).toMatchObject({ hasAnswer: false, supplierOrderNumber: null });
  });

  test('R43: what it was refused opens the need again', () => {
    const promises = [{ promisedOn: null, quantity: '10', isConfirmed: false }];
    const order = purchaseOrder(orderLine({ promises, isRefused: true }));
    expect(lineOf({ order })).toMatchObject({ refused: '100', promises: [] });
    expect(kindsOf({ order })).toEqual(['LINE_REJECTED']);
  });

  test('what its own promises do not cover is expected on no day', () => {
    const order = purchaseOrder(orderLine({ promises: [] }));
    expect(lineOf({ order }).promises).toEqual([
      { promisedOn: null, quantity: '100', isConfirmed: false, itemId: null, documentId: null },
    ]);
  });
});

test('R44: an order with nothing but a 997 is unconfirmed; an answer that says nothing of the lines confirms none', () => {
  expect(lifeOf({})).toMatchObject({ hasAnswer: false, lines: [{ status: 'SENT', promised: '0' }] });
  expect(lifeOf({ answers: [answer([], { type: 'AK', supplierOrderNumber: 'SO-1' })] })).toMatchObject({
    hasAnswer: true,
    supplierOrderNumber: 'SO-1',
    lines: [{ status: 'SENT', promised: '0' }],
  });
});

test('an order without lines has a life too', () => {
  expect(foldOrderLife({ ...facts(), order: { ...purchaseOrder(), lines: [] } })).toMatchObject({
    lines: [],
    troubles: [],
  });
});
