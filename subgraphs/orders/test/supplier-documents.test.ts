import { confirmCrosswalks } from '@supply-hub/crosswalk';
import { hubId } from '@supply-hub/identifiers';
import { lineageOf } from '@supply-hub/lineage';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alpineProfile, partnerOf as tradingPartner, received, take } from './edi-partner.ts';
import { orderRow } from './erp-rows.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => {
  group = await loadedGroup();
  group.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000050', LastChangeDateTime: '2026-03-09T12:01:00Z' }, [
      { Plant: 'H100', SupplierMaterialNumber: 'HIP-12', Material: 'MED-1', OrderQuantity: 4 },
      { Plant: 'H200', SupplierMaterialNumber: 'HIP-14', Material: 'MED-2', OrderQuantity: 6 },
    ]),
  );
  group.clock.advance(60_000);
  if (!(await group.poll())) throw new Error('the ERP of the test could not be read');
});
afterAll(() => group[Symbol.asyncDispose]());
beforeEach(async () => {
  await group.db.execute(sql`delete from orders.supplier_document_line`);
  await group.db.execute(sql`delete from orders.supplier_document_order`);
  await group.db.execute(sql`delete from orders.supplier_document`);
});

const order = hubId('order', 'erp', ['4500000050']);
const orderLine = (item: string) => hubId('orderline', 'erp', ['4500000050', item]);
const message = (id: string) => hubId('message', 'exchange', id);
const alpine = alpineProfile();

const answer = `855*BAK*00*AC*4500000050*20260309****SO-77*20260310~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IA*3*BX*067*20260312~ACK*IB*1*BX*067*20260401~DTM*010*20260330~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IS*6*BX****VC*HIP-15~CTT*2*10~`;
const notice = `856*BSN*00*SHP-1*20260310*1610*0001~HL*1**S~TD5**2*UPSN*A*NEXT DAY~REF*2I*1Z99~DTM*011*20260310~DTM*017*20260311~
  HL*2*1*O~PRF*4500000050~HL*3*2*P~MAN*GM*00108600099988890014~
  HL*4*3*I~LIN*1*VC*HIP-12*LT*L2291~SN1*1*3*BX~DTM*036*20280131~REF*SE*SN7781~
  HL*5*3*I~LIN*2*VC*HIP-14*LT*L2292~SN1*2*6*BX~CTT*5*9~`;
const invoice = `810*BIG*20260312*INV-1*20260309*4500000050***DI~
  IT1*10*3*BX*250**VC*HIP-12~IT1*20*6*BX*251.5**VC*HIP-14~TDS*226900~SAC*C*D240***1000**********FREIGHT~CTT*2*9~`;

const documentsOf = `{ purchaseOrderByNumber(number: "4500000050") {
  acknowledgements { id purpose { system code } type { code } acknowledgedOn supplierOrderNumber receivedAt message { id } supplier { id } purchaseOrder { number }
    beyondGuide { position path text }
    lines { id numberAsSent purchaseOrderLine { id } parts { qualifier { code } number } ordered { quantity { value unit } unitCode }
      price { price { amount currency } basis { code } }
      answers { status { code } quantity { quantity { value unit } unitCode } dates { qualifier { code } on } parts { number } } } }
  shipNotices { id number noticedOn purchaseOrders { number } dates { qualifier { code } on } carriers { code { code display } routing }
    references { system code }
    lines { id purchaseOrderLine { id } shipped { quantity { value unit } } lots serials expiryDates packages components { parts { number } } } }
  supplierInvoices { id number invoicedOn type { code } isCreditMemo total { amount currency }
    charges { isAllowance code { code } description amount { amount } }
    lines { id purchaseOrderLine { id } quantity { quantity { value } } price { price { amount } } } } } }`;

async function read(viewer = planner) {
  const { data, errors } = await group.ask(documentsOf, viewer);
  expect(errors).toEqual([]);
  return data.purchaseOrderByNumber;
}

