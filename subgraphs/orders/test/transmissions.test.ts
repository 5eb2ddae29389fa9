import { startTasks } from '@supply-hub/subgraph-kit';
import { silentLog } from '@supply-hub/log';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeTransmissionsDue } from '../src/db/queries/transmissions.ts';
import { sendOrders } from '../src/services/send-orders.ts';
import { alpineProfile, messagesOf, tellExchange, tellOfPartner } from './edi-partner.ts';
import { confirmationRow, confirmed, orderRow, scheduleLine, type Row } from './erp-rows.ts';
import { partnerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => void (group = await loadedGroup()));
afterEach(() => group[Symbol.asyncDispose]());

const id = (number: string) => hubId('order', 'erp', [number]);
let minute = 0;
/** The ERP releases an order to Alpine, and the hub reads it. */
async function order(number: string, fields: Row = {}, lines: readonly Row[] = [{}]) {
  minute += 1;
  const at = group.clock.now().add({ seconds: minute }).toString();
  const rows = group.erp.rows.PurchaseOrder;
  const known = rows.findIndex((row) => row['PurchaseOrder'] === number);
  const row = orderRow(
    { PurchaseOrder: number, PurchaseOrderDate: '2026-03-09', LastChangeDateTime: at, ...fields },
    lines,
  );
  if (known < 0) rows.push(row);
  else rows[known] = row;
  group.clock.advance(60_000);
  expect(await group.poll()).toBe(true);
}

async function runTasks() {
  const tasks = group.subgraph.tasks.filter(({ name }) => name === 'orders.send');
  for (const task of tasks) while (await task.step());
}
const sent = async () => (await messagesOf(group)).map(({ key }) => key);
async function orderInGraph(number: string) {
  const { data, errors } = await group.ask(`{ purchaseOrderByNumber(number: "${number}") {
    transmissions { id } transmissionProblem { partner reason remedy } } }`);
  expect(errors).toEqual([]);
  return data.purchaseOrderByNumber;
}

