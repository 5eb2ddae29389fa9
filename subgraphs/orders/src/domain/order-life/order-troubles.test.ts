import { expect, test } from 'vitest';
import {
  answer,
  changeAnswer,
  facts,
  lifeOf,
  orderLine,
  purchaseOrder,
  says,
  sentChange,
  shipNotice,
} from '../../../test/order-facts.ts';
import type { OrderFacts } from './order-life.ts';

/** What people read of an order's trouble, and what they are told to do. */
const part = [{ qualifier: 'VC', number: 'HS-12-B' }];
const on = '2026-03-14';
const told = (given: Partial<OrderFacts>) =>
  lifeOf(given).troubles.map(({ kind, key, sentence, remedy, documentId }) => ({
    kind,
    key,
    sentence,
    remedy,
    documentId,
  }));
const line = 'Line 10 of order 4500001';
const said = answer([]).documentId;
const two = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', number: '20' }));

test.each<[string, Partial<OrderFacts>, { kind: string; key: string; sentence: string; remedy: string }]>([
  [
    'R38: an order that is refused as a whole',
    { answers: [answer([], { type: 'RJ' })] },
    {
      kind: 'ORDER_REJECTED',
      key: '',
      sentence: 'The supplier refused order 4500001 as a whole.',
      remedy: 'Order it elsewhere, or agree with the supplier on what stands in the way; then cancel this order.',
    },
  ],
  [
    'R38: an order answered in a code nobody knows',
    { answers: [answer([], { type: 'QQ' })] },
    {
      kind: 'UNKNOWN_ANSWER_CODE',
      key: 'order:QQ',
      sentence: 'The supplier answered order 4500001 as a whole with "QQ", which nobody knows (R38).',
      remedy: 'Ask the supplier what it means. Until then only what it says of single lines counts.',
    },
  ],
  [
    'R38: a line that is not on the answer',
    { answers: [answer([])] },
    {
      kind: 'NOT_ON_ACKNOWLEDGEMENT',
      key: '10',
      sentence: `${line} is not on the supplier's answer: nothing of it is promised (R38).`,
      remedy: 'Ask the supplier for an answer to this line; it may not have read it.',
    },
  ],
  [
    'R39: a line answered in a code nobody knows',
    { answers: [answer([says('ZZ')])] },
    {
      kind: 'UNKNOWN_ANSWER_CODE',
      key: '10:ZZ',
      sentence: `${line} was answered with "ZZ", which nobody knows: nothing is taken for accepted (R39).`,
      remedy: 'Ask the supplier what it means, and to answer in codes of X12 668.',
    },
  ],
  [
    'R40: a unit that cannot be counted',
    { answers: [answer([says('IA', { quantity: 1, unit: 'CA' })])] },
    {
      kind: 'QUANTITY_UNEXPLAINED',
      key: '10',
      sentence: `${line} was answered in a quantity or unit that cannot be counted in BX (R40).`,
      remedy: 'Ask the supplier how much comes when; what it did not explain is not counted on.',
    },
  ],
  [
    'R40: less than was ordered',
    { answers: [answer([says('IA', { quantity: 3 })])] },
    {
      kind: 'QUANTITY_UNEXPLAINED',
      key: '10',
      sentence: `${line}: the answer leaves 70 EA of 100 unexplained (R40).`,
      remedy: 'Ask the supplier how much comes when; what it did not explain is not counted on.',
    },
  ],
  [
    'R43: a part that is refused',
    { answers: [answer([says('IA', { quantity: 6 }), says('ID', { quantity: 4 })])] },
    {
      kind: 'LINE_REJECTED',
      key: '10',
      sentence: `${line}: 40 EA will not come; deleted (ID). The need is open again (R43).`,
      remedy: 'Order it elsewhere or another item; then cancel what is refused in the order.',
    },
  ],
  [
    'R39: a line on hold',
    { answers: [answer([says('IW')])] },
    {
      kind: 'LINE_HELD',
      key: '10',
      sentence: `${line}: the supplier has put 100 EA on hold: a waiver is required (IW).`,
      remedy: 'Give the supplier what it waits for, or order elsewhere.',
    },
  ],
  [
    'R41: a backorder with a day',
    { answers: [answer([says('IB', { on })])] },
    {
      kind: 'BACKORDERED',
      key: '10:1',
      sentence: `${line}: 100 EA backordered to 2026-03-14 (R41).`,
      remedy: 'Look at what relies on it: transfer, substitute, order elsewhere, or wait.',
    },
  ],
  [
    'R39: a price that is pending',
    { answers: [answer([says('IE')])] },
    {
      kind: 'PRICE_PENDING',
      key: '10',
      sentence: `${line} is accepted, and its price is pending.`,
      remedy: 'Ask the supplier for the price before it is delivered.',
    },
  ],
  [
    'R43: another price that is not said',
    { answers: [answer([says('IP')])] },
    {
      kind: 'PRICE_CHANGED',
      key: '10',
      sentence: `${line} is accepted at another price, and the supplier does not say which (R43).`,
      remedy:
        "Agree on the price before it is received: change the order's price, or have the supplier correct its answer.",
    },
  ],
  [
    'R42: a substitute',
    { answers: [answer([says('IS', { parts: part })])] },
    {
      kind: 'SUBSTITUTION_REQUESTED',
      key: '10:HS-12-B',
      sentence: `${line}: the supplier wants to send HS-12-B for 100 EA (R42).`,
      remedy: 'Compare both items and approve or refuse the substitute.',
    },
  ],
  [
    'R42: a substitute without a number',
    { answers: [answer([says('IS')])] },
    {
      kind: 'SUBSTITUTION_REQUESTED',
      key: '10:',
      sentence: `${line}: the supplier wants to send another part for 100 EA (R42).`,
      remedy: 'Compare both items and approve or refuse the substitute.',
    },
  ],
])('%s', (_, given, trouble) => {
  expect(told(given)).toEqual([{ ...trouble, documentId: given.answers?.[0]?.documentId ?? said }]);
});