test('an answer is kept as it was sent, line for line, and its order shows it', async () => {
  const reception = await take(group, received(answer));
  expect(reception).toMatchObject({ kind: 'applied', facilityId: null });
  const { acknowledgements } = await read();
  expect(acknowledgements).toMatchObject([
    {
      purpose: { system: 'urn:x12:element:353', code: '00' },
      type: { code: 'AC' },
      acknowledgedOn: '2026-03-10',
      supplierOrderNumber: 'SO-77',
      receivedAt: '2026-03-09T13:00:00Z',
      message: { id: message('m1') },
      supplier: { id: ids.alpine },
      purchaseOrder: { number: '4500000050' },
      lines: [
        {
          numberAsSent: '10',
          purchaseOrderLine: { id: orderLine('10') },
          parts: [{ qualifier: { code: 'VC' }, number: 'HIP-12' }],
          ordered: { quantity: { value: '4', unit: 'BX' }, unitCode: 'BX' },
          price: { price: { amount: '250', currency: 'USD' }, basis: { code: 'CT' } },
          answers: [
            {
              status: { code: 'IA' },
              quantity: { quantity: { value: '3', unit: 'BX' } },
              dates: [{ qualifier: { code: '067' }, on: '2026-03-12' }],
            },
            {
              status: { code: 'IB' },
              dates: [
                { qualifier: { code: '067' }, on: '2026-04-01' },
                { qualifier: { code: '010' }, on: '2026-03-30' },
              ],
            },
          ],
        },
        { answers: [{ status: { code: 'IS' }, parts: [{ number: 'HIP-15' }] }] },
      ],
    },
  ]);
  expect(reception).toMatchObject({ about: [acknowledgements[0].id, order] });
});

test('R47, R49: a ship notice is kept flat, with lots, serials, last days and packages', async () => {
  expect(await take(group, received(notice))).toMatchObject({ kind: 'applied' });
  expect((await read()).shipNotices).toMatchObject([
    {
      number: 'SHP-1',
      noticedOn: '2026-03-10',
      purchaseOrders: [{ number: '4500000050' }],
      dates: [
        { qualifier: { code: '011' }, on: '2026-03-10' },
        { qualifier: { code: '017' }, on: '2026-03-11' },
      ],
      carriers: [{ code: { code: 'UPSN', display: 'SCAC' }, routing: 'NEXT DAY' }],
      references: [{ system: 'urn:x12:element:128:2I', code: '1Z99' }],
      lines: [
        {
          purchaseOrderLine: { id: orderLine('10') },
          shipped: { quantity: { value: '3', unit: 'BX' } },
          lots: ['L2291'],
          serials: ['SN7781'],
          expiryDates: ['2028-01-31'],
          packages: ['108600099988890014'],
          components: [],
        },
        { purchaseOrderLine: { id: orderLine('20') }, lots: ['L2292'], serials: [], expiryDates: [] },
      ],
    },
  ]);
});

test('R55, R58: a claim is kept with its total, and freight apart from the lines; a credit counts down', async () => {
  expect(await take(group, received(invoice))).toMatchObject({ kind: 'applied' });
  const credit = `810*BIG*20260313*CR-1**4500000050***CR~IT1*10*1*BX*250**VC*HIP-12~TDS*25000~CTT*1*1~`;
  expect(await take(group, received(credit, { id: 'm2' }))).toMatchObject({ kind: 'applied', facilityId: ids.north });
  expect((await read()).supplierInvoices).toMatchObject([
    {
      number: 'CR-1',
      isCreditMemo: true,
      total: { amount: '-250.00' },
      lines: [{ quantity: { quantity: { value: '-1' } } }],
    },
    {
      number: 'INV-1',
      invoicedOn: '2026-03-12',
      type: { code: 'DI' },
      isCreditMemo: false,
      total: { amount: '2269.00', currency: 'USD' },
      charges: [{ isAllowance: false, code: { code: 'D240' }, description: 'FREIGHT', amount: { amount: '10.00' } }],
      lines: [
        { purchaseOrderLine: { id: orderLine('10') }, price: { price: { amount: '250' } } },
        { purchaseOrderLine: { id: orderLine('20') }, price: { price: { amount: '251.5' } } },
      ],
    },
  ]);
});

