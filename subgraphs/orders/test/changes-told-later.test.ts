import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { alpineProfile, messagesOf, received, take, tellOfPartner } from './edi-partner.ts';
import { orderRow, scheduleLine } from './erp-rows.ts';
import { loadedGroup } from './small-group.ts';

const number = '4500000081';

test('R37: a cut that was refused because it had left is told once the supplier says that less has', async () => {
  await using group = await loadedGroup();
  const { db, erp, clock, subgraph } = group;
  const documents = {
    receive: ['855' as const, '856' as const],
    send: ['850' as const, '860' as const],
    sendOrdersFrom: '2026-03-08',
  };
  await tellOfPartner(group, alpineProfile({ documents }));
  const runTasks = async () => {
    for (const task of subgraph.tasks.filter(({ name }) => name === 'orders.send' || name === 'orders.send-changes'))
      while (await task.step());
  };
  const orderIs = async (boxes: number) => {
    const at = clock.now().add({ seconds: 1 }).toString();
    const row = { PurchaseOrder: number, PurchaseOrderDate: '2026-03-09', LastChangeDateTime: at };
    const line = { OrderQuantity: boxes, _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', boxes)] };
    erp.rows.PurchaseOrder = [orderRow(row, [line])];
    clock.advance(60_000);
    expect(await group.poll()).toBe(true);
    await runTasks();
  };
  const notice = async (purpose: string, boxes: number, at: string, id: string) => {
    const text = `856*BSN*${purpose}*SHP-9*20260310*${at}*0001~HL*1**S~DTM*017*20260311~HL*2*1*O~PRF*${number}~
      HL*3*2*I~LIN*10*VC*AS-3524-C~SN1*10*${boxes}*BX~CTT*3*3~`;
    const message = { ...received(text, { id }), sentAt: `2026-03-10T${at.slice(0, 2)}:00` };
    expect(await take(group, message)).toMatchObject({ kind: 'applied' });
    await runTasks();
  };
  const changes = async () => (await messagesOf(group)).filter(({ type }) => type === '860');
  const troubles = async () => {
    const rows = await db.execute<{ kind: string }>(sql`
      select kind from orders.trouble where scope = ${`order-change:${hubId('order', 'erp', [number])}`} and ended_at is null`);
    return rows.map(({ kind }) => kind);
  };

  await orderIs(4);
  await notice('00', 3, '1600', 'm1');
  await orderIs(2);
  expect(await changes()).toEqual([]);
  expect(await troubles()).toEqual(['CHANGE_REFUSED_SHIPPED']);
  // Still more than is wanted: nothing is told, and nobody is asked without end.
  await notice('05', 3, '1700', 'm2');
  expect(await changes()).toEqual([]);
  await notice('05', 2, '1800', 'm3');
  expect((await changes()).map(({ segments }) => segments.find((each) => each.startsWith('POC')))).toEqual([
    expect.stringMatching(/^POC\*10\*QD\*2\*/),
  ]);
  expect(await troubles()).toEqual([]);
});