test('a released order leaves as an 850, once, and the order shows it', async () => {
  await tellOfPartner(group, alpineProfile());
  await order('4500000010', {}, [
    { OrderQuantity: 3, _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', 1), scheduleLine('2026-03-16', 2)] },
    {
      Material: '',
      SupplierMaterialNumber: '',
      OrderPriceUnit: 'EA',
      OrderPriceUnitToOrderUnitNmrtr: 10,
      NetPriceAmount: 25,
    },
    { PurchasingDocumentDeletionCode: 'L' },
  ]);
  await runTasks();
  const [message, ...others] = await messagesOf(group);
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    partner: 'alpine',
    type: '850',
    key: 'po:4500000010',
    about: [id('4500000010')],
    state: 'QUEUED',
  });
  expect(message?.segments).toEqual([
    'BEG*00*NE*4500000010**20260309*4600000123',
    'CUR*BY*USD',
    'REF*RQ*10000456',
    'N1*ST*North Valley*92*H100',
    'PO1*10*3*BX*250*CT*VC*AS-3524-C*IN*MED-004417',
    'PID*F****Stapler reload 45 mm',
    'REF*RQ*10000456',
    'REF*CT*4600000123',
    'SCH*1*BX***002*20260312',
    'SCH*2*BX***002*20260316',
    'PO1*20*2*BX*250*CT',
    'PID*F****Stapler reload 45 mm',
    'REF*RQ*10000456',
    'REF*CT*4600000123',
    'SCH*2*BX***002*20260311',
    'CTT*2*5',
  ]);
  expect(await orderInGraph('4500000010')).toEqual({ transmissions: [{ id: message?.id }], transmissionProblem: null });

  await order('4500000010', {}, [{ PurchaseOrderItemText: 'Reload, 45 mm' }]);
  await tellOfPartner(group, alpineProfile({ name: 'Alpine Surgical Inc.' }), { version: 2 });
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('what is no such order stays: not released, older than the day, answered, received, another’s', async () => {
  await tellOfPartner(group, alpineProfile());
  group.erp.rows.Confirmation.push(
    confirmationRow({ SuplrConfRefPurchaseOrder: '4500000013' }, { lines: [confirmed('2026-03-12', 2)] }),
  );
  await order('4500000011', { PurchasingProcessingStatus: '03', ReleaseIsNotCompleted: true });
  await order('4500000012', { PurchaseOrderDate: '2026-03-07' });
  await order('4500000013');
  await order('4500000014', {}, [{ _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-11', 2, 1)] }]);
  await order('4500000015', { Supplier: '1000400' });
  await order('4500000016', { PurchaseOrderDeletionCode: 'L' });
  await runTasks();
  expect(await sent()).toEqual([]);
  await order('4500000011');
  await runTasks();
  expect(await sent()).toEqual(['po:4500000011']);
});

test('a partner that comes later is sent what waited for it, and one that goes is sent nothing', async () => {
  await order('4500000010');
  await runTasks();
  expect(await sent()).toEqual([]);
  await tellOfPartner(group, alpineProfile());
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  await tellOfPartner(group, alpineProfile(), { version: 2, isGone: true });
  await order('4500000020');
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('an order waits for the exchange to hear of its partner', async () => {
  await order('4500000010');
  await tellOfPartner(group, alpineProfile(), { isKnownToExchange: false });
  await runTasks();
  expect(await sent()).toEqual([]);
  await tellExchange(group, alpineProfile());
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('R17: what cannot be said without guessing is not sent, says why, and is once it can be', async () => {
  await tellOfPartner(group, alpineProfile());
  await order('4500000010', {}, [{ Plant: 'H999' }]);
  await order('4500000011', {}, [{ PurchaseOrderQuantityUnit: 'PAL', OrderPriceUnit: 'PAL' }]);
  await order('4500000012', {}, [{ PurchaseOrderQuantityUnit: 'CS', OrderPriceUnit: 'CS' }]);
  await tellOfPartner(group, alpineProfile({ units: { CA: 'BX', PL: 'BX' } }), { version: 2 });
  await runTasks();
  expect(await orderInGraph('4500000010')).toEqual({
    transmissions: [],
    transmissionProblem: {
      partner: 'alpine',
      reason: 'Line 10 is for a place that the hub cannot name to Alpine Surgical.',
      remedy: 'Give the facility its GLN, or its code in the ERP, in hub.yaml.',
    },
  });
  expect((await orderInGraph('4500000012')).transmissionProblem.reason).toBe(
    'Line 10 is ordered in CA, for which Alpine Surgical has no code.',
  );
  expect(await sent()).toEqual([]);
  const supplier = await group.ask(
    `{ purchaseOrderByNumber(number: "4500000010") { transmissionProblem { reason } } }`,
    partnerOf(ids.alpine),
  );
  expect(supplier.data.purchaseOrderByNumber.transmissionProblem).toBeNull();

  // Units agreed on, a place known, and one order withdrawn.
  await order('4500000010', {}, [{ Plant: 'H100' }]);
  await order('4500000011', { PurchaseOrderDeletionCode: 'L' });
  await tellOfPartner(group, alpineProfile({ units: { CS: 'CA' } }), { version: 3 });
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010', 'po:4500000012']);
  expect((await messagesOf(group))[1]?.segments.find((each) => each.startsWith('PO1'))).toContain('PO1*10*2*CS*');
  expect(await orderInGraph('4500000011')).toEqual({ transmissions: [], transmissionProblem: null });
  const told = await group.db.execute<{
    number: string;
    is_sent: boolean;
    problem: string | null;
    version: number;
  }>(sql`
    select data ->> 'orderNumber' as number, data ->> 'messageId' is not null as is_sent, data -> 'problem' ->> 'reason' as problem,
      aggregate_version::integer as version
    from hub.outbox where type = 'orders.transmission-changed' order by 1, 4`);
  expect(told.map(({ number, is_sent, problem, version }) => [number, version, is_sent, problem !== null])).toEqual(
    expect.arrayContaining([
      ['4500000010', 1, false, true],
      ['4500000010', 2, true, false],
      ['4500000011', 1, false, true],
      ['4500000011', 2, false, false],
      ['4500000012', 2, true, false],
    ]),
  );
});

test('lines for several places name each its own', async () => {
  await tellOfPartner(group, alpineProfile());
  await order('4500000010', {}, [{}, { Plant: 'H200' }]);
  await runTasks();
  const [message] = await messagesOf(group);
  expect(
    message?.segments.filter((each) => /^(N1|PO1)/.test(each)).map((each) => each.split('*').slice(0, 5).join('*')),
  ).toEqual(['PO1*10*2*BX*250', 'N1*ST*North Valley*92*H100', 'PO1*20*2*BX*250', 'N1*ST*South Bay*92*H200']);
});

test('a step that was cut off has sent nothing, and the next sends all of it once', async () => {
  await tellOfPartner(group, alpineProfile());
  await order('4500000010');
  const cut = group.db.transaction(async (tx) => {
    const due = await takeTransmissionsDue(tx, 100);
    expect(due).toContain(id('4500000010'));
    await sendOrders(tx, due, group.config, group.clock.now());
    throw new Error('killed');
  });
  await expect(cut).rejects.toThrow('killed');
  expect(await sent()).toEqual([]);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('R36: an order is sent to its supplier once, whatever number of workers send', async () => {
  await tellOfPartner(group, alpineProfile());
  const workers = await Promise.all(
    [1, 2, 3].map(() => startTasks({ tasks: group.subgraph.tasks, connection: group.connection, log: silentLog })),
  );
  try {
    for (const number of ['4500000030', '4500000031', '4500000032']) await order(number);
    await Promise.all(workers.map((worker) => worker.idle()));
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  expect((await sent()).toSorted()).toEqual(['po:4500000030', 'po:4500000031', 'po:4500000032']);
});
