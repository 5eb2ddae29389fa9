import { quarantineChanged } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { received } from './edi-partner.ts';
import { materialDocumentRow } from './erp-rows.ts';
import { orderDesk } from './order-desk.ts';

test('R42: a substitute nobody asked for is quarantined, though its notice and its receipt are taken at once', async () => {
  await using desk = await orderDesk();
  const notice = received(
    `856*BSN*00*SHP-7*20260311*1610*0001~HL*1**S~HL*2*1*O~PRF*4500000050~HL*3*2*I~LIN*10*VC*HIP-15*LT*AS-77~
      SN1*10*4*BX~CTT*3*4~`,
  );
  const receiver = desk.subgraph.receivers.find(
    (each) => each.protocol === 'x12' && each.messageCode === notice.messageCode,
  );
  if (receiver?.protocol !== 'x12') throw new Error('nobody takes an 856');
  const of = { PurchaseOrder: '4500000050', PurchaseOrderItem: '10', Plant: 'H100', Material: 'MED-1' };
  desk.erp.rows.A_MaterialDocumentHeader.push(
    materialDocumentRow({ MaterialDocument: '5000000077' }, [{ ...of, Batch: 'AS-77', QuantityInEntryUnit: '4' }]),
  );
  // The order is read when the receipt is there already: nobody reads it again for that.
  desk.clock.advance(3_600_000);
  await desk.read('{ purchaseOrderByNumber(number: "4500000050") { id } }');
  await desk.idle();
  const receipts = desk.subgraph.feeds.find(({ name }) => name.includes('receipt'));
  if (receipts === undefined) throw new Error('nobody reads receipts');
  await desk.db.transaction(async (tx) => {
    expect(await receiver.receive(notice, { tx, log: silentLog })).toMatchObject({ kind: 'applied' });
    await desk.runFeed(receipts.name);
  });
  await desk.refold();
  expect((await desk.told(quarantineChanged)).map(({ lot, state }) => `${lot} ${state}`)).toEqual(['AS-77 HELD']);
});
