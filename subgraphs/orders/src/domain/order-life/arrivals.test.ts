import { describe, expect, test } from 'vitest';
import { answer, kindsOf, lineOf, orderLine, purchaseOrder, says, shipNotice } from '../../../test/order-facts.ts';
import type { ArrivalFact } from './arrivals.ts';

const parts = [{ qualifier: 'VC', number: 'HS-12-B' }];
const key = 'orderline_10:HS-12-B';
const approved = { key, state: 'APPROVED', itemId: 'item_other' } as const;
const refused = { key, state: 'REFUSED', itemId: null } as const;
/** Of ten boxes of ten, six as ordered and four of another part. */
const offer = answer([says('IA', { quantity: 6 }), says('IS', { quantity: 4, parts })]);

function arrival(quantity: number, fields: Partial<ArrivalFact> = {}): ArrivalFact {
  return {
    id: `receiptline_${fields.lot ?? ''}${quantity}`,
    orderLineId: 'orderline_10',
    itemId: orderLine().itemId ?? '',
    facilityId: 'facility_north',
    lot: null,
    quantity: String(quantity),
    shipNoticeNumber: null,
    ...fields,
  };
}

const heldOf = (given: Parameters<typeof lineOf>[0]) =>
  lineOf(given).quarantines.map(({ lot, quantity, state }) => `${lot ?? '-'} ${quantity} ${state}`);

describe('R42: an unapproved substitute that came is quarantined', () => {
  const shipped = shipNotice('S1', [
    { quantity: 6, lots: ['OWN'] },
    { quantity: 4, parts, lots: ['SUB'] },
  ]);

  test('by the lots of its ship notice', () => {
    const arrivals = [arrival(60, { lot: 'OWN' }), arrival(40, { lot: 'SUB' })];
    expect(heldOf({ answers: [offer], shipNotices: [shipped], arrivals })).toEqual(['SUB 40 HELD']);
  });

  test('until a person approves it, and to be returned once a person refused it', () => {
    const given = { answers: [offer], shipNotices: [shipped], arrivals: [arrival(40, { lot: 'SUB' })] };
    expect(heldOf({ ...given, decisions: [approved] })).toEqual([]);
    expect(heldOf({ ...given, decisions: [refused] })).toEqual(['SUB 40 TO_RETURN']);
  });

  test('until it went back', () => {
    const arrivals = [arrival(40, { lot: 'SUB' }), arrival(-40, { lot: 'SUB' })];
    expect(heldOf({ answers: [offer], shipNotices: [shipped], arrivals, decisions: [refused] })).toEqual([]);
  });

  test('by the ship notice its receipt names, where that has no lots', () => {
    const shipNotices = [shipNotice('S1', [{ quantity: 6 }]), shipNotice('S2', [{ quantity: 4, parts }])];
    const arrivals = [
      arrival(60, { lot: 'A', shipNoticeNumber: 'S1' }),
      arrival(40, { lot: 'B', shipNoticeNumber: 'S2' }),
    ];
    expect(heldOf({ answers: [offer], shipNotices, arrivals })).toEqual(['B 40 HELD']);
  });

  test('in doubt before what was ordered, once it is known to have left', () => {
    const shipNotices = [shipNotice('S1', [{ quantity: 6 }, { quantity: 4, parts }])];
    expect(heldOf({ answers: [offer], shipNotices, arrivals: [arrival(50)] })).toEqual(['- 40 HELD']);
  });

  test('only behind what was ordered, where it was announced and no ship notice tells of it', () => {
    expect(heldOf({ answers: [offer], arrivals: [arrival(60)] })).toEqual([]);
    expect(heldOf({ answers: [offer], arrivals: [arrival(60), arrival(40)] })).toEqual(['- 40 HELD']);
  });

  test('where it was received as another item than was ordered', () => {
    const arrivals = [arrival(40, { itemId: 'item_other', lot: 'X' })];
    expect(lineOf({ answers: [offer], arrivals }).quarantines).toMatchObject([{ itemId: 'item_other', lot: 'X' }]);
  });

  test('and is told of also when nothing else is to come on its line', () => {
    const order = purchaseOrder(orderLine({ received: '10', outstanding: '0' }));
    const given = { order, answers: [offer], arrivals: [arrival(60), arrival(40)] };
    expect(kindsOf(given)).toEqual(['SUBSTITUTE_UNAPPROVED']);
    expect(kindsOf({ ...given, decisions: [refused] })).toEqual(['SUBSTITUTE_UNAPPROVED']);
    expect(kindsOf({ ...given, decisions: [approved] })).toEqual([]);
  });
});

test('what came as it was ordered is not quarantined', () => {
  const arrivals = [arrival(100, { lot: 'A' })];
  expect(heldOf({ answers: [answer([says('IA', { quantity: 10 })])], arrivals })).toEqual([]);
  expect(heldOf({ arrivals })).toEqual([]);
});