test('each is reached by its own id, and its lines too, in one statement a kind', async () => {
  for (const [index, text] of [answer, notice, invoice].entries())
    await take(group, received(text, { id: `m${index}` }));
  const { acknowledgements, shipNotices, supplierInvoices } = await read();
  const all = [
    ['Acknowledgement', acknowledgements],
    ['AdvanceShipNotice', shipNotices],
    ['SupplierInvoice', supplierInvoices],
  ].flatMap(([type, [{ id, lines }]]) => [
    { __typename: type, id },
    ...lines.map((line: { id: string }) => ({ __typename: `${type}Line`, id: line.id })),
  ]);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Acknowledgement { id } ... on AcknowledgementLine { id acknowledgement { id } }
    ... on AdvanceShipNotice { id } ... on AdvanceShipNoticeLine { id shipNotice { id } }
    ... on SupplierInvoice { id } ... on SupplierInvoiceLine { id supplierInvoice { id } } } }`;
  group.statements.length = 0;
  const { data, errors } = await group.ask(query, planner, { r: all });
  expect(errors).toEqual([]);
  expect(data._entities.map(({ id }: { id: string }) => id)).toEqual(all.map(({ id }) => id));
  expect(group.statements.length).toBeLessThanOrEqual(3);
  const strange = await group.ask(query, planner, {
    r: [
      { __typename: 'SupplierInvoice', id: acknowledgements[0].id },
      { __typename: 'AcknowledgementLine', id: order },
    ],
  });
  expect(strange.data._entities).toEqual([null, null]);
});

test('R72: a facility’s viewer sees its lines and no total, a supplier its own documents', async () => {
  for (const [index, text] of [answer, notice, invoice].entries())
    await take(group, received(text, { id: `m${index}` }));
  const north = await read(plannerOf(ids.north));
  expect(north.acknowledgements[0].lines).toHaveLength(1);
  expect(north.acknowledgements[0].beyondGuide).toBeNull();
  expect(north.supplierInvoices[0]).toMatchObject({ total: null, charges: null, lines: [{}] });
  const supplier = await read(partnerOf(ids.alpine));
  expect(supplier.supplierInvoices[0]).toMatchObject({ total: { amount: '2269.00' }, lines: [{}, {}] });
  const all = await read();
  const everything = [all.acknowledgements, all.shipNotices, all.supplierInvoices].map(([{ id }]) => id);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Acknowledgement { id } ... on AdvanceShipNotice { id } ... on SupplierInvoice { id } } }`;
  const r = ['Acknowledgement', 'AdvanceShipNotice', 'SupplierInvoice'].map((type, index) => ({
    __typename: type,
    id: everything[index],
  }));
  for (const viewer of [partnerOf(ids.borealis), plannerOf()])
    expect((await group.ask(query, viewer, { r })).data._entities).toEqual([null, null, null]);
});

test('what stands beyond the guide is kept, and its text shown to who may read everything', async () => {
  const strange = answer.replace('CTT*2*10~', 'ZZZ*PATIENT SMITH~CTT*2*10~');
  expect(await take(group, received(strange))).toMatchObject({ kind: 'applied' });
  expect((await read()).acknowledgements[0].beyondGuide).toMatchObject([{ text: null }]);
  const reader = { ...planner, role: 'integrator' as const, scopes: new Set(['phi:read']) };
  const query = `{ purchaseOrderByNumber(number: "4500000050") { acknowledgements { beyondGuide { position text } } } }`;
  const { data } = await group.ask(query, reader);
  expect(data.purchaseOrderByNumber.acknowledgements[0].beyondGuide).toMatchObject([{ text: 'ZZZ*PATIENT SMITH' }]);
});

test('R47: counts that do not agree are told, and the document is taken all the same', async () => {
  await take(group, received(notice.replace('CTT*5*9~', 'CTT*7*9~')));
  const { data } = await group.ask(`{ purchaseOrderByNumber(number: "4500000050") { shipNotices { warnings } } }`);
  expect(data.purchaseOrderByNumber.shipNotices).toEqual([{ warnings: ['CTT01 says 7 levels (HL), there are 5'] }]);
});

test('each leads to the order and the lines it is about', async () => {
  for (const [index, text] of [answer, notice, invoice].entries())
    await take(group, received(text, { id: `m${index}` }));
  const { edges } = await lineageOf(group.db, planner, orderLine('10'), { maxEdges: 500 });
  const found = edges.map(({ from, kind, to }) => `${from.split('_')[0]} ${kind} ${to.split('_')[0]}`);
  for (const edge of [
    'acknowledgementline answers orderline',
    'acknowledgementline part-of acknowledgement',
    'shipnoticeline ships orderline',
    'supplierinvoiceline pays orderline',
    'acknowledgement answers order',
  ])
    expect(found).toContain(edge);
});

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
    expect((await read()).acknowledgements).toEqual([]);
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
    const own = tradingPartner(alpineProfile({ units: { QX: 'BX' } }));
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
    const [found] = (await read()).supplierInvoices;
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
    expect((await read()).supplierInvoices).toMatchObject([{ total: { amount: '2269.00' } }]);
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
    const nobody = { ...tradingPartner(alpine), supplierId: null };
    expect(await take(group, received(answer, { partner: nobody }))).toMatchObject({ code: 'UNKNOWN_PARTY' });
  });
});

