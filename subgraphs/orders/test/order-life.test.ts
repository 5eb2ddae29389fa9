import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetDocuments, received, take } from './edi-partner.ts';
import { lifeTables } from './life-tables.ts';
import { backordered, orderDesk, substituted, type OrderDesk } from './order-desk.ts';

let desk: OrderDesk;
beforeEach(async () => void (desk = await orderDesk()));
afterEach(() => desk[Symbol.asyncDispose]());

test('R44: an order that nobody answered is unconfirmed, and what it asks for is no promise', async () => {
  const { purchaseOrderByNumber: shown } = await desk.read(`{ purchaseOrderByNumber(number: "4500000050") {
    status isAnswered lines { promises { isConfirmed } quantities { promised { value } unpromised { value } } } } }`);
  expect(shown).toMatchObject({
    status: 'SENT',
    isAnswered: false,
    lines: [
      { promises: [{ isConfirmed: false }], quantities: { promised: { value: '0' }, unpromised: { value: '40' } } },
      { promises: [{ isConfirmed: false }] },
    ],
  });
});

test('the same documents in another order, each twice, leave the same rows', async () => {
  const documents = [
    backordered('20260401', '20260310'),
    backordered('20260408', '20260312'),
    substituted,
    `856*BSN*00*SHP-1*20260311*1610*0001~HL*1**S~HL*2*1*O~PRF*4500000050~HL*3*2*I~LIN*1*VC*HIP-12~SN1*1*3*BX~CTT*3*3~`,
  ];
  const dumps = [];
  for (const shuffled of [documents, documents.toReversed(), [2, 0, 3, 1].flatMap((index) => documents[index] ?? [])]) {
    for (const [index, text] of [...shuffled, ...shuffled].entries())
      await take(desk, received(text, { id: `m${index}` }));
    dumps.push(await lifeTables(desk.db));
    await forgetDocuments(desk);
    await desk.refoldOrder();
  }
  expect(dumps[0]?.backorder).not.toEqual([]);
  expect(dumps[1]).toEqual(dumps[0]);
  expect(dumps[2]).toEqual(dumps[0]);
});

test('folding again what has not changed tells nobody and writes nothing new', async () => {
  await take(desk, received(backordered('20260401', '20260310')));
  const before = await desk.db.execute(sql`select count(*)::int as count from hub.outbox`);
  await desk.refoldOrder();
  expect(await desk.db.execute(sql`select count(*)::int as count from hub.outbox`)).toEqual(before);
});
