import { allocationDecided, caseChanged, contractChanged, type ContractChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { relyingCasesOf } from '../src/db/queries/relying-cases.ts';
import { alpineProfile, messagesOf, tellOfPartner } from './edi-partner.ts';
import { orderRow, type Row } from './erp-rows.ts';
import { partnerOf, planner } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';
import { tellEvent } from './tell-event.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => {
  group = await loadedGroup();
  await contractsAreRead();
  await tellOfPartner(group, alpineProfile());
});
afterEach(() => group[Symbol.asyncDispose]());

const contractsAreRead = () =>
  group.db.execute(sql`insert into hub.feed (subgraph, name, system, confirmed_through)
    values ('suppliers', 'contracts/erp', 'erp', now())`);

const item = hubId('item', 'erp', 'MED-004417');
/** 2.50 for one of order lines' item, this year, unless it says otherwise. */
async function agree(said: Partial<ContractChanged['prices'][number]> = {}, version = 1): Promise<void> {
  const id = hubId('contract', 'erp', ['4600000123']);
  await tellEvent(group, contractChanged, {
    subject: id,
    version,
    data: {
      id,
      supplierId: ids.alpine,
      number: '4600000123',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      prices: [
        {
          id: hubId('contractprice', 'erp', ['4600000123', '10']),
          itemId: item,
          facilityId: null,
          supplierItemId: null,
          unit: 'BX',
          price: { amount: '250.00', currency: 'USD' },
          perQuantity: '1',
          pricePerBaseUnit: '25',
          validFrom: '2026-01-01',
          validTo: null,
          ...said,
        },
      ],
    },
  });
}

const line = (number = '4500000010') => hubId('orderline', 'erp', [number, '10']);
const caseId = hubId('case', 'ehr', '88213');
/** A case at north begins in so many hours, and relies on line 10. */
async function relies(hours: number, { version = 1, status = 'SCHEDULED', on = [line()] } = {}): Promise<void> {
  await tellEvent(group, caseChanged, {
    subject: caseId,
    version,
    data: {
      id: caseId,
      number: '88213',
      facilityId: ids.north,
      theatreId: null,
      scheduledAt: group.clock.now().add({ hours }).toString(),
      endsAt: null,
      status,
      procedure: null,
      surgeonId: null,
      readiness: 'AT_RISK',
      problems: [],
    },
  });
  const inbound = on.map((orderLineId) => ({
    orderLineId,
    isConfirmed: false,
    quantity: '1',
    for: 'OPEN' as const,
  }));
  const allocation = {
    demandId: hubId('demand', 'hub', ['88213', '1']),
    itemId: item,
    unit: 'EA',
    lots: [],
    inbound,
    short: '0',
    holdShort: '0',
    readiness: 'AT_RISK' as const,
  };
  const data = { caseId, facilityId: ids.north, allocations: [allocation] };
  await tellEvent(group, allocationDecided, { subject: hubId('allocation', 'hub', [caseId]), version, data });
}

/** The ERP releases an order to Alpine, and the hub reads it. */
async function order(number = '4500000010', lines: readonly Row[] = [{}]): Promise<void> {
  const at = group.clock.now().toString();
  const rows = group.erp.rows.PurchaseOrder;
  const known = rows.findIndex((row) => row['PurchaseOrder'] === number);
  const row = orderRow(
    { PurchaseOrder: number, PurchaseOrderDate: '2026-03-09', LastChangeDateTime: at },
    lines.map((fields) => ({ Material: 'MED-004417', ...fields })),
  );
  if (known < 0) rows.push(row);
  else rows[known] = row;
  group.clock.advance(60_000);
  expect(await group.poll()).toBe(true);
}

