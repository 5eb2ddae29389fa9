import { itemChanged } from '@supply-hub/events';
import type { Reception, X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import { sampleErp } from './sample-erp.ts';
import { id, suppliersHub } from './suppliers-hub.ts';

const contract = hubId('contract', 'erp', ['4600000001']);
const gtin = '10860001234562';

async function openHub() {
  const hub = await suppliersHub(sampleErp);
  await hub.poll();
  const [onItem] = hub.subgraph.handlers;
  const item = itemChanged.read(1, {
    id: id('item', 'MED-000001'),
    number: 'MED-000001',
    description: 'Suture 3-0',
    baseUnit: 'EA',
    lotControlled: true,
    serialControlled: false,
    gtins: [gtin],
    units: [{ unit: 'BX', numerator: '10', denominator: '1' }],
  });
  await hub.db.transaction(async (tx) => {
    const event = { type: itemChanged.type, subject: item.id, aggregateversion: 1, data: item };
    // Of an event, the handler reads no more than this.
    await onItem?.handle(event as Parameters<NonNullable<typeof onItem>['handle']>[0], { tx, log: silentLog });
  });
  /** Takes a document as the exchange does: chunk by chunk, each in a transaction of its own. */
  async function take(message: X12Received): Promise<Reception & { calls: number }> {
    const receiver = hub.subgraph.receivers.find(
      (one) => one.protocol === 'x12' && one.messageCode === message.messageCode,
    );
    if (receiver?.protocol !== 'x12') throw new Error('no receiver');
    let progress: unknown = null;
    for (let calls = 1; ; calls += 1) {
      const reception = await hub.db.transaction((tx) =>
        receiver.receive({ ...message, progress }, { tx, log: silentLog }),
      );
      if (reception.kind !== 'continues') return { ...reception, calls };
      progress = JSON.parse(JSON.stringify(reception.progress));
    }
  }
  return Object.assign(hub, {
    take,
    /** All that catalogues have left behind. */
    async kept() {
      const rows = async (table: string) => [
        ...(await hub.db.execute(sql`select * from ${sql.raw(`suppliers.${table}`)} order by 1, 2`)),
      ];
      return {
        prices: await rows('partner_price'),
        changes: await rows('partner_price_change'),
        contracts: await rows('partner_contract'),
        catalogues: await rows('partner_catalogue'),
      };
    },
    /** What the first supplier says sutures cost. */
    async sutures(as: 'planner' | 'stranger' = 'planner') {
      const { data, errors } = await hub.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on SupplierItem { partNumber partnerPrices {
          contractNumber partNumber gtin kind price { amount currency } unit perQuantity from { value } pack { value unit }
          pricePerBaseUnit { amount } validFrom validTo isWithdrawn changes { toldAt was { amount } became { amount } } } } } }`,
        { r: [{ __typename: 'SupplierItem', id: id('supplieritem', '100', 'MED-000001') }] },
        as,
      );
      expect(errors).toBeUndefined();
      return z
        .object({
          _entities: z.array(z.object({ partnerPrices: z.array(z.record(z.string(), z.unknown())) }).nullable()),
        })
        .parse(data)._entities[0]?.partnerPrices;
    },
  });
}

const head = ['BCT*PC*CAT26*3*******00', 'REF*CT*4600000001', 'DTM*092*20260101', 'DTM*093*20271231', 'CUR*SE*USD'];
const suture = ['LIN**VC*AS-1*UK*10860001234562', 'PID*F****SUTURE 3-0', 'PO4*10**BX', 'CTP*HS*CON*245*1*CA'];
const stranger = ['LIN**VC*ZZ-9', 'CTP**NET*3.10*1*EA'];
const withoutQuantity = (line: string) => line.replace(/\*1\*(CA|EA)$/, '**$1');
const lines = [...suture, ...stranger].map(withoutQuantity);

test('R59: a partner’s price stands beside the contract’s, which stays what it was', async () => {
  await using hub = await openHub();
  expect(await hub.take(catalogue('832', [...head, ...lines]))).toMatchObject({
    kind: 'applied',
    about: [id('supplier', '100'), contract],
    supplierId: id('supplier', '100'),
  });
  expect(await hub.sutures()).toEqual([
    {
      contractNumber: '4600000001',
      partNumber: 'AS-1',
      gtin,
      kind: 'CON',
      price: { amount: '245.00', currency: 'USD' },
      unit: 'CA',
      perQuantity: '1',
      from: null,
      pack: { value: '10', unit: 'BX' },
      // R3: a case of 10 boxes of 10.
      pricePerBaseUnit: { amount: '2.45' },
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      isWithdrawn: false,
      changes: [],
    },
  ]);
  const { data } = await hub.ask(
    `query ($id: ID!) { contract(id: $id) { partnerTerms { status validFrom validTo } prices { edges { node {
      price { amount } pricePerBaseUnit { amount } partnerPrice { price { amount } } isDisputed } } } } }`,
    { id: contract },
  );
  expect(data?.['contract']).toMatchObject({
    partnerTerms: { status: null, validFrom: '2026-01-01', validTo: '2027-12-31' },
    prices: {
      edges: [
        {
          node: {
            price: { amount: '250.00' },
            pricePerBaseUnit: { amount: '2.50' },
            partnerPrice: { price: { amount: '245.00' } },
            isDisputed: true,
          },
        },
        { node: { price: { amount: '8.40' }, partnerPrice: null, isDisputed: null } },
      ],
    },
  });
});

test('parts that are no item here are kept and counted, and do not hold the catalogue', async () => {
  await using hub = await openHub();
  await hub.take(catalogue('832', [...head, ...lines]));
  const {
    prices,
    catalogues: [taken],
  } = await hub.kept();
  expect(prices).toHaveLength(2);
  expect(taken).toMatchObject({ line_count: 2, price_count: 2, not_ours_count: 1, refused_count: 0, number: 'CAT26' });
});

test('a price that changes is told with what it was; R71: taking either catalogue again changes nothing', async () => {
  await using hub = await openHub();
  const march = catalogue('832', [...head, ...lines], { message: 'march', sentAt: '2026-03-01T09:00' });
  const april = catalogue('832', [...head, ...lines.map((line) => line.replace('*245*', '*251.50*'))], {
    message: 'april',
    sentAt: '2026-04-01T09:00',
  });
  await hub.take(march);
  await hub.take(april);
  expect(await hub.sutures()).toMatchObject([
    {
      price: { amount: '251.50' },
      changes: [{ toldAt: '2026-04-01T15:00:00Z', was: { amount: '245.00' }, became: { amount: '251.50' } }],
    },
  ]);
  const before = await hub.kept();
  expect(await hub.take(march)).toMatchObject({ kind: 'applied' });
  expect(await hub.take(april)).toMatchObject({ kind: 'applied' });
  expect(await hub.kept()).toEqual(before);
});

test('R29: an older catalogue that comes late changes no price that a newer one spoke of, changed or not', async () => {
  await using hub = await openHub();
  const at = (month: string, price: string) =>
    catalogue('832', [...head, ...lines.map((line) => line.replace('*245*', `*${price}*`))], {
      message: month,
      sentAt: `2026-${month}-01T09:00`,
    });
  await hub.take(at('01', '245'));
  await hub.take(at('03', '245'));
  await hub.take(at('02', '260'));
  expect(await hub.sutures()).toMatchObject([{ price: { amount: '245.00' }, changes: [] }]);
});

test('R29: whatever order catalogues come in, and however often, the prices are those of the newest', async () => {
  await using hub = await openHub();
  const said = [
    ['01', '245', '3.10'],
    ['02', '260', '3.10'],
    ['03', '255', '3.30'],
  ].map(([month = '', sutures = '', other = '']) =>
    catalogue(
      '832',
      [...head, ...lines.map((line) => line.replace('*245*', `*${sutures}*`).replace('*3.10*', `*${other}*`))],
      { message: month, sentAt: `2026-${month}-01T09:00` },
    ),
  );
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0, 1],
    [2, 0, 2, 1],
    [1, 0, 0, 2],
  ];
  const outcomes = [];
  for (const order of orders) {
    await hub.db.execute(sql`delete from suppliers.partner_price`);
    for (const index of order) {
      const message = said[index];
      if (message !== undefined) await hub.take(message);
    }
    outcomes.push((await hub.kept()).prices);
  }
  expect(outcomes[0]).toMatchObject([{ amount: expect.stringMatching(/^(?:255.00|3.30)$/) }, {}]);
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});

test('a catalogue of 2,500 lines is committed in chunks, each of a thousand', async () => {
  await using hub = await openHub();
  const many = Array.from({ length: 2500 }, (_, n) => [`LIN**VC*P-${n}`, `CTP**NET*${n + 1}.25**EA`]).flat();
  const message = catalogue('832', [...head, ...many, ...lines.slice(0, 4), 'CTT*2501']);
  expect(await hub.take(message)).toMatchObject({ kind: 'applied', calls: 3 });
  const {
    prices,
    catalogues: [taken],
  } = await hub.kept();
  expect(prices).toHaveLength(2501);
  expect(taken).toMatchObject({ line_count: 2501, not_ours_count: 2500 });
  expect(await hub.sutures()).toHaveLength(1);
});

test('R4: lines with a unit nobody knows are left out and told, while they are few', async () => {
  await using hub = await openHub();
  const many = Array.from({ length: 30 }, (_, n) => [`LIN**VC*P-${n}`, `CTP**NET*${n + 1}**EA`]).flat();
  await hub.take(catalogue('832', [...head, ...many, 'LIN**VC*ODD', 'CTP**NET*1**Q7']));
  const [taken] = (await hub.kept()).catalogues;
  expect(taken).toMatchObject({
    line_count: 31,
    price_count: 30,
    refused_count: 1,
    faults: [{ line: 31, segment: 67, partNumber: 'ODD', sentence: expect.stringContaining('Q7') }],
  });
});

test('R4: when many lines have such a unit the catalogue waits for a person, and nothing of it is kept', async () => {
  await using hub = await openHub();
  const message = catalogue('832', [...head, 'LIN**VC*AS-1', 'CTP**CON*245**Q7']);
  expect(await hub.take(message)).toMatchObject({
    kind: 'parked',
    code: 'UNKNOWN_UNIT',
    reason: expect.stringContaining('segment 7'),
    wants: [{ kind: 'UNIT', key: 'Q7' }],
  });
  expect(Object.values(await hub.kept()).flat()).toEqual([]);
  expect(
    await hub.take(catalogue('832', [...head, 'LIN**VC*AS-1', 'CTP**CON*245**Q7'], { units: { Q7: 'CA' } })),
  ).toMatchObject({
    kind: 'applied',
  });
});

test('a part without a number of the supplier’s is found by its GTIN; our own number is believed', async () => {
  await using hub = await openHub();
  await hub.take(
    catalogue('832', [
      ...head,
      `LIN**UK*${gtin}`,
      'CTP**NET*2.40**EA',
      'LIN**VC*NEW-1*IN*MED-000001',
      'CTP**NET*2.30**EA',
    ]),
  );
  const found = Map.groupBy((await hub.sutures()) ?? [], ({ partNumber }) => partNumber);
  expect(found.get(null)).toMatchObject([{ gtin, price: { amount: '2.40' }, pricePerBaseUnit: { amount: '2.40' } }]);
  expect(found.get('NEW-1')).toMatchObject([{ price: { amount: '2.30' } }]);
  const [taken] = (await hub.kept()).catalogues;
  expect(taken).toMatchObject({ not_ours_count: 0 });
});

test('a part that a steward says is an item has its prices from then on, without another catalogue', async () => {
  await using hub = await openHub();
  await hub.take(catalogue('832', [...head, ...lines]));
  await hub.db
    .execute(sql`insert into hub.crosswalk (id, kind, party, key, target, status, confidence, evidence, proposed_at)
    values ('crosswalk_1', 'ITEM', 'alpine-surgical', 'ZZ-9', ${id('item', 'MED-000001')}, 'CONFIRMED', 100, '[]',
      '2026-03-09T12:00:00Z')`);
  expect((await hub.sutures())?.map(({ partNumber }) => partNumber).toSorted()).toEqual(['AS-1', 'ZZ-9']);
});

test('845: a cancelled contract takes its prices back, a deleted line its own', async () => {
  await using hub = await openHub();
  const bpa = (status: string, change: string) => [
    'BPA*00*20260301*CT*4600000001',
    `CON*CT*4600000001*${status}`,
    'DTM*092*20260101',
    'DTM*093*20271231',
    `PAD*1**${change}`,
    'LIN**VC*AS-1',
    'CTP**CON*244**CA',
  ];
  await hub.take(catalogue('845', bpa('VA', 'AI'), { message: 'a', sentAt: '2026-03-01T09:00' }));
  expect(await hub.sutures()).toMatchObject([
    { price: { amount: '244.00' }, isWithdrawn: false, contractNumber: '4600000001' },
  ]);
  await hub.take(catalogue('845', bpa('CC', 'CA'), { message: 'b', sentAt: '2026-03-02T09:00' }));
  expect(await hub.sutures()).toMatchObject([{ isWithdrawn: true }]);
  const { data } = await hub.ask('query ($id: ID!) { contract(id: $id) { partnerTerms { status } } }', {
    id: contract,
  });
  expect(data?.['contract']).toEqual({ partnerTerms: { status: 'CC' } });
});

test('of a buying group, the seller its document names must be known; until then a person is asked', async () => {
  await using hub = await openHub();
  const message = catalogue('832', [...head, 'N1*SE*ALPINE SURGICAL*UL*0860004321002', ...lines], { supplierId: null });
  expect(await hub.take(message)).toMatchObject({
    kind: 'parked',
    code: 'UNKNOWN_PARTY',
    wants: [{ kind: 'SUPPLIER', key: '0860004321002', facts: { name: 'ALPINE SURGICAL', gln: '0860004321002' } }],
  });
});

test('a head that cannot be read parks the catalogue with the place', async () => {
  await using hub = await openHub();
  expect(await hub.take(catalogue('832', ['REF*CT*1', ...lines]))).toMatchObject({
    kind: 'parked',
    code: 'UNREADABLE',
  });
});

test('R72: another supplier’s partner sees none of it', async () => {
  await using hub = await openHub();
  await hub.take(catalogue('832', [...head, ...lines]));
  expect(await hub.sutures('stranger')).toBeUndefined();
});
