import { backorderChanged, troubleChanged } from '@supply-hub/events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { backordered, caseId, order, orderDesk, orderLine, type OrderDesk } from './order-desk.ts';
import { ids } from './small-group.ts';

let desk: OrderDesk;
beforeEach(async () => void (desk = await orderDesk()));
afterEach(() => desk[Symbol.asyncDispose]());

describe('R41: a backorder', () => {
  test('R41: stands on its own with its day, and line and order tell of the new one', async () => {
    expect(await take(desk, received(backordered('20260401', '20260310')))).toMatchObject({ kind: 'applied' });
    expect(await desk.told(backorderChanged)).toEqual([
      {
        id: await desk.onlyId('backorder'),
        orderId: order,
        orderNumber: '4500000050',
        orderLineId: orderLine('10'),
        itemId: ids.stapler,
        facilityId: ids.north,
        supplierId: ids.alpine,
        quantity: '10',
        unit: 'EA',
        promisedOn: '2026-04-01',
        earlier: [],
        slipDays: expect.toSatisfy((days: unknown) => days === null || typeof days === 'number'),
        code: 'IB',
        reason: expect.any(String),
        isOpen: true,
      },
    ]);
    const lines = await desk.linesTold();
    expect(lines[0]?.promises).toEqual([
      { on: '2026-03-12', quantity: '3', baseQuantity: '30', itemId: null, confirmed: true },
      { on: '2026-04-01', quantity: '1', baseQuantity: '10', itemId: null, confirmed: true },
    ]);
    const { purchaseOrderByNumber: shown } = await desk.read(`{ purchaseOrderByNumber(number: "4500000050") {
      status isAnswered isRejected supplierOrderNumber
      lines { status outstanding { value } promises { promisedOn quantity { value } isConfirmed substituteItem { id } }
        quantities { ordered { value } cancelled { value } received { value } promised { value } unpromised { value } }
        backorders { promisedOn isOpen } } } }`);
    expect(shown).toMatchObject({
      status: 'CONFIRMED',
      isAnswered: true,
      isRejected: false,
      supplierOrderNumber: 'SO-77',
    });
    expect(shown.lines[0]).toMatchObject({
      status: 'CONFIRMED',
      outstanding: { value: '40' },
      quantities: { ordered: { value: '40' }, promised: { value: '40' }, unpromised: { value: '0' } },
      backorders: [{ promisedOn: '2026-04-01', isOpen: true }],
    });
  });

  test('R41: keeps every earlier day when it moves, whichever document came first', async () => {
    const documents = [backordered('20260401', '20260310'), backordered('20260408', '20260312')];
    for (const [index, text] of documents.toReversed().entries())
      expect(await take(desk, received(text, { id: `m${index}` }))).toMatchObject({ kind: 'applied' });
    const { backorders } = await desk.read(`{ backorders(filter: { isOpen: true }) { totalCount edges { node {
      promisedOn slipDays promises { promisedOn acknowledgement { acknowledgedOn } } purchaseOrderLine { number }
      item { id } facility { id } supplier { id } quantity { value unit } code { code } } } } }`);
    expect(backorders).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            promisedOn: '2026-04-08',
            slipDays: 7,
            promises: [
              { promisedOn: '2026-04-01', acknowledgement: { acknowledgedOn: '2026-03-10' } },
              { promisedOn: '2026-04-08', acknowledgement: { acknowledgedOn: '2026-03-12' } },
            ],
            purchaseOrderLine: { number: '10' },
            item: { id: ids.stapler },
            facility: { id: ids.north },
            quantity: { value: '10', unit: 'EA' },
            code: { code: 'IB' },
          },
        },
      ],
    });
  });

  test('R41: without a day is a trouble of its own, and ends when it gets one', async () => {
    await take(desk, received(backordered('', '20260310')));
    expect(await desk.troubles()).toContain('BACKORDER_WITHOUT_DATE raised');
    await take(desk, received(backordered('20260401', '20260311'), { id: 'm2' }));
    expect(await desk.troubles()).toEqual(
      expect.arrayContaining(['BACKORDER_WITHOUT_DATE ended', 'BACKORDERED raised']),
    );
  });
});

test('R41: a backorder without a day cannot wait where a case lacks what it is for', async () => {
  await take(desk, received(backordered('', '20260310')));
  const last = async () => (await desk.told(troubleChanged)).findLast(({ kind }) => kind === 'BACKORDER_WITHOUT_DATE');
  expect(await last()).toMatchObject({ severity: null, caseIds: [] });
  await desk.decide('orders.demand', { inbound: [], short: '2', readiness: 'SHORT' });
  await desk.refold();
  expect(await last()).toMatchObject({ severity: 'CRITICAL', caseIds: [caseId] });
});