async function runTasks() {
  for (const name of ['orders.check-prices', 'orders.send', 'orders.check-prices'])
    for (const task of group.subgraph.tasks.filter((each) => each.name === name)) while (await task.step());
}
const sent = async () => (await messagesOf(group)).filter(({ type }) => type === '850').map(({ key }) => key);
const troubles = async (number = '4500000010') => {
  const rows = await group.db.execute<{ kind: string; sentence: string; case_ids: string[] }>(sql`
    select kind, sentence, case_ids from orders.trouble
    where scope = ${`order-price:${hubId('order', 'erp', [number])}`} and ended_at is null order by id`);
  return [...rows];
};
async function inGraph(viewer = planner, number = '4500000010') {
  const { data, errors } = await group.ask(
    `{ purchaseOrderByNumber(number: "${number}") { transmissionProblem { reason remedy } lines { priceCheck {
      outcome effect contractNumber contract { id } contractPrice { id } deviation
      pricePerBaseUnit { amount currency } agreedPricePerBaseUnit { amount currency } } } } }`,
    viewer,
  );
  expect(errors).toEqual([]);
  return data.purchaseOrderByNumber;
}

test('R3: an order at the contract’s price leaves, and the line says what it was held against', async () => {
  await agree();
  await order();
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect(await troubles()).toEqual([]);
  expect(await inGraph()).toEqual({
    transmissionProblem: null,
    lines: [
      {
        priceCheck: {
          outcome: 'OK',
          effect: 'PASSED',
          contractNumber: '4600000123',
          contract: { id: hubId('contract', 'erp', ['4600000123']) },
          contractPrice: { id: hubId('contractprice', 'erp', ['4600000123', '10']) },
          deviation: '0',
          pricePerBaseUnit: { amount: '25', currency: 'USD' },
          agreedPricePerBaseUnit: { amount: '25', currency: 'USD' },
        },
      },
    ],
  });
  expect((await inGraph(partnerOf(ids.alpine))).lines).toEqual([{ priceCheck: null }]);
});

test('off contract an order waits, is one trouble a line and no other, and leaves when it is agreed', async () => {
  await order();
  await runTasks();
  await runTasks();
  expect(await sent()).toEqual([]);
  expect(await troubles()).toMatchObject([{ kind: 'OFF_CONTRACT' }]);
  expect(await inGraph()).toMatchObject({
    transmissionProblem: { reason: expect.stringMatching(/^The price of line 10 stops it: /) },
    lines: [{ priceCheck: { outcome: 'OFF_CONTRACT', effect: 'STOPPED', contract: null } }],
  });
  const told = await group.db.execute(
    sql`select data -> 'problem' as problem from hub.outbox where type = 'orders.transmission-changed'`,
  );
  expect([...told]).toEqual([{ problem: null }]);
  await agree();
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect(await troubles()).toEqual([]);
  expect((await inGraph()).transmissionProblem).toBeNull();
});

