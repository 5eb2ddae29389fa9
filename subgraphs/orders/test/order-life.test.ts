import {
  allocationDecided,
  backorderChanged,
  itemChanged,
  purchaseOrderChanged,
  quarantineChanged,
  substitutionChanged,
  supplierItemChanged,
  troubleChanged,
  type EventDefinition,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alpineProfile, received, take, tellOfPartner } from './edi-partner.ts';
import { materialDocumentRow, orderRow, scheduleLine } from './erp-rows.ts';
import { lifeTables } from './life-tables.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids, loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeEach(async () => {
  group = await loadedGroup();
  group.erp.rows.PurchaseOrder.push(
    orderRow({ PurchaseOrder: '4500000050', LastChangeDateTime: '2026-03-09T12:01:00Z' }, [
      { ...line(4, 'HIP-12'), Material: 'MED-1', Plant: 'H100' },
      { ...line(6, 'HIP-14'), Material: 'MED-2', Plant: 'H200' },
    ]),
  );
  await tellOfPartner(group, alpineProfile());
  group.clock.advance(60_000);
  if (!(await group.poll())) throw new Error('the ERP of the test could not be read');
  await tell(itemChanged, 'orders.items', substituteId, {
    id: substituteId,
    number: 'MED-9',
    description: 'Stapler, the other maker',
    baseUnit: 'EA',
    lotControlled: true,
    serialControlled: false,
    gtins: [],
    units: [{ unit: 'BX', numerator: '20', denominator: '1' }],
  });
});
afterEach(() => group[Symbol.asyncDispose]());

const line = (quantity: number, part: string) => ({
  OrderQuantity: quantity,
  SupplierMaterialNumber: part,
  _PurchaseOrderScheduleLineTP: [scheduleLine('2026-03-12', quantity)],
});
const order = hubId('order', 'erp', ['4500000050']);
const orderLine = (item: string) => hubId('orderline', 'erp', ['4500000050', item]);
const substituteId = hubId('item', 'erp', ['MED-9']);
const buyer = { ...planner, subject: 'user:buyer-1', role: 'buyer' as const, scopes: new Set(['orders:approve']) };

const backordered = (on: string, dated: string) => `855*BAK*00*AC*4500000050*20260309****SO-77*${dated}~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IA*3*BX*067*20260312~ACK*IB*1*BX*${on === '' ? '' : `067*${on}`}~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IA*6*BX*067*20260312~CTT*2*10~`;
const substituted = `855*BAK*00*AC*4500000050*20260309****SO-77*20260310~
  PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IS*4*BX*067*20260312**VC*HIP-15~
  PO1*20*6*BX*250**VC*HIP-14~ACK*IA*6*BX*067*20260312~CTT*2*10~`;

async function tell<Data>(
  definition: EventDefinition<string, Data>,
  consumer: string,
  subject: string,
  data: Data,
  version = 1,
): Promise<void> {
  const handler = group.subgraph.handlers.find((each) => each.consumer === consumer);
  if (handler === undefined) throw new Error(`nobody is ${consumer}`);
  // The rest of an event's envelope is nothing to a keeper of copies.
  const event = { type: definition.type, subject, aggregateversion: version, data } as never;
  await group.db.transaction((tx) => handler.handle(event, { tx, log: silentLog }));
}
const knowPart = () =>
  tell(supplierItemChanged, 'orders.agreed-prices', hubId('supplieritem', 'erp', ['1000321', 'MED-9']), {
    id: hubId('supplieritem', 'erp', ['1000321', 'MED-9']),
    supplierId: ids.alpine,
    itemId: substituteId,
    partNumber: 'HIP-15',
  });
