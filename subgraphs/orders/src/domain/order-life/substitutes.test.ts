import { describe, expect, test } from 'vitest';
import {
  answer,
  answeredLine,
  askedOn,
  kindsOf,
  lifeOf,
  lineOf,
  orderLine,
  purchaseOrder,
  says,
  shipNotice,
} from '../../../test/order-facts.ts';

const parts = [
  { qualifier: 'UK', number: '10860001234562' },
  { qualifier: 'VC', number: 'hs-12-b' },
];
const key = 'orderline_10:HS-12-B';
const offer = answer([
  says('IA', { quantity: 6, on: '2026-03-10' }),
  says('IS', { quantity: 4, on: '2026-03-11', parts }),
]);
const approved = { key, state: 'APPROVED', itemId: 'item_other' } as const;
const refused = { key, state: 'REFUSED', itemId: null } as const;

describe('R42: a substitute', () => {
  test('comes only once a person approved it', () => {
    const asked = lineOf({ answers: [offer] });
    expect(asked).toMatchObject({ promised: '60', unpromised: '40', refused: '0' });
    expect(asked.substitutions).toEqual([
      {
        key,
        orderLineId: 'orderline_10',
        quantity: '40',
        parts,
        unitCode: 'BX',
        state: 'REQUESTED',
        isShipped: false,
        documentId: offer.documentId,
      },
    ]);
    expect(asked.promises).toMatchObject([
      { quantity: '60' },
      { promisedOn: null, quantity: '40', isConfirmed: false, itemId: null },
    ]);
    expect(lifeOf({ answers: [offer] }).troubles).toMatchObject([
      { kind: 'SUBSTITUTION_REQUESTED', sentence: expect.stringContaining('10860001234562 / hs-12-b for 40 EA') },
    ]);
  });

  test('that is approved is promised as the other item', () => {
    const given = { answers: [offer], decisions: [approved] };
    expect(lineOf(given)).toMatchObject({
      promised: '100',
      promises: [
        { itemId: null, quantity: '60' },
        { itemId: 'item_other', quantity: '40', promisedOn: '2026-03-11', isConfirmed: true },
      ],
      substitutions: [{ state: 'APPROVED' }],
    });
    expect(kindsOf(given)).toEqual([]);
  });

  test('that is refused opens the need again (R43)', () => {
    const given = { answers: [offer], decisions: [refused] };
    expect(lineOf(given)).toMatchObject({
      promised: '60',
      refused: '40',
      promises: [{ quantity: '60' }],
      substitutions: [{ state: 'REFUSED' }],
    });
    expect(kindsOf(given)).toEqual([]);
    expect(lineOf({ answers: [offer], decisions: [refused, approved] }).refused).toBe('40');
    expect(lineOf({ answers: [offer], decisions: [approved, refused] }).refused).toBe('40');
  });

  test('that is offered again is the one that was decided', () => {
    const again = answer([says('IS', { quantity: 4, on: '2026-03-15', parts })], { dated: '2026-03-05' });
    expect(lineOf({ answers: [offer, again], decisions: [approved] }).promises).toMatchObject([
      { quantity: '60' },
      { itemId: 'item_other', promisedOn: '2026-03-15' },
    ]);
  });

  test('that is offered no more is none', () => {
    const answers = [offer, answer([says('IA', { quantity: 10 })], { dated: '2026-03-05' })];
    expect(lineOf({ answers, decisions: [approved] })).toMatchObject({ promised: '100', substitutions: [] });
  });

  test('may have no part number, and a unit of its own', () => {
    const answers = [answer([says('IS', { quantity: 3, unit: 'CA' })])];
    expect(lineOf({ answers }).substitutions).toMatchObject([
      { key: 'orderline_10:', quantity: '100', unitCode: 'CA', parts: [] },
    ]);
    expect(kindsOf({ answers })).toEqual(['SUBSTITUTION_REQUESTED']);
  });

  test('without a day of its own comes on the one that was asked for', () => {
    const answers = [answer([says('IS', { quantity: 10, parts })])];
    expect(lineOf({ answers, decisions: [approved] }).promises).toMatchObject([
      { promisedOn: askedOn, itemId: 'item_other' },
    ]);
  });
});