test('an expired price stops, too; extended, it leaves', async () => {
  await agree({ validTo: '2026-02-28' });
  await order();
  await runTasks();
  expect(await sent()).toEqual([]);
  expect(await troubles()).toMatchObject([{ kind: 'PRICE_EXPIRED' }]);
  await agree({}, 2);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('what a case needs soon leaves, marked, and the trouble names the case', async () => {
  await order();
  await relies(47);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect(await troubles()).toMatchObject([{ kind: 'OFF_CONTRACT', case_ids: [caseId] }]);
  expect((await inGraph()).lines).toMatchObject([{ priceCheck: { outcome: 'OFF_CONTRACT', effect: 'MARKED' } }]);
});

test('a line that waits leaves when a case comes to need it, or time has made it urgent', async () => {
  await order();
  await runTasks();
  await relies(72);
  await runTasks();
  expect(await sent()).toEqual([]);
  group.clock.advance(25 * 3_600_000);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('a case that is over, or no longer relies on it, makes nothing urgent', async () => {
  await order();
  await relies(5, { status: 'CANCELLED' });
  await runTasks();
  expect(await sent()).toEqual([]);
  await relies(5, { version: 2, on: [] });
  expect(await relyingCasesOf(group.db, [line()])).toEqual(new Map());
  // What is told late is not taken for what is now.
  await relies(5, { version: 1 });
  expect(await relyingCasesOf(group.db, [line()])).toEqual(new Map());
  await relies(5, { version: 3 });
  expect((await relyingCasesOf(group.db, [line()])).get(line())).toMatchObject([{ caseId, number: '88213' }]);
});

test('R59: a price that is not the contract’s is a trouble of its own, and the order leaves', async () => {
  await agree({ pricePerBaseUnit: '20' });
  await order();
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect(await troubles()).toMatchObject([{ kind: 'ORDER_PRICE_NOT_CONTRACT' }]);
  expect((await inGraph()).lines).toMatchObject([
    { priceCheck: { outcome: 'DIFFERS', effect: 'PASSED', deviation: '0.25' } },
  ]);
  // It is over once the contract agrees, though the order left long ago.
  await agree({}, 2);
  await runTasks();
  expect(await troubles()).toEqual([]);
});

test('R59: orders that another system sends are looked at as well, and none of them is stopped', async () => {
  await tellOfPartner(group, alpineProfile({ documents: { receive: ['855'], send: [] } }), { version: 2 });
  await order();
  await runTasks();
  expect(await sent()).toEqual([]);
  expect((await inGraph()).transmissionProblem).toBeNull();
  expect((await inGraph()).lines).toMatchObject([{ priceCheck: { outcome: 'OFF_CONTRACT', effect: 'MARKED' } }]);
  expect(await troubles()).toMatchObject([{ kind: 'OFF_CONTRACT' }]);
});

test('one line stops the order; when it is cancelled the rest leaves', async () => {
  await agree();
  await order('4500000010', [{}, { Material: 'MED-9' }]);
  await runTasks();
  expect(await sent()).toEqual([]);
  expect(await troubles()).toMatchObject([{ sentence: expect.stringContaining('line 20') }]);
  await order('4500000010', [{}, { Material: 'MED-9', PurchasingDocumentDeletionCode: 'L' }]);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect(await troubles()).toEqual([]);
});

test('before contracts have been read nothing leaves and nothing is wrong', async () => {
  await group.db.execute(sql`update hub.feed set confirmed_through = null where subgraph = 'suppliers'`);
  await order();
  for (const task of group.subgraph.tasks.filter(({ name }) => name === 'orders.send')) await task.step();
  expect(await sent()).toEqual([]);
  expect(await troubles()).toEqual([]);
  await agree();
  await group.db.execute(sql`update hub.feed set confirmed_through = now() where subgraph = 'suppliers'`);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
});

test('a hub that reads no contracts holds orders against none', async () => {
  await group.db.execute(sql`update hub.feed set subgraph = 'nobody' where subgraph = 'suppliers'`);
  await order();
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);
  expect((await inGraph()).lines).toMatchObject([{ priceCheck: { outcome: 'UNKNOWN', effect: 'PASSED' } }]);
});

test('a policy that lets it makes what waits leave; one that the ERP sends under makes the hub send nothing', async () => {
  const scopes = new Set(['policies:write']);
  const buyer = { ...planner, role: 'buyer' as const, scopes };
  const adopt = (values: string, key: string) =>
    group.ask(
      `mutation { adoptPolicy(input: { scope: { kind: GROUP }, values: { ${values} }, reason: "To try.",
        idempotencyKey: "${key}" }) { userErrors { code } } }`,
      buyer,
    );
  await order();
  await runTasks();
  expect(await sent()).toEqual([]);
  await adopt('offContract: MARK', 'a');
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010']);

  await adopt('offContract: MARK, transmittedBy: ERP', 'b');
  await order('4500000011');
  await runTasks();
  // That day's orders are still sent by who sent them when it began.
  expect(await sent()).toEqual(['po:4500000010', 'po:4500000011']);
  group.clock.advance(24 * 3_600_000);
  group.erp.rows.PurchaseOrder.push(
    orderRow(
      {
        PurchaseOrder: '4500000012',
        PurchaseOrderDate: '2026-03-10',
        LastChangeDateTime: group.clock.now().toString(),
      },
      [{ Material: 'MED-004417' }],
    ),
  );
  group.clock.advance(60_000);
  expect(await group.poll()).toBe(true);
  await runTasks();
  expect(await sent()).toEqual(['po:4500000010', 'po:4500000011']);
});
