import { describe, expect, test } from 'vitest';
import {
  answer,
  answeredLine,
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
