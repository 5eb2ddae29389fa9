import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alpineProfile, messagesOf, received, take, tellOfPartner } from './edi-partner.ts';
import { orderRow, scheduleLine, type Row } from './erp-rows.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => void (group = await loadedGroup()));
afterEach(() => group[Symbol.asyncDispose]());

const number = '4500000080';
const order = hubId('order', 'erp', [number]);
const line = (item: string) => hubId('orderline', 'erp', [number, item]);
const takesChanges = alpineProfile({
  documents: { receive: ['855', '856', '865'], send: ['850', '860'], sendOrdersFrom: '2026-03-08' },
});
const boxes = (count: number, fields: Row = {}): Row => ({
  OrderQuantity: count,
  _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', count)],
  ...fields,
});
let minute = 0;

/** The ERP has the order so, and the hub reads it. */
async function orderIs(lines: readonly Row[], fields: Row = {}) {
  minute += 1;
  const rows = group.erp.rows.PurchaseOrder;
  const known = rows.findIndex((row) => row['PurchaseOrder'] === number);
  const at = group.clock.now().add({ seconds: minute }).toString();
  const row = orderRow(
    { PurchaseOrder: number, PurchaseOrderDate: '2026-03-09', LastChangeDateTime: at, ...fields },
    lines,
  );
  if (known < 0) rows.push(row);
  else rows[known] = row;
  group.clock.advance(60_000);
  expect(await group.poll()).toBe(true);
  await runTasks();
}

async function runTasks() {
  const tasks = group.subgraph.tasks.filter(({ name }) => name === 'orders.send' || name === 'orders.send-changes');
  for (const task of tasks) while (await task.step());
}

const sent = async () => (await messagesOf(group)).map(({ type, segments }) => ({ type, segments }));
const changes = async () => (await sent()).filter(({ type }) => type === '860').map(({ segments }) => segments);
async function troubles() {
  const rows = await group.db.execute<{ kind: string; sentence: string }>(
    sql`select kind, sentence from orders.trouble where order_id = ${order} and ended_at is null
      and kind in ('CHANGE_REFUSED', 'CHANGE_REFUSED_SHIPPED') order by kind`,
  );
  return [...rows];
}

describe('R37: an order that was sent and changes', () => {
  test('is told by 860s in sequence, each difference once', async () => {
    await tellOfPartner(group, takesChanges);
    await orderIs([boxes(4), boxes(2)]);
    await orderIs([boxes(4), boxes(2)]);
    expect((await sent()).map(({ type }) => type)).toEqual(['850']);
    await orderIs([boxes(6), boxes(2, { PurchasingDocumentDeletionCode: 'L' })]);
    await orderIs([boxes(6, { NetPriceAmount: 240 }), boxes(2, { PurchasingDocumentDeletionCode: 'L' }), boxes(1)]);
    expect(await changes()).toEqual([
      [
        `BCH*04*NE*${number}**1*20260309**4600000123***20260309`,
        'CUR*BY*USD',
        'REF*RQ*10000456',
        'N1*ST*North Valley*92*H100',
        'POC*10*QI*6**BX*250*CT*VC*AS-3524-C*IN*MED-004417',
        'PID*F****Stapler reload 45 mm',
        'REF*RQ*10000456',
        'REF*CT*4600000123',
        'SCH*6*BX***002*20260312',
        'POC*20*DI*0**BX*250*CT*VC*AS-3524-C*IN*MED-004417',
        'PID*F****Stapler reload 45 mm',
        'REF*RQ*10000456',
        'REF*CT*4600000123',
        'CTT*2*6',
      ],
      expect.arrayContaining([
        `BCH*04*NE*${number}**2*20260309**4600000123***20260309`,
        'POC*10*PC*6**BX*240*CT*VC*AS-3524-C*IN*MED-004417',
        'POC*30*AI*1**BX*250*CT*VC*AS-3524-C*IN*MED-004417',
      ]),
    ]);
    const [message] = (await messagesOf(group)).slice(1);
    expect(message).toMatchObject({ key: `po:${number}`, about: [order, line('10'), line('20')], state: 'QUEUED' });
  });

  test('that is withdrawn is cancelled', async () => {
    await tellOfPartner(group, takesChanges);
    await orderIs([boxes(4)]);
    await orderIs([boxes(4)], { PurchaseOrderDeletionCode: 'L' });
    const [change] = await changes();
    expect(change?.[0]).toBe(`BCH*01*NE*${number}**1*20260309**4600000123***20260309`);
  });

  test('before it was sent changes nothing but what is sent', async () => {
    await orderIs([boxes(4)]);
    await orderIs([boxes(6)]);
    await tellOfPartner(group, takesChanges);
    await orderIs([boxes(6)]);
    expect((await sent()).map(({ type }) => type)).toEqual(['850']);
  });

  test('is not cut below what has left: the supplier is not told, and a person decides', async () => {
    await tellOfPartner(group, takesChanges);
    await orderIs([boxes(4), boxes(2)]);
    const notice = `856*BSN*00*SHP-9*20260310*1610*0001~HL*1**S~DTM*017*20260311~HL*2*1*O~PRF*${number}~
      HL*3*2*I~LIN*10*VC*AS-3524-C~SN1*10*3*BX~CTT*3*3~`;
    expect(await take(group, received(notice))).toMatchObject({ kind: 'applied' });
    await orderIs([boxes(2), boxes(1)]);
    const [change, ...others] = await changes();
    expect(others).toEqual([]);
    expect(change?.filter((segment) => segment.startsWith('POC'))).toEqual([
      expect.stringMatching(/^POC\*20\*QD\*1\*/),
    ]);
    expect(await troubles()).toMatchObject([
      { kind: 'CHANGE_REFUSED_SHIPPED', sentence: expect.stringContaining('30 EA') },
    ]);
    await orderIs([boxes(3), boxes(1)]);
    expect(await troubles()).toEqual([]);
    expect(await changes()).toHaveLength(2);
  });

  test('whose partner takes no changes is a trouble until somebody told it', async () => {
    await tellOfPartner(group, alpineProfile());
    await orderIs([boxes(4)]);
    await orderIs([boxes(6)]);
    expect(await changes()).toEqual([]);
    expect(await troubles()).toMatchObject([
      { kind: 'CHANGE_REFUSED', sentence: expect.stringContaining('Alpine Surgical takes no changes (860)') },
    ]);
    await tellOfPartner(group, takesChanges, { version: 2 });
    await runTasks();
    expect(await troubles()).toEqual([]);
    expect(await changes()).toHaveLength(1);
  });
});

