import { lineageOf } from '@supply-hub/lineage';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetDocuments, received, take } from './edi-partner.ts';
import { order, orderLine } from './order-desk.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { answer, invoice, message, notice, orderedGroup, type OrderedGroup } from './sent-documents.ts';
import { ids } from './small-group.ts';

let group: OrderedGroup;
beforeAll(async () => void (group = await orderedGroup()));
afterAll(() => group[Symbol.asyncDispose]());
beforeEach(() => forgetDocuments(group));

test('an answer is kept as it was sent, line for line, and its order shows it', async () => {
  const reception = await take(group, received(answer));
  expect(reception).toMatchObject({ kind: 'applied', facilityId: null });
  const { acknowledgements } = await group.documents();
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
  expect((await group.documents()).shipNotices).toMatchObject([
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
  expect((await group.documents()).supplierInvoices).toMatchObject([
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
  const { acknowledgements, shipNotices, supplierInvoices } = await group.documents();
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
  const north = await group.documents(plannerOf(ids.north));
  expect(north.acknowledgements[0].lines).toHaveLength(1);
  expect(north.acknowledgements[0].beyondGuide).toBeNull();
  expect(north.supplierInvoices[0]).toMatchObject({ total: null, charges: null, lines: [{}] });
  const supplier = await group.documents(partnerOf(ids.alpine));
  expect(supplier.supplierInvoices[0]).toMatchObject({ total: { amount: '2269.00' }, lines: [{}, {}] });
  const all = await group.documents();
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
  expect((await group.documents()).acknowledgements[0].beyondGuide).toMatchObject([{ text: null }]);
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
