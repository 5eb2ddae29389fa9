import { backorderChanged, purchaseOrderChanged } from '@supply-hub/events';
import type { Viewer } from '@supply-hub/identity';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alpineProfile, received, take, tellOfPartner } from './edi-partner.ts';
import { order, orderLine, placeOrder } from './order-desk.ts';
import { partnerOf, planner } from './running-orders.ts';
import { forget, ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => {
  group = await loadedGroup();
  await placeOrder(group);
  forget(group);
});
afterEach(() => group[Symbol.asyncDispose]());

const supplier = (id: string): Viewer => ({
  ...partnerOf(id),
  subject: 'app:alpine',
  scopes: new Set(['partner:read', 'orders:answer']),
});
const alpine = supplier(ids.alpine);

interface Asked {
  readonly orderId?: string;
  readonly lines?: object[];
  readonly key?: string;
  readonly answeredOn?: string;
}
const split = [
  { status: 'ACCEPTED', quantity: '3' },
  { status: 'BACKORDERED', promisedOn: '2026-04-01', reason: 'The mill stands still.' },
];
async function answer(
  { orderId = order, lines = [{ orderLineId: orderLine('10'), answers: split }], key = 'k1', answeredOn }: Asked = {},
  viewer = alpine,
) {
  const { data, errors } = await group.ask(
    `mutation ($input: AnswerOrderInput!) { answerOrder(input: $input) {
      acknowledgement { id source answeredBy message { id } type { code } acknowledgedOn supplierOrderNumber
        lines { numberAsSent answers { status { code } quantity { quantity { value unit } } dates { on } reason } } }
      userErrors { code path sentence } } }`,
    viewer,
    { input: { orderId, lines, answeredOn, supplierOrderNumber: 'SO-9', idempotencyKey: key } },
  );
  return { payload: data?.answerOrder, codes: errors.map(({ extensions }) => extensions?.['code']) };
}
const refusal = async (asked: Asked, viewer = alpine) => {
  const { payload } = await answer(asked, viewer);
  expect(payload?.acknowledgement).toBeNull();
  return payload?.userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
};
const shown = async (viewer = planner) =>
  (
    await group.ask(
      `{ purchaseOrder(id: "${order}") { isAnswered isRejected supplierOrderNumber
        acknowledgements { source answeredBy type { code } message { id } }
        lines { status promises { promisedOn quantity { value } isConfirmed } backorders { promisedOn isOpen } } } }`,
      viewer,
    )
  ).data.purchaseOrder;