test('R37: the answer to a change that refuses it leaves what was promised, and a person decides', async () => {
  await tellOfPartner(group, takesChanges);
  await orderIs([boxes(4)]);
  const answer = `855*BAK*00*AC*${number}*20260309****SO-1*20260310~PO1*10*4*BX*250**VC*AS-3524-C~ACK*IA*4*BX*067*20260312~CTT*1*4~`;
  expect(await take(group, received(answer))).toMatchObject({ kind: 'applied' });
  await orderIs([boxes(2)]);
  const refusal = `865*BCA*00*RJ*${number}**1*20260309****20260311~POC*10*RC*2**BX***VC*AS-3524-C~CTT*1*2~`;
  expect(await take(group, received(refusal, { id: 'm2' }))).toMatchObject({ kind: 'applied' });
  expect(await troubles()).toMatchObject([
    { kind: 'CHANGE_REFUSED', sentence: expect.stringContaining('it delivers as before') },
  ]);
  const shown = `query ($id: ID!) { purchaseOrder(id: $id) { lines { promises { promisedOn acknowledgement { id } changeAnswer { id } } }
    changes { sequence toldAt message { id } state lines { kind isRefused purchaseOrderLine { number }
      before { quantity { value unit } schedule { on } } after { quantity { value } } } answer { id changeNumber type { code } } }
    changeAnswers { id lines { change { code } purchaseOrderLine { number } } } } }`;
  const { data, errors } = await group.ask(shown, planner, { id: order });
  expect(errors).toEqual([]);
  const { changes: told, changeAnswers, lines } = data.purchaseOrder;
  expect(told).toMatchObject([
    {
      sequence: 1,
      state: 'REFUSED',
      message: { id: expect.stringMatching(/^message_/) },
      lines: [
        {
          kind: 'CHANGED',
          isRefused: true,
          purchaseOrderLine: { number: '10' },
          before: { quantity: { value: '4', unit: 'BX' }, schedule: [{ on: '2026-03-12' }] },
          after: { quantity: { value: '2' } },
        },
      ],
      answer: { id: changeAnswers[0].id, changeNumber: '1', type: { code: 'RJ' } },
    },
  ]);
  expect(changeAnswers).toMatchObject([{ lines: [{ change: { code: 'RC' }, purchaseOrderLine: { number: '10' } }] }]);
  expect(lines[0].promises).toMatchObject([{ acknowledgement: { id: expect.any(String) }, changeAnswer: null }]);
  // R72: whose facility it is not sees nothing of it; its supplier does.
  const elsewhere = await group.ask(shown, plannerOf(ids.south), { id: order });
  expect(elsewhere.data.purchaseOrder).toBeNull();
  const supplier = await group.ask(shown, partnerOf(ids.alpine), { id: order });
  expect(supplier.data.purchaseOrder.changes).toHaveLength(1);
  const [life] = await group.db.execute(
    sql`select trim_scale(promised)::text as promised, trim_scale(unpromised)::text as unpromised from orders.order_line_life where id = ${line('10')}`,
  );
  expect(life).toEqual({ promised: '20', unpromised: '0' });
});

test('what an 850 told is kept with its days, line for line', async () => {
  await tellOfPartner(group, takesChanges);
  await orderIs([boxes(4)]);
  const kept = await group.db.execute<{ sequence: number; told: Record<string, unknown> }>(
    sql`select sequence, told from orders.order_told where order_id = ${order}`,
  );
  expect(kept).toMatchObject([
    {
      sequence: 0,
      told: { [line('10')]: { quantity: '4', unit: 'BX', schedule: [{ on: '2026-03-12', quantity: '4' }] } },
    },
  ]);
});
