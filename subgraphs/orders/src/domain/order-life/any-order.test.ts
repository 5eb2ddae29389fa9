import { Decimal } from '@supply-hub/quantities';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answer,
  answeredLine,
  changeAnswer,
  facts,
  orderLine,
  purchaseOrder,
  says,
  sentChange,
  shipNotice,
} from '../../../test/order-facts.ts';
import { foldOrderLife } from './fold-order-life.ts';
import type { AnswerFact, OrderFacts, ShipNoticeFact } from './order-life.ts';

const codes = [
  'IA',
  'AA',
  'AC',
  'AR',
  'BP',
  'DR',
  'IB',
  'IC',
  'ID',
  'IE',
  'IF',
  'IH',
  'IP',
  'IQ',
  'IR',
  'IS',
  'IW',
  'SP',
  'R4',
  'ZZ',
];
const ids = ['orderline_10', 'orderline_20', 'orderline_elsewhere'];
const day = fc.option(fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`));
const amount = fc.constantFrom('0', '1', '2.5', '4', '10', '1000', '-3', '0.001');
const part = fc.constantFrom([], [{ qualifier: 'VC', number: 'HS-12' }], [{ qualifier: 'VC', number: 'B' }]);
const unit = fc.constantFrom('BX' as const, 'EA' as const, 'CA' as const);

const said = fc
  .record({ code: fc.constantFrom(...codes), quantity: fc.option(amount), unit, on: day, parts: part })
  .map(({ code, ...rest }) => says(code, rest));
const line = fc
  .record({
    orderLineId: fc.constantFrom(...ids),
    answers: fc.array(said, { maxLength: 4 }),
    parts: part,
    price: fc.option(fc.record({ amount: fc.constantFrom('250', '1', '0'), basis: fc.constantFrom(null, 'PE', 'HP') })),
  })
  .map(({ answers, ...fields }) => answeredLine(answers, fields));
const head = fc.record({
  dated: day,
  sentAt: fc.option(fc.constantFrom('2026-03-05T08:00:00', '2026-03-05T09:00:00')),
  purpose: fc.constantFrom('00', '00', '00', '01', '05', '06', '07'),
  type: fc.constantFrom('AC', 'AD', 'AE', 'AT', 'AK', 'AH', 'RD', 'RJ', 'RO', 'QQ'),
});
const anAnswer = fc.tuple(fc.array(line, { maxLength: 3 }), head);
const aChangeAnswer = fc.tuple(
  fc.array(fc.record({ change: fc.constantFrom('AI', 'CA', 'DI', 'QD', 'QI', 'PC', 'RS', 'RC', 'NC', '??'), line }), {
    maxLength: 3,
  }),
  head,
  fc.constantFrom(null, '1', '2', 'X'),
);
const aNotice = fc.record({
  number: fc.constantFrom('S1', 'S2'),
  on: day,
  purpose: fc.constantFrom('00', '01', '02', '05', '07'),
  lines: fc.array(
    fc.record({
      quantity: amount,
      unit,
      parts: part,
      lots: fc.subarray(['L1', 'L2']),
      orderLineId: fc.constantFrom(...ids),
    }),
    {
      maxLength: 3,
    },
  ),
});
const anArrival = fc.record({
  id: fc.uuid(),
  orderLineId: fc.constantFrom(...ids),
  itemId: fc.constantFrom('item_stem', 'item_b'),
  facilityId: fc.constant('facility_north'),
  lot: fc.constantFrom(null, 'L1', 'L2'),
  quantity: amount,
  shipNoticeNumber: fc.constantFrom(null, 'S1', 'S2'),
});
const aLine = fc.record({
  quantity: fc.constantFrom('10', '0', '-1', '2.5').map((value) => ({ value, unit: 'BX' as const })),
  factor: fc.constantFrom('10', '1', '1/3', '0.5'),
  received: fc.constantFrom('0', '3', '10', '40', '-2'),
  outstanding: fc.constantFrom('10', '7', '0', '100'),
  isRefused: fc.boolean(),
  promises: fc.array(
    fc.record({ promisedOn: day, quantity: fc.constantFrom('10', '3', '0'), isConfirmed: fc.boolean() }),
    { maxLength: 3 },
  ),
});
const anything = fc
  .record({
    lines: fc.tuple(aLine, aLine),
    answers: fc.array(anAnswer, { maxLength: 5 }),
    changeAnswers: fc.array(aChangeAnswer, { maxLength: 3 }),
    notices: fc.array(aNotice, { maxLength: 3 }),
    decisions: fc.array(
      fc.record({
        key: fc.constantFrom('orderline_10:B', 'orderline_20:'),
        state: fc.constantFrom('APPROVED' as const, 'REFUSED' as const),
        itemId: fc.constant('item_b'),
      }),
      { maxLength: 2 },
    ),
    arrivals: fc.array(anArrival, { maxLength: 4 }),
    changes: fc.subarray([sentChange(1, 8, 10), sentChange(2, 10, 2, 'orderline_20')]),
  })
  .map(({ lines: [first, second], answers, changeAnswers, notices, ...rest }): OrderFacts =>
    facts({
      ...rest,
      order: purchaseOrder(orderLine(first), orderLine({ ...second, id: 'orderline_20', number: '20' })),
      // What one document says is one document: its content is its hash.
      answers: [
        ...answers.map(([lines, options]) => answer(lines, { ...options, hash: JSON.stringify([lines, options]) })),
        ...changeAnswers.map(([lines, options, changeNumber]) =>
          changeAnswer(
            lines.map(({ change, line: { answers: own, ...fields } }) => ({ ...fields, answers: own, change })),
            { ...options, changeNumber, hash: JSON.stringify([lines, options, changeNumber]) },
          ),
        ),
      ],
      shipNotices: notices.map(({ lines, number, ...options }) =>
        shipNotice(number, lines, { ...options, hash: JSON.stringify([lines, number, options]) }),
      ),
    }),
  );

const shuffled = <T>(values: readonly T[], order: readonly number[]): T[] =>
  [...values, ...values]
    .map((value, index) => ({ value, at: order[index % order.length] ?? 0, index }))
    .toSorted((a, b) => a.at - b.at || b.index - a.index)
    .map(({ value }) => value);

test('R29: any order and any repetition of the same facts makes the same life', () => {
  fc.assert(
    fc.property(anything, fc.array(fc.nat(50), { minLength: 7, maxLength: 13 }), (given, order) => {
      const again: OrderFacts = {
        ...given,
        answers: shuffled<AnswerFact>(given.answers, order),
        shipNotices: shuffled<ShipNoticeFact>(given.shipNotices, order),
        changes: shuffled(given.changes, order),
        decisions: shuffled(given.decisions, order),
        arrivals: shuffled(given.arrivals, order),
      };
      expect(foldOrderLife(again)).toEqual(foldOrderLife(given));
    }),
  );
});

test('whatever is said, what was ordered is what was cancelled, received, promised and not promised', () => {
  const add = (...amounts: string[]) => amounts.reduce((total, each) => total.plus(Decimal.of(each)), Decimal.zero);
  fc.assert(
    fc.property(anything, (given) => {
      for (const life of foldOrderLife(given).lines) {
        const { ordered, cancelled, received, promised, unpromised, refused, promises } = life;
        expect(add(cancelled, received, promised, unpromised).toString()).toBe(ordered);
        expect(add(refused, ...promises.map(({ quantity }) => quantity)).toString()).toBe(
          add(promised, unpromised).toString(),
        );
        const confirmed = promises.filter(({ isConfirmed }) => isConfirmed).map(({ quantity }) => quantity);
        expect(add(...confirmed).toString()).toBe(promised);
        const all = [
          ordered,
          cancelled,
          received,
          promised,
          unpromised,
          refused,
          ...promises.map(({ quantity }) => quantity),
        ];
        expect(all.every((each) => Decimal.of(each).sign >= 0)).toBe(true);
        expect(Decimal.of(refused).compare(Decimal.of(unpromised))).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test('a trouble is told once, under a key that says which it is', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const keys = foldOrderLife(given).troubles.map(({ kind, key }) => `${kind} ${key}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
