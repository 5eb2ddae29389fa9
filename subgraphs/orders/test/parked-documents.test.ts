import { confirmCrosswalks } from '@supply-hub/crosswalk';
import { hubId } from '@supply-hub/identifiers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alpineProfile, forgetDocuments, partnerOf, received, take } from './edi-partner.ts';
import { order, orderLine } from './order-desk.ts';
import { answer, invoice, notice, orderedGroup, type OrderedGroup } from './sent-documents.ts';
import { ids } from './small-group.ts';

let group: OrderedGroup;
beforeAll(async () => void (group = await orderedGroup()));
afterAll(() => group[Symbol.asyncDispose]());
beforeEach(() => forgetDocuments(group));

describe('what cannot be applied waits, and says why', () => {
  test('an order nobody knows: under the id it will have', async () => {
    expect(await take(group, received(answer.replaceAll('4500000050', '0004599999999')))).toEqual({
      kind: 'parked',
      code: 'UNKNOWN_ORDER',
      reason: 'The hub knows no order 4599999999.',
      remedy:
        'It is applied by itself once the order is there. If it never was: ask Alpine Surgical for the right number.',
      about: [hubId('order', 'erp', ['4599999999'])],
      facilityId: null,
      wants: [],
    });
    expect((await group.documents()).acknowledgements).toEqual([]);
  });

  test('one of several orders is missing: only that one is awaited', async () => {
    const two = notice.replace('CTT*5*9~', 'HL*6*1*O~PRF*4500000099~HL*7*6*I~LIN*1*VC*HIP-12~SN1*1*1*BX~CTT*7*10~');
    expect(await take(group, received(two))).toMatchObject({
      code: 'UNKNOWN_ORDER',
      about: [hubId('order', 'erp', ['4500000099'])],
    });
  });

  test('another supplier’s order', async () => {
    const reception = await take(group, received(answer.replaceAll('4500000050', '4500000002')));
    expect(reception).toMatchObject({
      kind: 'parked',
      code: 'ORDER_OF_ANOTHER_SUPPLIER',
      reason: 'Order 4500000002 was not placed with Alpine Surgical.',
      about: [],
      facilityId: null,
    });
  });

  test('a line of nothing on the order, with what a steward can say of it', async () => {
    const strange = answer.replace(
      'PO1*20*6*BX*250**VC*HIP-14~',
      'PO1*7*6*BX*250**VC*KNEE-9*UK*10860001234562~PID*F****KNEE 9~',
    );
    expect(await take(group, received(strange))).toMatchObject({
      kind: 'parked',
      code: 'UNKNOWN_LINE',
      reason:
        'Line 7 is for nothing on order 4500000050: the order has no line number 7, and none for VC KNEE-9, UK 10860001234562.',
      about: [order],
      wants: [
        { kind: 'ITEM', key: 'KNEE-9', facts: { partNumber: 'KNEE-9', gtin: '10860001234562', description: 'KNEE 9' } },
      ],
    });
  });

  test('R4: a unit nobody knows; a steward or the profile says what it is', async () => {
    const cases = invoice.replace('IT1*10*3*BX', 'IT1*10*3*QX');
    expect(await take(group, received(cases))).toMatchObject({
      kind: 'parked',
      code: 'UNKNOWN_UNIT',
      reason: 'Alpine Surgical writes QX for a unit, and nobody has said what that is (R4).',
      about: [order],
      wants: [{ kind: 'UNIT', key: 'QX', facts: { unit: 'QX' } }],
    });
    const own = partnerOf(alpineProfile({ units: { QX: 'BX' } }));
    expect(await take(group, received(cases, { partner: own }))).toMatchObject({ kind: 'applied' });
  });

  test('R4: a confirmed crosswalk gives unit and part their meaning', async () => {
    const means = [
      { kind: 'UNIT', party: 'alpine', key: 'CS', target: 'CA' },
      { kind: 'ITEM', party: 'alpine', key: 'KNEE-9', target: ids.stapler },
    ] as const;
    await group.db.transaction((tx) =>
      confirmCrosswalks(tx, means, { by: 'a steward', at: group.clock.now(), note: null }),
    );
    const odd = `810*BIG*20260312*INV-9**4500000050~IT1**3*CS*250**VC*KNEE-9~TDS*75000~CTT*1*3~`;
    expect(await take(group, received(odd))).toMatchObject({ kind: 'applied' });
    const [found] = (await group.documents()).supplierInvoices;
    expect(found.lines).toMatchObject([{ purchaseOrderLine: { id: orderLine('10') } }]);
    const { data } = await group.ask(
      `{ purchaseOrderByNumber(number: "4500000050") { supplierInvoices { lines { quantity { quantity { unit } unitCode } } } } }`,
    );
    expect(data.purchaseOrderByNumber.supplierInvoices[0].lines).toEqual([
      { quantity: { quantity: { unit: 'CA' }, unitCode: 'CS' } },
    ]);
  });

  test('R55: a number that comes again with other content', async () => {
    await take(group, received(invoice));
    const other = received(invoice.replace('226900', '999900'), { id: 'm2' });
    expect(await take(group, other)).toMatchObject({
      kind: 'parked',
      code: 'INVOICE_NUMBER_REUSED',
      reason: 'Alpine Surgical has sent invoice INV-1 before, with other content (R55).',
    });
    expect((await group.documents()).supplierInvoices).toMatchObject([{ total: { amount: '2269.00' } }]);
  });

  test('what its guide does not allow, what names no order, and a partner that is no supplier', async () => {
    expect(await take(group, received(answer.replace('BAK*00*AC*4500000050', 'BAK*00*AC*')))).toMatchObject({
      code: 'UNREADABLE',
      remedy: 'Ask Alpine Surgical to correct and send it again.',
    });
    expect(await take(group, received(invoice.replace('*4500000050*', '**')))).toMatchObject({
      code: 'UNKNOWN_ORDER',
      reason: 'Invoice INV-1 of Alpine Surgical names no order (BIG04).',
    });
    expect(await take(group, received(notice.replace('PRF*4500000050~', '')))).toMatchObject({ kind: 'parked' });
    const nobody = { ...partnerOf(alpineProfile()), supplierId: null };
    expect(await take(group, received(answer, { partner: nobody }))).toMatchObject({ code: 'UNKNOWN_PARTY' });
  });
});
