import { describe, expect, test } from 'vitest';
import { answer, answeredLine, askedOn, kindsOf, lifeOf, lineOf, says } from '../../../test/order-facts.ts';
import { plainTerms } from './order-life.ts';

const day = '2026-03-14';
const other = [{ qualifier: 'VC', number: 'HS-12-B' }];

describe('R39: what each code says of ten boxes of ten', () => {
  const whole = { quantity: 10, on: day };
  const promised = { promised: '100', unpromised: '0', refused: '0', status: 'CONFIRMED' };
  const nothing = { promised: '0', unpromised: '100', refused: '0', status: 'SENT' };
  const refused = { ...nothing, refused: '100', promises: [] };
  const undated = [{ promisedOn: null, quantity: '100', isConfirmed: false }];
  test.each([
    ['IA', promised, []],
    ['AA', promised, []],
    ['AC', promised, []],
    ['AR', promised, []],
    ['DR', promised, []],
    ['IC', promised, []],
    ['SP', promised, []],
    ['IQ', promised, []],
    ['IP', promised, ['PRICE_CHANGED']],
    ['IE', { ...promised, pricePending: true }, ['PRICE_PENDING']],
    ['IB', promised, ['BACKORDERED']],
    ['BP', promised, []],
    ['IF', { ...nothing, promises: undated, heldReason: expect.stringContaining('incomplete') }, ['LINE_HELD']],
    ['IH', { ...nothing, promises: undated, heldReason: expect.stringContaining('hold') }, ['LINE_HELD']],
    ['IW', { ...nothing, promises: undated, heldReason: expect.stringContaining('waiver') }, ['LINE_HELD']],
    ['IS', { ...nothing, promises: undated }, ['SUBSTITUTION_REQUESTED']],
    ['ID', refused, ['LINE_REJECTED']],
    ['IR', refused, ['LINE_REJECTED']],
    ...['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'].map((code) => [code, refused, ['LINE_REJECTED']] as const),
    ['ZZ', { ...nothing, promises: undated }, ['UNKNOWN_ANSWER_CODE']],
    ['', { ...nothing, promises: undated }, ['UNKNOWN_ANSWER_CODE']],
  ] as const)('%s', (code, line, troubles) => {
    const answers = [answer([says(code, { ...whole, parts: code === 'IS' ? other : [] })])];
    expect(lineOf({ answers })).toMatchObject({ ordered: '100', cancelled: '0', received: '0', ...line });
    expect(kindsOf({ answers })).toEqual(troubles);
  });

  test('what is accepted is promised on the day that is given; without one, on the day that was asked for', () => {
    const on = (code: string, given: string | null) =>
      lineOf({ answers: [answer([says(code, { quantity: 10, on: given })])] }).promises[0]?.promisedOn;
    expect(on('IA', day)).toBe(day);
    expect(on('IA', null)).toBe(askedOn);
    expect(on('SP', null)).toBeNull();
  });

  test('of several dates, that of delivery counts, and the later of two', () => {
    const dates = [
      { qualifier: '068', on: '2026-03-01' },
      { qualifier: '067', on: '2026-03-15' },
      { qualifier: '067', on: '2026-03-16' },
      { qualifier: '036', on: '2029-01-01' },
    ];
    const on = (given: typeof dates) =>
      lineOf({ answers: [answer([says('IA', { dates: given })])] }).promises[0]?.promisedOn;
    expect(on(dates)).toBe('2026-03-16');
    expect(on(dates.slice(0, 1))).toBe('2026-03-01');
    expect(on(dates.slice(3))).toBe(askedOn);
  });

  test('a reason is told in words, with the code as it was sent', () => {
    const [trouble] = lifeOf({ answers: [answer([says('R4')])] }).troubles;
    expect(trouble).toMatchObject({
      kind: 'LINE_REJECTED',
      key: '10',
      orderLineIds: ['orderline_10'],
      sentence:
        'Line 10 of order 4500001: 100 EA will not come; rejected: the contract item is not available (R4). The need is open again (R43).',
      documentId: 'acknowledgement_hash-2026-03-03-null-AC-00',
    });
  });
});

