import { describe, expect, test } from 'vitest';
import {
  answer,
  answeredLine,
  kindsOf,
  lifeOf,
  lineOf,
  orderLine,
  purchaseOrder,
  says,
} from '../../../test/order-facts.ts';

const day = '2026-03-14';

describe('R38: what is said of the order as a whole', () => {
  const silent = (type: string) => ({ answers: [answer([], { type })] });
  test.each([
    ['AT', '100', []],
    ['AE', '100', []],
    ['AC', '0', ['NOT_ON_ACKNOWLEDGEMENT']],
    ['AD', '0', ['NOT_ON_ACKNOWLEDGEMENT']],
    ['AK', '0', []],
    ['RO', '0', []],
    ['AH', '0', ['LINE_HELD']],
    ['RD', '0', ['ORDER_REJECTED']],
    ['RF', '0', ['ORDER_REJECTED']],
    ['RJ', '0', ['ORDER_REJECTED']],
    ['QQ', '0', ['UNKNOWN_ANSWER_CODE']],
  ])('%s says of a line it does not name: %s of 100 are promised', (type, promised, troubles) => {
    expect(lineOf(silent(type)).promised).toBe(promised);
    expect(kindsOf(silent(type))).toEqual(troubles);
  });

  test.each([
    ['AC', '100'],
    ['AD', '100'],
    ['AE', '100'],
    ['AT', '100'],
    ['AK', '0'],
    ['RO', '0'],
    ['RD', '0'],
    ['QQ', '0'],
  ])('%s says of a line it repeats without a word: %s of 100 are promised', (type, promised) => {
    expect(lineOf({ answers: [answer([answeredLine([])], { type })] }).promised).toBe(promised);
  });

  test('a line that is repeated in a smaller quantity is accepted in that; the rest is unexplained', () => {
    const repeated = answeredLine([], { ordered: { value: '6', unit: 'BX', code: 'BX' } });
    const given = { answers: [answer([repeated], { type: 'AD' })] };
    expect(lineOf(given)).toMatchObject({ promised: '60', unpromised: '40' });
    expect(kindsOf(given)).toEqual(['QUANTITY_UNEXPLAINED']);
  });

  test('what a line says counts, whatever is said of the order, unless it is refused as a whole', () => {
    const said = (type: string) => lineOf({ answers: [answer([says('IA', { quantity: 10 })], { type })] }).promised;
    expect(['AC', 'AK', 'RO', 'AH', 'QQ'].map(said)).toEqual(['100', '100', '100', '100', '100']);
    expect(said('RD')).toBe('0');
  });

  test('a refused order is refused once for all its lines, and no longer when it is accepted after all', () => {
    const order = purchaseOrder(orderLine(), orderLine({ id: 'orderline_20', number: '20' }));
    const refusal = answer([], { type: 'RJ' });
    expect(lifeOf({ order, answers: [refusal] })).toMatchObject({
      isRejected: true,
      troubles: [{ kind: 'ORDER_REJECTED', orderLineIds: ['orderline_10', 'orderline_20'] }],
    });
    const life = lifeOf({ order, answers: [refusal, answer([], { type: 'AT', dated: '2026-03-04' })] });
    expect(life).toMatchObject({ isRejected: false, troubles: [] });
    expect(life.lines.map(({ promised }) => promised)).toEqual(['100', '100']);
  });

  test('a line once answered by name keeps its answer when a later document is silent of it', () => {
    const answers = [answer([says('IB', { on: day })]), answer([], { type: 'AE', dated: '2026-03-04' })];
    expect(lineOf({ answers }).backorders).toMatchObject([{ isOpen: true, promisedOn: day }]);
    const missing = [answers[0], answer([], { type: 'AC', dated: '2026-03-04' })].filter((one) => one !== undefined);
    expect(kindsOf({ answers: missing })).toEqual(['BACKORDERED']);
  });
});
