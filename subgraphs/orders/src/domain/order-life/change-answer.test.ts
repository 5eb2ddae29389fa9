import { describe, expect, test } from 'vitest';
import {
  answer,
  askedOn,
  changeAnswer,
  kindsOf,
  lifeOf,
  lineOf,
  orderLine,
  purchaseOrder,
  says,
  sentChange,
} from '../../../test/order-facts.ts';

const raised = purchaseOrder(orderLine({ quantity: { value: '12', unit: 'BX' } }));
const lowered = purchaseOrder(orderLine({ quantity: { value: '6', unit: 'BX' } }));
const boxes = (value: string) => ({ value, unit: 'BX', code: 'BX' }) as const;
const accepted = answer([says('IA', { quantity: 10, on: '2026-03-10' })]);
const up = sentChange(1, 10, 12);
const down = sentChange(1, 10, 6);

describe('R37: an answer to a change of the hub’s', () => {
  test('until it comes, what was answered before is short of nothing', () => {
    const given = { order: raised, answers: [accepted], changes: [up] };
    expect(lineOf(given)).toMatchObject({ ordered: '120', promised: '100', unpromised: '20' });
    expect(lineOf(given).promises).toMatchObject([
      { promisedOn: '2026-03-10' },
      { promisedOn: askedOn, quantity: '20', isConfirmed: false },
    ]);
    expect(lifeOf(given)).toMatchObject({
      troubles: [],
      changes: [{ sequence: 1, state: 'AWAITED', documentId: null }],
    });
    // That nobody told the supplier of.
    expect(kindsOf({ ...given, changes: [] })).toEqual(['QUANTITY_UNEXPLAINED']);
  });

  test('of a line that became less, the firmest of what was promised stays', () => {
    const partly = answer([says('IA', { quantity: 6, on: '2026-03-10' }), says('IB', { quantity: 4 })]);
    const given = { order: lowered, answers: [partly], changes: [down] };
    expect(lineOf(given)).toMatchObject({ promised: '60', unpromised: '0', backorders: [] });
    expect(kindsOf(given)).toEqual([]);
    expect(kindsOf({ ...given, changes: [] })).toEqual(['QUANTITY_UNEXPLAINED', 'BACKORDERED']);
  });

  test.each([['AT'], ['AD'], ['AE']])('%s accepts it, on the days that are asked for now', (type) => {
    const given = { order: raised, answers: [accepted, changeAnswer([], { changeNumber: '1', type })], changes: [up] };
    expect(lineOf(given).promises).toMatchObject([{ promisedOn: askedOn, quantity: '120', isConfirmed: true }]);
    expect(lifeOf(given)).toMatchObject({ troubles: [], changes: [{ state: 'ACCEPTED', orderLineIds: [] }] });
  });

  test('what it says of a line counts as an answer does, and 001 is 1', () => {
    const said = changeAnswer(
      [{ change: 'QI', answers: [says('IA', { quantity: 10, on: '2026-03-10' }), says('IB', { quantity: 2 })] }],
      {
        changeNumber: '001',
      },
    );
    expect(lineOf({ order: raised, answers: [accepted, said], changes: [up] })).toMatchObject({
      promised: '100',
      unpromised: '20',
      backorders: [{ quantity: '20', isOpen: true }],
    });
  });

  test.each([
    ['the change as a whole', changeAnswer([], { changeNumber: '1', type: 'RJ' })],
    ['the change of the line', changeAnswer([{ change: 'RC' }], { changeNumber: '1' })],
    ['it by a code of the line', changeAnswer([{ change: 'QD', answers: [says('IR')] }], { changeNumber: '1' })],
  ])('that refuses %s leaves the line as it was, and a person decides', (_, refusal) => {
    const given = { order: lowered, answers: [accepted, refusal], changes: [down] };
    expect(lineOf(given)).toMatchObject({ promised: '60', refused: '0', unpromised: '0' });
    expect(lifeOf(given)).toMatchObject({
      isRejected: false,
      changes: [{ state: 'REFUSED', orderLineIds: ['orderline_10'], documentId: refusal.documentId }],
      troubles: [
        {
          kind: 'CHANGE_REFUSED',
          key: '1',
          orderLineIds: ['orderline_10'],
          sentence: expect.stringContaining('line 10'),
        },
      ],
    });
  });

  test('a refused change troubles no longer once the line is changed again', () => {
    const given = {
      order: lowered,
      answers: [accepted, changeAnswer([], { changeNumber: '1', type: 'RJ' })],
      changes: [down, sentChange(2, 6, 10)],
    };
    expect(kindsOf(given)).toEqual([]);
  });

  test('a cancelled line that is answered "deleted" was cancelled, and "rejected" was not', () => {
    const order = purchaseOrder(orderLine({ outstanding: '0', status: 'CANCELLED' }));
    const told = (status: string) =>
      lifeOf({
        order,
        answers: [changeAnswer([{ change: 'DI', answers: [says(status)] }], { changeNumber: '1' })],
        changes: [sentChange(1, 10, null)],
      });
    expect(told('ID').changes).toMatchObject([{ state: 'ACCEPTED' }]);
    expect(told('IR')).toMatchObject({ changes: [{ state: 'REFUSED' }], troubles: [{ kind: 'CHANGE_REFUSED' }] });
  });

  test('a line that was added and is refused will not come', () => {
    const added = {
      sequence: 1,
      lines: [{ orderLineId: 'orderline_10', kind: 'ADDED' as const, from: null, to: null }],
    };
    const given = {
      answers: [changeAnswer([{ change: 'AI', answers: [says('IR')] }], { changeNumber: '1' })],
      changes: [added],
    };
    expect(lineOf(given).refused).toBe('100');
  });

  test('it says nothing of lines it is not about', () => {
    const order = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', number: '20' }));
    const both = answer([], { type: 'AT' });
    const life = lifeOf({
      order,
      answers: [both, changeAnswer([], { changeNumber: '1', type: 'RJ' })],
      changes: [sentChange(1, 8, 10)],
    });
    expect(life.lines.map(({ promised }) => promised)).toEqual(['100', '100']);
  });
});