describe('R42: another part number needs approval too', () => {
  test('whatever the answer calls it', () => {
    const answers = [answer([says('IA', { quantity: 10, parts })])];
    expect(lineOf({ answers })).toMatchObject({ promised: '0', substitutions: [{ key, quantity: '100' }] });
    const repeated = [answer([answeredLine([says('IA', { quantity: 10 })], { parts })])];
    expect(lineOf({ answers: repeated })).toMatchObject({ promised: '0', substitutions: [{ key }] });
  });

  test('the line’s own number is none, however it is written; nor is one that stewards said means its item', () => {
    const own = (number: string, qualifier = 'VC') =>
      lineOf({
        answers: [answer([says('IA', { quantity: 10, parts: [{ qualifier, number }] })])],
        itemsByPart: new Map([['RENAMED', 'item_stem']]),
      }).promised;
    expect([own(' hs-12'), own('RENAMED'), own('10860001234562', 'UK'), own('MED-1', 'IN'), own('RENAMED-2')]).toEqual([
      '100',
      '100',
      '100',
      '100',
      '0',
    ]);
  });

  test('of a line ordered without a part number nothing is another', () => {
    const order = purchaseOrder(orderLine({ supplierPartNumber: null }));
    expect(lineOf({ order, answers: [answer([says('IA', { quantity: 10, parts })])] }).promised).toBe('100');
  });
});

describe('R42: a substitute on its way', () => {
  const shipped = shipNotice('S1', [{ quantity: 4, parts: [{ qualifier: 'VC', number: 'HS-12-B' }] }], {
    on: '2026-03-09',
  });

  test('unapproved, it is to be kept apart, and fills no promise', () => {
    const given = { answers: [offer], shipNotices: [shipped] };
    expect(lineOf(given)).toMatchObject({
      promised: '60',
      substitutions: [{ isShipped: true, state: 'REQUESTED', quantity: '40' }],
    });
    expect(kindsOf(given)).toEqual(['SUBSTITUTION_REQUESTED', 'SUBSTITUTE_UNAPPROVED']);
    expect(kindsOf({ ...given, decisions: [refused] })).toEqual(['SUBSTITUTE_UNAPPROVED']);
    expect(kindsOf({ ...given, decisions: [approved] })).toEqual([]);
  });

  test('that nobody announced takes the place of what was promised', () => {
    const given = { answers: [answer([says('IA', { quantity: 10 })])], shipNotices: [shipped] };
    expect(lineOf(given)).toMatchObject({
      promised: '60',
      unpromised: '40',
      substitutions: [{ key, isShipped: true, documentId: shipped.documentId, quantity: '40' }],
    });
    expect(lineOf({ ...given, decisions: [approved] }).promises).toMatchObject([
      { promisedOn: '2026-03-09', itemId: 'item_other', quantity: '40' },
      { itemId: null, quantity: '60' },
    ]);
  });

  test('approved, it is expected when the ship notice says', () => {
    expect(lineOf({ answers: [offer], shipNotices: [shipped], decisions: [approved] }).promises).toMatchObject([
      { promisedOn: '2026-03-09', itemId: 'item_other', quantity: '40' },
      { promisedOn: '2026-03-10', itemId: null, quantity: '60' },
    ]);
  });

  test('is known after it arrived, so that it stays apart', () => {
    const order = purchaseOrder(orderLine({ received: '10', outstanding: '0', status: 'RECEIVED' }));
    const given = { order, shipNotices: [shipped] };
    expect(lineOf(given).substitutions).toMatchObject([{ state: 'REQUESTED', isShipped: true }]);
    expect(kindsOf(given)).toEqual(['SUBSTITUTE_UNAPPROVED']);
    expect(kindsOf({ ...given, decisions: [refused] })).toEqual([]);
  });

  test('in a unit the order says nothing of may stand for all of the line', () => {
    const strange = shipNotice('S1', [{ quantity: 1, unit: 'CA', parts }]);
    expect(lineOf({ shipNotices: [strange] })).toMatchObject({
      unpromised: '100',
      substitutions: [{ quantity: '100' }],
    });
    expect(lineOf({ shipNotices: [shipNotice('S1', [{ quantity: 1, unit: 'CA' }])] })).toMatchObject({
      shipped: '0',
      promised: '0',
    });
  });
});