/** Everything that was told of one kind, the oldest first. */
async function told<Data>(definition: EventDefinition<string, Data>): Promise<Data[]> {
  const rows = await group.db.execute<{ version: number; data: unknown }>(sql`
    select data_version as version, data from hub.outbox where type = ${definition.type} order by seq`);
  return rows.map(({ version, data }) => definition.read(version, data));
}
const toldOfOrder = async () => (await told(purchaseOrderChanged)).filter(({ id }) => id === order);
const troubles = async () =>
  (await told(troubleChanged)).map(({ kind, endedAt }) => `${kind} ${endedAt === null ? 'raised' : 'ended'}`);
async function refold() {
  const tasks = group.subgraph.tasks.filter(({ name }) => name === 'orders.refold');
  for (const task of tasks) while (await task.step());
}
async function ask(query: string, viewer = planner) {
  const { data, errors } = await group.ask(query, viewer);
  expect(errors).toEqual([]);
  return data;
}
async function onlyId(table: 'backorder' | 'substitution_request'): Promise<string> {
  const [row] = await group.db.execute<{ id: string }>(sql`select id from ${sql.raw(`orders.${table}`)}`);
  return row?.id ?? 'none';
}

describe('R41: a backorder', () => {
  test('R41: stands on its own with its day, and line and order tell of the new one', async () => {
    expect(await take(group, received(backordered('20260401', '20260310')))).toMatchObject({ kind: 'applied' });
    expect(await told(backorderChanged)).toEqual([
      {
        id: await onlyId('backorder'),
        orderId: order,
        orderNumber: '4500000050',
        orderLineId: orderLine('10'),
        itemId: ids.stapler,
        facilityId: ids.north,
        supplierId: ids.alpine,
        quantity: '10',
        unit: 'EA',
        promisedOn: '2026-04-01',
        earlier: [],
        slipDays: expect.toSatisfy((days: unknown) => days === null || typeof days === 'number'),
        code: 'IB',
        reason: expect.any(String),
        isOpen: true,
      },
    ]);
    const { lines } = (await toldOfOrder()).at(-1) ?? { lines: [] };
    expect(lines[0]?.promises).toEqual([
      { on: '2026-03-12', quantity: '3', baseQuantity: '30', itemId: null, confirmed: true },
      { on: '2026-04-01', quantity: '1', baseQuantity: '10', itemId: null, confirmed: true },
    ]);
    const { purchaseOrderByNumber: shown } = await ask(`{ purchaseOrderByNumber(number: "4500000050") {
      status isAnswered isRejected supplierOrderNumber
      lines { status outstanding { value } promises { promisedOn quantity { value } isConfirmed substituteItem { id } }
        quantities { ordered { value } cancelled { value } received { value } promised { value } unpromised { value } }
        backorders { promisedOn isOpen } } } }`);
    expect(shown).toMatchObject({
      status: 'CONFIRMED',
      isAnswered: true,
      isRejected: false,
      supplierOrderNumber: 'SO-77',
    });
    expect(shown.lines[0]).toMatchObject({
      status: 'CONFIRMED',
      outstanding: { value: '40' },
      quantities: { ordered: { value: '40' }, promised: { value: '40' }, unpromised: { value: '0' } },
      backorders: [{ promisedOn: '2026-04-01', isOpen: true }],
    });
  });

  test('R41: keeps every earlier day when it moves, whichever document came first', async () => {
    const documents = [backordered('20260401', '20260310'), backordered('20260408', '20260312')];
    for (const [index, text] of documents.toReversed().entries())
      expect(await take(group, received(text, { id: `m${index}` }))).toMatchObject({ kind: 'applied' });
    const { backorders } = await ask(`{ backorders(filter: { isOpen: true }) { totalCount edges { node {
      promisedOn slipDays promises { promisedOn acknowledgement { acknowledgedOn } } purchaseOrderLine { number }
      item { id } facility { id } supplier { id } quantity { value unit } code { code } } } } }`);
    expect(backorders).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            promisedOn: '2026-04-08',
            slipDays: 7,
            promises: [
              { promisedOn: '2026-04-01', acknowledgement: { acknowledgedOn: '2026-03-10' } },
              { promisedOn: '2026-04-08', acknowledgement: { acknowledgedOn: '2026-03-12' } },
            ],
            purchaseOrderLine: { number: '10' },
            item: { id: ids.stapler },
            facility: { id: ids.north },
            quantity: { value: '10', unit: 'EA' },
            code: { code: 'IB' },
          },
        },
      ],
    });
  });

  test('R41: without a day is a trouble of its own, and ends when it gets one', async () => {
    await take(group, received(backordered('', '20260310')));
    expect(await troubles()).toContain('BACKORDER_WITHOUT_DATE raised');
    await take(group, received(backordered('20260401', '20260311'), { id: 'm2' }));
    expect(await troubles()).toEqual(expect.arrayContaining(['BACKORDER_WITHOUT_DATE ended', 'BACKORDERED raised']));
  });
});