test('R48, R55: what comes again is a duplicate of the first; a replacement is a document of its own', async () => {
  for (const text of [answer, notice, invoice]) {
    expect(await take(group, received(text, { id: 'first' }))).toMatchObject({ kind: 'applied' });
    expect(await take(group, received(text, { id: 'again' }))).toMatchObject({
      kind: 'duplicate',
      of: message('first'),
    });
  }
  const later = notice.replace('1610', '1840');
  expect(await take(group, received(later, { id: 'later' }))).toMatchObject({
    kind: 'duplicate',
    of: message('first'),
  });
  expect(await take(group, received(later.replace('BSN*00', 'BSN*05'), { id: 'new' }))).toMatchObject({
    kind: 'applied',
  });
  expect((await read()).shipNotices).toHaveLength(2);
  const second = answer.replace('AC*4500000050', 'AD*4500000050');
  expect(await take(group, received(second, { id: 'second' }))).toMatchObject({ kind: 'applied' });
  expect((await read()).acknowledgements).toHaveLength(2);
});

test('R71: what was applied and is played again has no second effect, and is no duplicate of itself', async () => {
  for (const text of [answer, notice, invoice]) {
    const first = await take(group, received(text));
    const before = await tables();
    expect(await take(group, received(text))).toEqual(first);
    expect(await tables()).toEqual(before);
  }
});

test('many at once, and one is kept', async () => {
  const receptions = await Promise.all([1, 2, 3, 4].map((n) => take(group, received(invoice, { id: `m${n}` }))));
  expect(receptions.map(({ kind }) => kind).toSorted()).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate']);
});

/**
 * What documents left, without which message brought them and when. Which of two alike told of a backorder or a substitute
 * first (`causes`) is history: what an order's life was in between stays in the lineage, in the order it was.
 */
async function tables() {
  const rows = (await group.db.execute(sql`
    select id, kind, partner, supplier_id, number, dated::text, state, facility_ids, supplier_ids,
      (select jsonb_agg(line order by line.id) from orders.supplier_document_line as line where document_id = document.id) as lines,
      (select array_agg(order_id order by order_id) from orders.supplier_document_order where document_id = document.id) as orders
    from orders.supplier_document as document order by id`)) as unknown[];
  const edges = (await group.db.execute(sql`
    select from_id, to_id, kind, facility_ids, supplier_ids from hub.lineage_edge
    where from_id ~ '^(acknowledgement|shipnotice|supplierinvoice)' and kind <> 'causes' order by 1, 2, 3`)) as unknown[];
  const keys = (await group.db.execute(sql`
    select id, type, system, key from hub.source_key where type ~ '^(acknowledgement|shipnotice|supplierinvoice)' order by 1`)) as unknown[];
  return { rows: [...rows], edges: [...edges], keys: [...keys] };
}

test('in whatever order documents come, and however often, they leave the same rows', async () => {
  const documents = [
    answer,
    answer.replace('AC*4500000050', 'AD*4500000050'),
    notice,
    notice.replace('SHP-1', 'SHP-2'),
    notice.replace('BSN*00', 'BSN*05'),
    invoice,
    invoice.replace('INV-1', 'INV-2'),
  ];
  const arrivals = fc
    .array(fc.constantFrom(...documents), { maxLength: 5 })
    .chain((doubles) =>
      fc.shuffledSubarray([...documents, ...doubles], { minLength: documents.length + doubles.length }),
    );
  let expected: unknown;
  await fc.assert(
    fc
      .asyncProperty(arrivals, async (texts) => {
        for (const [index, text] of texts.entries()) await take(group, received(text, { id: `a${index}` }));
        const left = await tables();
        expected ??= left;
        expect(left).toEqual(expected);
      })
      .beforeEach(async () => {
        await group.db.execute(sql`delete from orders.supplier_document_line`);
        await group.db.execute(sql`delete from orders.supplier_document_order`);
        await group.db.execute(sql`delete from orders.supplier_document`);
      }),
    { numRuns: 6 },
  );
});