const kept = async (table: string) => {
  const [row] = await group.db.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.raw(table)}`);
  return row?.count;
};

test('an answer by the graph is an acknowledgement like an 855, and does what it would to the order', async () => {
  const { payload, codes } = await answer();
  expect(codes).toEqual([]);
  expect(payload).toEqual({
    acknowledgement: {
      id: expect.stringMatching(/^acknowledgement_/),
      source: 'GRAPH',
      answeredBy: 'app:alpine',
      message: null,
      type: { code: 'AK' },
      acknowledgedOn: null,
      supplierOrderNumber: 'SO-9',
      lines: [
        {
          numberAsSent: '10',
          answers: [
            { status: { code: 'IA' }, quantity: { quantity: { value: '3', unit: 'BX' } }, dates: [], reason: null },
            {
              status: { code: 'IB' },
              quantity: { quantity: { value: '10', unit: 'EA' } },
              dates: [{ on: '2026-04-01' }],
              reason: 'The mill stands still.',
            },
          ],
        },
      ],
    },
    userErrors: [],
  });
  expect(await shown()).toMatchObject({
    isAnswered: true,
    isRejected: false,
    supplierOrderNumber: 'SO-9',
    acknowledgements: [{ source: 'GRAPH', answeredBy: 'app:alpine', message: null }],
    lines: [
      {
        status: 'CONFIRMED',
        promises: [
          { promisedOn: '2026-03-12', quantity: { value: '30' }, isConfirmed: true },
          { promisedOn: '2026-04-01', quantity: { value: '10' }, isConfirmed: true },
        ],
        backorders: [{ promisedOn: '2026-04-01', isOpen: true }],
      },
      { status: 'SENT', backorders: [] },
    ],
  });
  const told = await group.db.execute<{ type: string }>(sql`
    select type from hub.outbox where data ->> 'orderId' = ${order} or aggregate_id = ${order}`);
  expect(told.map(({ type }) => type)).toEqual(
    expect.arrayContaining([purchaseOrderChanged.type, backorderChanged.type]),
  );
});

test('who answered what is in the audit and in the lineage', async () => {
  const { payload } = await answer();
  const id: string = payload.acknowledgement.id;
  const entries = await group.db.execute(sql`
    select actor, action, after, facility_ids, supplier_ids from hub.audit_entry
    where subject = ${order} and action = 'order-answered'`);
  expect([...entries]).toEqual([
    {
      actor: 'app:alpine',
      action: 'order-answered',
      after: { acknowledgementId: id, type: 'AK', lines: [{ number: '10', answers: ['IA', 'IB'] }] },
      facility_ids: [ids.north],
      supplier_ids: [ids.alpine],
    },
  ]);
  const edges = await group.db.execute<{ edge: string }>(sql`
    select kind || ' ' || to_id as edge from hub.lineage_edge where from_id = ${id} order by 1`);
  expect(edges.map(({ edge }) => edge)).toContain(`answers ${order}`);
});

test('R35: the same key with the same answer is one answer; with another it is refused, and what was refused leaves it free', async () => {
  expect(
    await refusal({ lines: [{ orderLineId: orderLine('10'), answers: [{ status: 'ACCEPTED', quantity: '5' }] }] }),
  ).toEqual(['DOES_NOT_ADD_UP input.lines.0.answers']);
  const first = await answer();
  const second = await answer();
  expect(second.payload).toEqual(first.payload);
  expect(await kept('orders.supplier_document')).toBe(1);
  expect(await refusal({ lines: [{ orderLineId: orderLine('10'), answers: [{ status: 'REJECTED' }] }] })).toEqual([
    'KEY_USED_BEFORE input.idempotencyKey',
  ]);
});

test('R41: of two answers the later counts, also within one moment, and the first day is kept', async () => {
  await answer();
  const later = [
    { status: 'ACCEPTED', quantity: '3' },
    { status: 'BACKORDERED', promisedOn: '2026-04-20' },
  ];
  await answer({ lines: [{ orderLineId: orderLine('10'), answers: later }], key: 'k2' });
  const { data } = await group.ask(`{ backorders(first: 5) { edges { node { promisedOn isOpen slipDays
    promises { promisedOn acknowledgement { answeredBy } } } } } }`);
  expect(data.backorders.edges).toEqual([
    {
      node: {
        promisedOn: '2026-04-20',
        isOpen: true,
        slipDays: 19,
        promises: [
          { promisedOn: '2026-04-01', acknowledgement: { answeredBy: 'app:alpine' } },
          { promisedOn: '2026-04-20', acknowledgement: { answeredBy: 'app:alpine' } },
        ],
      },
    },
  ]);
});

test('R72: another supplier’s order is not there, and only partners with the scope answer', async () => {
  expect(await refusal({}, supplier(ids.borealis))).toEqual(['NOT_FOUND input.orderId']);
  expect(await refusal({ orderId: 'order_nobodys' })).toEqual(['NOT_FOUND input.orderId']);
  expect(await refusal({ lines: [{ orderLineId: ids.line('1', '10'), answers: [{ status: 'ACCEPTED' }] }] })).toEqual([
    'NOT_FOUND input.lines.0.orderLineId',
  ]);
  expect((await answer({}, partnerOf(ids.alpine))).codes).toEqual(['FORBIDDEN']);
  expect((await answer({}, { ...planner, scopes: new Set(['orders:answer']) })).codes).toEqual(['FORBIDDEN']);
  expect(await kept('orders.supplier_document')).toBe(0);
  await answer();
  expect((await shown(partnerOf(ids.alpine))).acknowledgements).toHaveLength(1);
  expect(await shown(partnerOf(ids.borealis))).toBeNull();
});

test('a supplier whose profile takes 855 is told to send it; one whose profile does not may answer, beside its ship notices', async () => {
  await tellOfPartner(group, alpineProfile());
  const { payload } = await answer();
  expect(payload.userErrors).toEqual([
    {
      code: 'ANSWERED_BY_DOCUMENT',
      path: ['input', 'orderId'],
      sentence: expect.stringContaining('X12 855: send that'),
    },
  ]);
  await tellOfPartner(group, alpineProfile({ documents: { receive: ['856'], send: [] } }), { version: 2 });
  expect((await answer()).payload.userErrors).toEqual([]);
  const shipped = `856*BSN*00*SH-1*20260310*0800*0001~HL*1**S~HL*2*1*O~PRF*4500000050~HL*3*2*I~LIN*10*VC*HIP-12~SN1**3*BX~CTT*3~`;
  expect(await take(group, received(shipped))).toMatchObject({ kind: 'applied' });
  expect((await shown()).lines[0]).toMatchObject({ status: 'CONFIRMED' });
});

test('R42: a substitute waits for the hospital', async () => {
  const answers = [{ status: 'SUBSTITUTED', substitutePart: 'HIP-15', promisedOn: '2026-03-13' }];
  await answer({ lines: [{ orderLineId: orderLine('10'), answers }] });
  const { data } = await group.ask(
    '{ substitutionRequests { edges { node { state parts { number } acknowledgement { source } } } } }',
  );
  expect(data.substitutionRequests.edges).toEqual([
    { node: { state: 'REQUESTED', parts: [{ number: 'HIP-15' }], acknowledgement: { source: 'GRAPH' } } },
  ]);
});

test('R38: an order rejected by the graph is taken back by a later answer to all of it', async () => {
  const all = (status: string) =>
    [orderLine('10'), orderLine('20')].map((orderLineId) => ({ orderLineId, answers: [{ status }] }));
  await answer({ lines: all('REJECTED') });
  expect(await shown()).toMatchObject({ isRejected: true, acknowledgements: [{ type: { code: 'RJ' } }] });
  await answer({ lines: all('ACCEPTED'), key: 'k2', answeredOn: '2026-03-09' });
  expect(await shown()).toMatchObject({ isRejected: false, lines: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }] });
});

test('an answer costs as many statements for one line as for two', async () => {
  const count = async (lines: object[], key: string) => {
    forget(group);
    expect((await answer({ lines, key })).payload.userErrors).toEqual([]);
    return group.statements.length;
  };
  const accepted = (item: string) => ({ orderLineId: orderLine(item), answers: [{ status: 'ACCEPTED' }] });
  const one = await count([accepted('10')], 'k1');
  expect(await count([accepted('10'), accepted('20')], 'k2')).toBeLessThanOrEqual(one);
});
