import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedOn, facts, orderId, orderLine, purchaseOrder } from '../../test/order-facts.ts';
import { foldOrderLife } from './order-life/fold-order-life.ts';
import { readAnswer, type GivenAnswer, type GivenQuantityAnswer } from './supplier-answer.ts';

const today = '2026-03-09';
const two = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', number: '20' }));

const part = (
  status: GivenQuantityAnswer['status'],
  quantity: string | null,
  more: Partial<GivenQuantityAnswer> = {},
): GivenQuantityAnswer => ({
  status,
  quantity,
  unit: null,
  promisedOn: null,
  price: null,
  substitutePart: null,
  reason: null,
  ...more,
});
const given = (lines: Record<string, GivenQuantityAnswer[]>, head: Partial<GivenAnswer> = {}): GivenAnswer => ({
  supplierOrderNumber: null,
  answeredOn: null,
  lines: Object.entries(lines).map(([number, answers]) => ({ orderLineId: `orderline_${number}`, answers })),
  ...head,
});
const read = (answer: GivenAnswer, order = purchaseOrder()) =>
  readAnswer({ id: orderId, value: order }, answer, today, (index) => `line ${index}`);
const refusalsOf = (answer: GivenAnswer, order = purchaseOrder()) => {
  const outcome = read(answer, order);
  return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path.join('.')}`);
};
function documentOf(answer: GivenAnswer, order = purchaseOrder()) {
  const outcome = read(answer, order);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.document;
}
const lifeOf = (answer: GivenAnswer, order = purchaseOrder()) =>
  foldOrderLife({
    ...facts({}),
    order,
    answers: [
      {
        documentId: 'a',
        contentHash: 'a',
        dated: null,
        sentAt: '2026-03-09T08:00',
        document: documentOf(answer, order),
      },
    ],
  });

describe('R39: what is said in business words does what its code of an 855 does', () => {
  const whole = { promised: '100', unpromised: '0', refused: '0' };
  const nothing = { promised: '0', unpromised: '100', refused: '0' };
  test.each([
    [part('ACCEPTED', null), 'IA', whole, []],
    [part('DATE_PENDING', null), 'SP', whole, []],
    [part('CHANGED_DATE', null, { promisedOn: '2026-03-20' }), 'DR', whole, []],
    [part('CHANGED_PRICE', null, { price: '260' }), 'IP', whole, ['PRICE_CHANGED']],
    [part('CHANGED_PRICE', null, { price: '250.00' }), 'IP', whole, []],
    [part('CHANGED_QUANTITY', '6'), 'IQ', { promised: '60', unpromised: '40', refused: '40' }, ['LINE_REJECTED']],
    [part('BACKORDERED', null, { promisedOn: '2026-04-01' }), 'IB', whole, ['BACKORDERED']],
    [part('BACKORDERED', null), 'IB', nothing, ['BACKORDERED']],
    [part('SUBSTITUTED', null, { substitutePart: 'HS-12-B' }), 'IS', nothing, ['SUBSTITUTION_REQUESTED']],
    [part('HELD', null, { reason: 'Waits for a licence.' }), 'IH', nothing, ['LINE_HELD']],
    [part('REJECTED', null), 'IR', { ...nothing, refused: '100' }, ['ORDER_REJECTED']],
  ] as const)('%j', (answer, code, line, troubles) => {
    const answered = given({ '10': [answer] });
    expect(documentOf(answered).lines[0]?.answers[0]?.status).toBe(code);
    const life = lifeOf(answered);
    expect(life.lines[0]).toMatchObject(line);
    expect(life.troubles.map(({ kind }) => kind)).toEqual(troubles);
  });
});

describe('R38: what it says of the order as a whole', () => {
  test('accepted as it is, accepted with changes, rejected, or nothing of the lines it leaves out', () => {
    const type = (lines: Parameters<typeof given>[0]) => documentOf(given(lines), two).type;
    expect(type({ '10': [part('ACCEPTED', null)], '20': [part('ACCEPTED', '10')] })).toBe('AD');
    expect(type({ '10': [part('ACCEPTED', null)], '20': [part('BACKORDERED', null)] })).toBe('AC');
    expect(type({ '10': [part('REJECTED', null)], '20': [part('REJECTED', null)] })).toBe('RJ');
    expect(type({ '10': [part('ACCEPTED', null)] })).toBe('AK');
  });

  test('a line that is not answered stays as it was, and is missing nowhere', () => {
    const life = lifeOf(given({ '10': [part('ACCEPTED', null)] }), two);
    expect(life.lines.map(({ promised }) => promised)).toEqual(['100', '0']);
    expect(life.troubles).toEqual([]);
  });
});

describe('R40: quantities', () => {
  test('the one without a quantity is for what the others leave, in the unit that is exact', () => {
    const answered = given({
      '10': [
        part('ACCEPTED', '3'),
        part('BACKORDERED', '15', { unit: 'EA', promisedOn: '2026-04-01' }),
        part('REJECTED', null),
      ],
    });
    expect(documentOf(answered).lines[0]?.answers.map(({ quantity }) => quantity)).toEqual([
      { value: '3', unit: 'BX', code: 'BX' },
      { value: '15', unit: 'EA', code: 'EA' },
      { value: '55', unit: 'EA', code: 'EA' },
    ]);
    expect(lifeOf(answered).lines[0]).toMatchObject({ promised: '45', refused: '55' });
  });

  test.each([
    ['more than was ordered', [part('ACCEPTED', '11')], 'DOES_NOT_ADD_UP input.lines.0.answers'],
    ['less than was ordered', [part('ACCEPTED', '4'), part('REJECTED', '5')], 'DOES_NOT_ADD_UP input.lines.0.answers'],
    ['a rest of nothing', [part('ACCEPTED', '10'), part('REJECTED', null)], 'DOES_NOT_ADD_UP input.lines.0.answers'],
    ['two rests', [part('ACCEPTED', null), part('REJECTED', null)], 'DOES_NOT_ADD_UP input.lines.0.answers'],
    ['nothing of it', [part('ACCEPTED', '0')], 'NOT_POSSIBLE input.lines.0.answers.0.quantity'],
    ['a strange unit', [part('ACCEPTED', '10', { unit: 'CA' })], 'NOT_POSSIBLE input.lines.0.answers.0.unit'],
  ])('%s is refused', (_, answers, refusal) => {
    expect(refusalsOf(given({ '10': answers }))).toEqual([refusal]);
  });

  test('whatever is taken adds up to what was ordered, and leaves nothing unexplained', () => {
    const statuses = ['ACCEPTED', 'DATE_PENDING', 'CHANGED_QUANTITY', 'BACKORDERED', 'HELD', 'REJECTED'] as const;
    const anyPart = fc.record({
      status: fc.constantFrom(...statuses),
      quantity: fc.option(fc.integer({ min: 1, max: 12 }).map(String)),
      unit: fc.constantFrom('BX', 'EA', null),
    });
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 4 }), (parts) => {
        const answered = given({
          '10': parts.map((each) => ({ ...part(each.status, each.quantity), unit: each.unit })),
        });
        if (!read(answered).ok) return;
        const { lines, troubles } = lifeOf(answered);
        const [line] = lines;
        expect(Number(line?.promised) + Number(line?.unpromised)).toBe(100);
        expect(troubles.map(({ kind }) => kind)).not.toContain('QUANTITY_UNEXPLAINED');
      }),
    );
  });
});

describe('what a status needs and does not take', () => {
  test.each([
    [part('CHANGED_DATE', null), 'NOT_SAID promisedOn'],
    [part('CHANGED_PRICE', null), 'NOT_SAID price'],
    [part('SUBSTITUTED', null), 'NOT_SAID substitutePart'],
    [part('SUBSTITUTED', null, { substitutePart: ' hs-12 ' }), 'NOT_POSSIBLE substitutePart'],
    [part('ACCEPTED', null, { substitutePart: 'HS-13' }), 'NOT_POSSIBLE substitutePart'],
    [part('ACCEPTED', null, { price: '1' }), 'NOT_POSSIBLE price'],
    [part('CHANGED_PRICE', null, { price: '-1' }), 'NOT_POSSIBLE price'],
    [part('REJECTED', null, { promisedOn: askedOn }), 'NOT_POSSIBLE promisedOn'],
    [part('ACCEPTED', null, { promisedOn: '2026-03-01' }), 'NOT_POSSIBLE promisedOn'],
    [part('HELD', null, { reason: 'x'.repeat(301) }), 'NOT_POSSIBLE reason'],
  ] as const)('%j', (answer, refusal) => {
    const [code, field] = refusal.split(' ');
    expect(refusalsOf(given({ '10': [answer] }))).toEqual([`${code} input.lines.0.answers.0.${field}`]);
  });

  test('everything that is wrong is told at once', () => {
    const answer = given(
      { '10': [part('ACCEPTED', '11'), part('CHANGED_DATE', '1')], '30': [part('ACCEPTED', null)] },
      { answeredOn: '2026-03-10', supplierOrderNumber: ' ' },
    );
    expect(refusalsOf(answer)).toEqual([
      'NOT_POSSIBLE input.supplierOrderNumber',
      'NOT_POSSIBLE input.answeredOn',
      'NOT_SAID input.lines.0.answers.1.promisedOn',
      'DOES_NOT_ADD_UP input.lines.0.answers',
      'NOT_FOUND input.lines.1.orderLineId',
    ]);
  });
});

describe('what waits for no answer', () => {
  const answer = given({ '10': [part('ACCEPTED', null)] });
  test.each([
    ['an order that is cancelled', { ...purchaseOrder(), isCancelled: true }, 'NOT_OPEN input.orderId'],
    ['an order that is not released', { ...purchaseOrder(), isReleased: false }, 'NOT_OPEN input.orderId'],
    [
      'a line of which nothing is to come',
      purchaseOrder(orderLine({ outstanding: '0', received: '10' })),
      'NOT_OPEN input.lines.0.orderLineId',
    ],
  ])('%s', (_, order, refusal) => {
    expect(refusalsOf(answer, order)).toEqual([refusal]);
  });

  test('a line twice, no line, too many parts', () => {
    const [line] = answer.lines;
    expect(refusalsOf({ ...answer, lines: line === undefined ? [] : [line, line] })).toEqual([
      'NOT_POSSIBLE input.lines.1.orderLineId',
    ]);
    expect(refusalsOf({ ...answer, lines: [] })).toEqual(['NOT_POSSIBLE input.lines']);
    expect(refusalsOf(given({ '10': [] }))).toEqual(['NOT_POSSIBLE input.lines.0.answers']);
  });
});