test('R41: a backorder without a day cannot wait where a case lacks what it is for', async () => {
  await take(group, received(backordered('', '20260310')));
  const last = async () => (await told(troubleChanged)).findLast(({ kind }) => kind === 'BACKORDER_WITHOUT_DATE');
  expect(await last()).toMatchObject({ severity: null, caseIds: [] });
  const caseId = hubId('case', 'ehr', '88001');
  await tell(allocationDecided, 'orders.demand', hubId('allocation', 'hub', [caseId]), {
    caseId,
    facilityId: ids.north,
    allocations: [
      {
        demandId: hubId('demand', 'hub', [caseId, 'MED-1']),
        itemId: ids.stapler,
        unit: 'EA',
        lots: [],
        inbound: [],
        short: '2',
        holdShort: '0',
        readiness: 'SHORT',
      },
    ],
  });
  await refold();
  expect(await last()).toMatchObject({ severity: 'CRITICAL', caseIds: [caseId] });
});

test('R44: an order that nobody answered is unconfirmed, and what it asks for is no promise', async () => {
  const { purchaseOrderByNumber: shown } = await ask(`{ purchaseOrderByNumber(number: "4500000050") {
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
      await take(group, received(text, { id: `m${index}` }));
    dumps.push(await lifeTables(group.db));
    for (const table of ['supplier_document_line', 'supplier_document_order', 'supplier_document'])
      await group.db.execute(sql`delete from ${sql.raw(`orders.${table}`)}`);
    await group.db.execute(sql`insert into orders.refold_due (order_id) values (${order})`);
    await refold();
  }
  expect(dumps[0]?.backorder).not.toEqual([]);
  expect(dumps[1]).toEqual(dumps[0]);
  expect(dumps[2]).toEqual(dumps[0]);
});

test('folding again what has not changed tells nobody and writes nothing new', async () => {
  await take(group, received(backordered('20260401', '20260310')));
  const before = await group.db.execute(sql`select count(*)::int as count from hub.outbox`);
  await group.db.execute(sql`insert into orders.refold_due (order_id) values (${order})`);
  await refold();
  expect(await group.db.execute(sql`select count(*)::int as count from hub.outbox`)).toEqual(before);
});

describe('R42: a substitute', () => {
  const requestOf = `{ substitutionRequests { totalCount edges { node { id state equivalence isQuarantined factor { numerator denominator }
    ordered { item { id } partNumber quantity { value unit } unit baseUnits { numerator } }
    substitute { item { id } partNumber quantity { value unit } unit baseUnits { numerator } contractPrice { id } }
    purchaseOrderLine { number } decisions { state reason decidedBy } } } } }`;
  const approve = async (input: Record<string, unknown>, viewer: typeof planner = buyer) =>
    group.ask(
      `mutation ($input: ApproveSubstitutionInput!) { approveSubstitution(input: $input) {
        substitutionRequest { id state } userErrors { code path sentence } } }`,
      viewer,
      { input: { reason: 'Clinically equal.', idempotencyKey: 'k-1', ...input } },
    );

  test('R42: is shown beside what was ordered, each with its own factor', async () => {
    await knowPart();
    await take(group, received(substituted));
    const { substitutionRequests } = await ask(requestOf);
    expect(substitutionRequests).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            state: 'REQUESTED',
            equivalence: 'UNKNOWN',
            isQuarantined: false,
            factor: { numerator: '2', denominator: '1' },
            ordered: {
              item: { id: ids.stapler },
              partNumber: 'HIP-12',
              quantity: { value: '40', unit: 'EA' },
              unit: 'BX',
              baseUnits: { numerator: '10' },
            },
            substitute: {
              item: { id: substituteId },
              partNumber: 'HIP-15',
              quantity: { value: '80', unit: 'EA' },
              unit: 'BX',
              baseUnits: { numerator: '20' },
            },
            purchaseOrderLine: { number: '10' },
            decisions: [],
          },
        },
      ],
    });
    // Nobody counts on it before a person says so.
    const { lines } = (await toldOfOrder()).at(-1) ?? { lines: [] };
    expect(lines[0]?.promises.filter(({ confirmed }) => confirmed)).toEqual([]);
  });

  test('R42: once approved it is what comes, with who decided and why on record', async () => {
    await knowPart();
    await take(group, received(substituted));
    const id = await onlyId('substitution_request');
    const { data, errors } = await approve({ substitutionRequestId: id });
    expect(errors).toEqual([]);
    expect(data.approveSubstitution).toEqual({ substitutionRequest: { id, state: 'APPROVED' }, userErrors: [] });
    expect((await told(substitutionChanged)).at(-1)).toMatchObject({
      id,
      substituteItemId: substituteId,
      substitutePart: 'HIP-15',
      baseQuantity: '40',
      factor: '2',
      state: 'APPROVED',
      decidedBy: 'user:buyer-1',
    });
    const { lines } = (await toldOfOrder()).at(-1) ?? { lines: [] };
    expect(lines[0]?.promises).toEqual([
      { on: '2026-03-12', quantity: '4', baseQuantity: '80', itemId: substituteId, confirmed: true },
    ]);
    expect(await troubles()).toContain('SUBSTITUTION_REQUESTED ended');
    const audit = await group.db.execute(
      sql`select actor, action, reason, after ->> 'state' as state from hub.audit_entry where subject = ${id}`,
    );
    expect([...audit]).toEqual([
      { actor: 'user:buyer-1', action: 'substitution-approved', reason: 'Clinically equal.', state: 'APPROVED' },
    ]);
  });

  test('R43: once refused, what it stood for has to come from elsewhere', async () => {
    await knowPart();
    await take(group, received(substituted));
    const id = await onlyId('substitution_request');
    const { data } = await group.ask(
      `mutation ($input: RefuseSubstitutionInput!) { refuseSubstitution(input: $input) {
        substitutionRequest { state purchaseOrderLine { quantities { refused { value } unpromised { value } } promises { promisedOn } } } userErrors { code } } }`,
      buyer,
      { input: { substitutionRequestId: id, reason: 'Another stem.', idempotencyKey: 'k-2' } },
    );
    expect(data.refuseSubstitution).toMatchObject({
      substitutionRequest: {
        state: 'REFUSED',
        purchaseOrderLine: { quantities: { refused: { value: '40' }, unpromised: { value: '40' } }, promises: [] },
      },
      userErrors: [],
    });
  });

  test('R35: the same key does it once; for another request it is refused', async () => {
    await knowPart();
    await take(group, received(substituted));
    const id = await onlyId('substitution_request');
    const first = await approve({ substitutionRequestId: id });
    const before = (await told(substitutionChanged)).length;
    expect(await approve({ substitutionRequestId: id })).toEqual(first);
    expect(await told(substitutionChanged)).toHaveLength(before);
    const other = await approve({ substitutionRequestId: id, reason: 'Other.' });
    expect(other.data.approveSubstitution).toMatchObject({
      substitutionRequest: null,
      userErrors: [{ code: 'KEY_USED_BEFORE', path: ['input', 'idempotencyKey'] }],
    });
    const again = await approve({ substitutionRequestId: id, idempotencyKey: 'k-9' });
    expect(again.data.approveSubstitution.userErrors).toMatchObject([{ code: 'DECIDED_BEFORE' }]);
  });

  test('R42: a part that is no known item is not approved until somebody says which item it is', async () => {
    await take(group, received(substituted));
    const id = await onlyId('substitution_request');
    const unknown = await approve({ substitutionRequestId: id });
    expect(unknown.data.approveSubstitution.userErrors).toMatchObject([{ code: 'UNKNOWN_SUBSTITUTE' }]);
    const wrong = await approve({ substitutionRequestId: id, substituteItemId: hubId('item', 'erp', ['NONE']) });
    expect(wrong.data.approveSubstitution.userErrors).toMatchObject([{ code: 'NOT_A_SUBSTITUTE' }]);
    const said = await approve({ substitutionRequestId: id, substituteItemId: substituteId });
    expect(said.data.approveSubstitution).toMatchObject({ substitutionRequest: { state: 'APPROVED' }, userErrors: [] });
  });

  test('R42: a part that becomes known later is found by itself', async () => {
    await take(group, received(substituted));
    expect((await told(substitutionChanged)).at(-1)).toMatchObject({ substituteItemId: null, factor: '1' });
    await knowPart();
    await tell(supplierItemChanged, 'orders.parts-known', hubId('supplieritem', 'erp', ['x']), {
      id: hubId('supplieritem', 'erp', ['x']),
      supplierId: ids.alpine,
      itemId: substituteId,
      partNumber: null,
    });
    await refold();
    expect((await told(substitutionChanged)).at(-1)).toMatchObject({ substituteItemId: substituteId, factor: '2' });
  });

  test('R42: only who has the scope decides', async () => {
    await take(group, received(substituted));
    const id = await onlyId('substitution_request');
    for (const viewer of [planner, { ...partnerOf(ids.alpine), scopes: new Set(['orders:approve']) }]) {
      const { errors } = await approve({ substitutionRequestId: id }, viewer);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    const elsewhere = await approve({ substitutionRequestId: id }, { ...buyer, facilities: new Set([ids.south]) });
    expect(elsewhere.data.approveSubstitution.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('R42: what is shipped before anybody approved it is quarantined', async () => {
    await knowPart();
    await take(group, received(substituted));
    await take(
      group,
      received(
        `856*BSN*00*SHP-7*20260311*1610*0001~HL*1**S~HL*2*1*O~PRF*4500000050~HL*3*2*I~LIN*10*VC*HIP-15~SN1*10*4*BX~CTT*3*4~`,
        { id: 'm2' },
      ),
    );
    const { substitutionRequests } = await ask(requestOf);
    expect(substitutionRequests.edges).toMatchObject([{ node: { isQuarantined: true } }]);
    expect(await troubles()).toContain('SUBSTITUTE_UNAPPROVED raised');
  });

  test('R42: what came unapproved is told as quarantined, and released once a person approves it', async () => {
    await knowPart();
    await take(group, received(substituted));
    const quarantines = async () =>
      (await told(quarantineChanged)).map(({ lot, quantity, state }) => `${lot ?? '-'} ${quantity} ${state}`);
    group.erp.rows.A_MaterialDocumentHeader.push(
      materialDocumentRow({ MaterialDocument: '5000000077' }, [
        {
          PurchaseOrder: '4500000050',
          PurchaseOrderItem: '10',
          Plant: 'H100',
          Material: 'MED-1',
          Batch: 'AS-77',
          QuantityInEntryUnit: '4',
        },
      ]),
    );
    group.clock.advance(60_000);
    expect(await group.poll()).toBe(true);
    await refold();
    const [held] = await quarantines();
    expect(held).toMatch(/^AS-77 \d+ HELD$/);
    expect(await troubles()).toContain('SUBSTITUTE_UNAPPROVED raised');
    await approve({ substitutionRequestId: await onlyId('substitution_request') });
    expect(await quarantines()).toEqual([held, held?.replace('HELD', 'RELEASED')]);
    expect(await troubles()).toContain('SUBSTITUTE_UNAPPROVED ended');
  });
});

test('R44: a promise whose day is over where it is due is told of once a facility', async () => {
  await take(group, received(backordered('20260401', '20260310')));
  const overdue = async () =>
    (await told(troubleChanged)).filter(({ kind, orderId }) => kind === 'PROMISE_OVERDUE' && orderId === order);
  // The day ends in Chicago at 05:00 in UTC.
  group.clock.set('2026-03-13T04:59:00Z');
  await refold();
  expect(await overdue()).toEqual([]);
  group.clock.set('2026-03-13T05:00:00Z');
  await refold();
  await refold();
  group.clock.set('2026-03-13T09:00:00Z');
  await refold();
  // No case relies on it: to be known, and no more.
  expect(
    (await overdue()).map(({ orderLineIds, facilityId, severity }) => [orderLineIds, facilityId, severity]).toSorted(),
  ).toEqual(
    [
      [[orderLine('10')], ids.north, 'NOTICE'],
      [[orderLine('20')], ids.south, 'NOTICE'],
    ].toSorted(),
  );
});

test('R44: what is overdue is judged again when a case comes to rely on it, and when it no longer does', async () => {
  await take(group, received(backordered('20260401', '20260310')));
  group.clock.set('2026-03-13T05:00:00Z');
  await refold();
  const last = async () =>
    (await told(troubleChanged)).findLast(
      ({ kind, facilityId }) => kind === 'PROMISE_OVERDUE' && facilityId === ids.north,
    );
  expect(await last()).toMatchObject({ severity: 'NOTICE', caseIds: [] });
  const caseId = hubId('case', 'ehr', '88001');
  const decided = (version: number, lines: readonly string[]) =>
    tell(
      allocationDecided,
      'orders.relying-cases',
      hubId('allocation', 'hub', [caseId]),
      {
        caseId,
        facilityId: ids.north,
        allocations: [
          {
            demandId: hubId('demand', 'hub', [caseId, 'MED-1']),
            itemId: ids.stapler,
            unit: 'EA',
            lots: [],
            inbound: lines.map((orderLineId) => ({
              orderLineId,
              isConfirmed: true,
              quantity: '2',
              for: 'OPEN' as const,
            })),
            short: '0',
            holdShort: '0',
            readiness: 'AT_RISK',
          },
        ],
      },
      version,
    );
  await decided(1, [orderLine('10')]);
  await refold();
  expect(await last()).toMatchObject({ severity: null, caseIds: [caseId] });
  await decided(2, []);
  await refold();
  expect(await last()).toMatchObject({ severity: 'NOTICE', caseIds: [] });
});

test('R72: backorders and substitutes are seen where their line is, and by the supplier they are of', async () => {
  await take(group, received(backordered('20260401', '20260310')));
  const id = await onlyId('backorder');
  const seen = `{ backorder(id: "${id}") { id facility { id } } backorders { totalCount edges { node { id } } }
    _entities(representations: [{ __typename: "Backorder", id: "${id}" }]) { ... on Backorder { id } } }`;
  const all = { backorders: { totalCount: 1, edges: [{ node: { id } }] }, _entities: [{ id }] };
  const none = { backorder: null, backorders: { totalCount: 0, edges: [] }, _entities: [null] };
  expect(await ask(seen, plannerOf(ids.north))).toEqual({ ...all, backorder: { id, facility: { id: ids.north } } });
  expect(await ask(seen, plannerOf(ids.south))).toEqual(none);
  expect(await ask(seen, partnerOf(ids.alpine))).toEqual({ ...all, backorder: { id, facility: null } });
  expect(await ask(seen, partnerOf(ids.borealis))).toEqual(none);
});