test('R42: a substitute that is shipped and that nobody approved is kept apart', () => {
  const shipped = shipNotice('S1', [{ quantity: 10, parts: part }]);
  expect(told({ shipNotices: [shipped] })).toContainEqual({
    kind: 'SUBSTITUTE_UNAPPROVED',
    key: '10:HS-12-B',
    sentence: `${line}: HS-12-B is shipped for 100 EA, and nobody approved it (R42).`,
    remedy: 'Keep it apart when it arrives; approve the substitute, or send it back.',
    documentId: shipped.documentId,
  });
});

test('R37: what the supplier changes of its own accord is told with its codes, and how to answer', () => {
  const proposal = changeAnswer([{ change: 'QD', answers: [says('IA', { quantity: 6 })] }]);
  const trouble = told({ answers: [answer([says('IA', { quantity: 10 })]), proposal] }).find(
    ({ kind }) => kind === 'SUPPLIER_CHANGE_PROPOSED',
  );
  expect(trouble).toEqual({
    kind: 'SUPPLIER_CHANGE_PROPOSED',
    key: '10',
    sentence: `${line}: the supplier changes it of its own accord (QD, IA).`,
    remedy: 'Change the order accordingly, or refuse and order elsewhere.',
    documentId: proposal.documentId,
  });
});

test('R37: a refused change names the lines it left as they were, and those changed again no more', () => {
  const order = purchaseOrder(
    orderLine({ quantity: { value: '6', unit: 'BX' } }),
    orderLine({ id: 'orderline_20', number: '20', quantity: { value: '6', unit: 'BX' } }),
  );
  const both = {
    sequence: 1,
    lines: [...sentChange(1, 10, 6).lines, ...sentChange(1, 10, 6, 'orderline_20').lines],
  };
  const refusal = changeAnswer([], { changeNumber: '1', type: 'RJ' });
  const refused = (...changes: OrderFacts['changes']) =>
    lifeOf({ order, answers: [refusal], changes }).troubles.filter(({ kind }) => kind === 'CHANGE_REFUSED');
  expect(refused(both)).toMatchObject([
    {
      key: '1',
      orderLineIds: ['orderline_10', 'orderline_20'],
      sentence: 'The supplier refused change 1 of order 4500001, line 10, 20: it delivers as before.',
      remedy: 'Put the order back as it was, or agree on the change with the supplier.',
      documentId: refusal.documentId,
    },
  ]);
  expect(refused(both, sentChange(2, 6, 10))).toMatchObject([
    { orderLineIds: ['orderline_20'], sentence: expect.stringContaining(', line 20:') },
  ]);
});

test('of an order whose lines are over, or ordered nothing, nobody need look at anything', () => {
  const over = purchaseOrder(orderLine({ outstanding: '0', status: 'RECEIVED', received: '10' }));
  const empty = purchaseOrder(orderLine({ quantity: { value: '0', unit: 'BX' }, outstanding: '0' }));
  for (const order of [over, empty])
    for (const answers of [
      [answer([], { type: 'RJ' })],
      [answer([], { type: 'QQ' })],
      [answer([says('ZZ')])],
      [answer([says('IB')])],
      [answer([says('IP')])],
      [answer([says('IE')])],
    ])
      expect(told({ order, answers })).toEqual([]);
});

test('a whole refusal is one trouble for all lines, beside which a line refused by itself is told', () => {
  const itself = answer([says('IR')]);
  const whole = answer([], { type: 'RD', dated: '2026-03-04' });
  expect(
    lifeOf({ order: two, answers: [whole] }).troubles.map(({ kind, orderLineIds }) => [kind, ...orderLineIds]),
  ).toEqual([['ORDER_REJECTED', 'orderline_10', 'orderline_20']]);
  expect(told({ order: two, answers: [itself] }).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'LINE_REJECTED 10',
    'NOT_ON_ACKNOWLEDGEMENT 20',
  ]);
});

test('each unknown code of a line is told once, whichever document used it last', () => {
  const codes = told({ answers: [answer([says('ZZ', { quantity: 3 }), says('YY', { quantity: 3 }), says('ZZ')])] });
  expect(codes.filter(({ kind }) => kind === 'UNKNOWN_ANSWER_CODE').map(({ key }) => key)).toEqual(['10:ZZ', '10:YY']);
});

test('an order nobody answered has no trouble', () => {
  expect(told(facts())).toEqual([]);
  expect(told({ order: two })).toEqual([]);
});