describe('R37: what a supplier changes of its own accord', () => {
  const own = (...lines: Parameters<typeof changeAnswer>[0]) => ({ answers: [accepted, changeAnswer(lines)] });

  test.each([
    ['fewer', own({ change: 'QD', ordered: boxes('6') }), { promised: '60', refused: '40' }],
    ['none', own({ change: 'DI' }), { promised: '0', refused: '100' }],
    [
      'another price',
      own({ change: 'PC', price: { amount: '260', basis: null } }),
      { promised: '100', answeredPrice: '260' },
    ],
    ['other things', own({ change: 'CA', ordered: boxes('10') }), { promised: '100' }],
    [
      'by a code of the line',
      own({ change: 'CA', answers: [says('IQ', { quantity: 6 })] }),
      { promised: '60', refused: '40' },
    ],
  ])('%s: it counts at once, and a person decides', (_, given, expected) => {
    expect(lineOf(given)).toMatchObject(expected);
    expect(kindsOf(given)).toContain('SUPPLIER_CHANGE_PROPOSED');
  });

  test('more than was ordered is not promised', () => {
    const given = own({ change: 'QI', ordered: boxes('20') });
    expect(lineOf(given)).toMatchObject({ promised: '100' });
    expect(kindsOf(given)).toEqual(['QUANTITY_UNEXPLAINED', 'SUPPLIER_CHANGE_PROPOSED']);
  });

  test.each([
    ['another day', own({ change: 'RS', schedule: [{ on: '2026-03-20', quantity: null }] })],
    ['another day by a code', own({ change: 'CA', answers: [says('DR', { on: '2026-03-20' })] })],
    ['a backorder moved', own({ change: 'CA', answers: [says('IB', { on: '2026-03-20' })] })],
    ['days of parts', own({ change: 'CT', schedule: [{ on: '2026-03-20', quantity: boxes('10') }] })],
  ])('%s is a promise and no proposal', (_, given) => {
    expect(lineOf(given).promises).toMatchObject([{ promisedOn: '2026-03-20', quantity: '100' }]);
    expect(kindsOf(given)).not.toContain('SUPPLIER_CHANGE_PROPOSED');
  });

  test('no change changes nothing; a code nobody knows promises nothing', () => {
    expect(lineOf(own({ change: 'NC' }))).toEqual(lineOf({ answers: [accepted] }));
    const strange = own({ change: 'XX', ordered: boxes('10') });
    expect(lineOf(strange).promised).toBe('0');
    expect(kindsOf(strange)).toContain('UNKNOWN_ANSWER_CODE');
  });

  test('the number of a change the hub never sent is the supplier’s own', () => {
    const given = { answers: [accepted, changeAnswer([{ change: 'DI' }], { changeNumber: '7' })], changes: [down] };
    expect(kindsOf(given)).toContain('SUPPLIER_CHANGE_PROPOSED');
    expect(kindsOf({ answers: [accepted, changeAnswer([{ change: 'DI' }], { changeNumber: 'AB-7' })] })).toContain(
      'SUPPLIER_CHANGE_PROPOSED',
    );
  });

  test('an order it cancels or rejects is rejected', () => {
    expect(lifeOf({ answers: [accepted, changeAnswer([], { purpose: '01' })] })).toMatchObject({
      isRejected: true,
      lines: [{ refused: '100' }],
      troubles: [{ kind: 'ORDER_REJECTED' }],
    });
    expect(lifeOf({ answers: [accepted, changeAnswer([], { type: 'RJ' })] }).isRejected).toBe(true);
  });

  test('a later answer to the line ends the proposal', () => {
    const later = answer([says('IA', { quantity: 10 })], { dated: '2026-03-09' });
    expect(kindsOf({ answers: [...own({ change: 'DI' }).answers, later] })).toEqual([]);
  });
});