describe('R40: how much is said', () => {
  const line = (answers: ReturnType<typeof says>[], terms = plainTerms) =>
    lineOf({ answers: [answer(answers)], terms });
  const kinds = (...answers: ReturnType<typeof says>[]) => kindsOf({ answers: [answer(answers)] });

  test('a quantity may be in base units or in the ordered unit, and in no other (R6)', () => {
    expect(line([says('IA', { quantity: 100, unit: 'EA' })]).promised).toBe('100');
    const strange = says('IA', { quantity: 1, unit: 'CA' });
    expect(line([strange])).toMatchObject({ promised: '0', unpromised: '100' });
    expect(kinds(strange)).toEqual(['QUANTITY_UNEXPLAINED']);
  });

  test('a lone backorder implies that the rest is accepted, where the partner means that', () => {
    const said = [says('IB', { quantity: 4, on: day })];
    expect(line(said).promises).toEqual([
      { promisedOn: askedOn, quantity: '60', isConfirmed: true, itemId: null, documentId: expect.any(String) },
      { promisedOn: day, quantity: '40', isConfirmed: true, itemId: null, documentId: expect.any(String) },
    ]);
    expect(line(said, { ...plainTerms, besideBackorder: 'UNSAID' })).toMatchObject({
      promised: '40',
      unpromised: '60',
    });
  });

  test('of a lone "part shipped" the rest is backordered; or its own quantity is, where the partner counts so', () => {
    const said = [says('BP', { quantity: 6, on: day })];
    const shipped = line(said);
    expect(shipped.promises.map(({ promisedOn, quantity }) => [promisedOn, quantity])).toEqual([
      [askedOn, '60'],
      [day, '40'],
    ]);
    expect(shipped.backorders).toMatchObject([
      { quantity: '40', promisedOn: day, isOpen: true, reason: { code: 'BP' } },
    ]);
    const owed = line(said, { ...plainTerms, partialCounts: 'BACKORDERED' });
    expect(owed.backorders).toMatchObject([{ quantity: '60', promisedOn: day }]);
    expect(owed.promised).toBe('100');
  });

  test('a day on which goods left is that of what is shipped, not of what is owed', () => {
    const said = says('BP', { quantity: 6, dates: [{ qualifier: '011', on: '2026-03-04' }] });
    expect(line([said])).toMatchObject({
      promised: '60',
      unpromised: '40',
      promises: [
        { promisedOn: '2026-03-04', quantity: '60' },
        { promisedOn: null, quantity: '40', isConfirmed: false },
      ],
    });
  });

  test('beside another answer a backorder implies nothing', () => {
    const said = [says('IA', { quantity: 3 }), says('IB', { quantity: 4, on: day })];
    expect(line(said)).toMatchObject({ promised: '70', unpromised: '30', refused: '0' });
    expect(kinds(...said)).toEqual(['QUANTITY_UNEXPLAINED', 'BACKORDERED']);
  });

  test('another quantity leaves a remainder that will not come, and its need is open again (R43)', () => {
    const said = says('IQ', { quantity: 6, on: day });
    expect(line([said])).toMatchObject({
      promised: '60',
      unpromised: '40',
      refused: '40',
      promises: [{ quantity: '60' }],
    });
    expect(kinds(said)).toEqual(['LINE_REJECTED']);
    expect(line([says('IQ', { quantity: 0 })])).toMatchObject({ promised: '0', refused: '100' });
  });

  test('a part that is rejected leaves the rest to be explained', () => {
    expect(line([says('IR', { quantity: 4 })])).toMatchObject({ refused: '40', unpromised: '100', promised: '0' });
    expect(kinds(says('IR', { quantity: 4 }))).toEqual(['QUANTITY_UNEXPLAINED', 'LINE_REJECTED']);
    expect(line([says('IA', { quantity: 6 }), says('IR', { quantity: 4 })])).toMatchObject({
      promised: '60',
      refused: '40',
    });
  });

  test('"rejected, 0" rejects all of it; "accepted, 0" accepts nothing', () => {
    expect(line([says('IR', { quantity: 0 })]).refused).toBe('100');
    expect(line([says('IB', { quantity: 0, on: day })]).backorders).toMatchObject([{ quantity: '100' }]);
    expect(line([says('IA', { quantity: 0 })])).toMatchObject({ promised: '0', refused: '0' });
  });

  test('what is said without a quantity is said of what the others leave, and of two the less firm counts', () => {
    expect(line([says('IA', { quantity: 6 }), says('IB', { on: day })]).backorders).toMatchObject([{ quantity: '40' }]);
    expect(line([says('IA'), says('IR')])).toMatchObject({ promised: '0', refused: '100' });
  });

  test('a remark on the price beside a whole answer says nothing of more units', () => {
    const said = [says('IB', { quantity: 10, on: day }), says('IP', { quantity: 10 })];
    expect(line(said)).toMatchObject({ promised: '100', backorders: [{ quantity: '100' }] });
    expect(kinds(...said)).toEqual(['BACKORDERED', 'PRICE_CHANGED']);
    const partly = [says('IB', { quantity: 4, on: day }), says('IE', { quantity: 10 })];
    expect(line(partly)).toMatchObject({ promised: '100', backorders: [{ quantity: '40' }], pricePending: true });
    expect(kinds(...partly)).toEqual(['BACKORDERED', 'PRICE_PENDING']);
  });

  test('of more than was ordered, the least firm part counts, and a person looks at it', () => {
    const said = [says('IA', { quantity: 10, on: day }), says('IB', { quantity: 4 })];
    expect(line(said)).toMatchObject({ promised: '60', unpromised: '40' });
    expect(lifeOf({ answers: [answer(said)] }).troubles[0]).toMatchObject({
      kind: 'QUANTITY_UNEXPLAINED',
      sentence: 'Line 10 of order 4500001: the supplier answered for 140 EA, of which 100 were ordered (R40).',
    });
  });

  test('a quantity below zero counts as nothing anybody may rely on', () => {
    expect(line([says('IA', { quantity: -10 })])).toMatchObject({ promised: '0', unpromised: '100' });
    expect(kinds(says('IA', { quantity: -10 }))).toEqual(['QUANTITY_UNEXPLAINED']);
  });

  test('a line that the supplier repeats twice says both', () => {
    const half = answeredLine([says('IA', { quantity: 5, on: day })]);
    expect(lineOf({ answers: [answer([half, half])] })).toMatchObject({
      promised: '100',
      promises: [{ quantity: '100' }],
    });
  });

  test('the day of the line is that of an answer that gives none', () => {
    const said = answeredLine([says('IA', { quantity: 10 })], { schedule: [{ on: '2026-03-20', quantity: null }] });
    expect(lineOf({ answers: [answer([said])] }).promises).toMatchObject([{ promisedOn: '2026-03-20' }]);
  });
});
