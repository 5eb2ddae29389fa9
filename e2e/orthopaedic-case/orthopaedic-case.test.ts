import { hubId } from '@supply-hub/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';
import { HospitalGroup } from './hospital-group.ts';
import { Story } from './lineage.ts';

const [north, south] = ['north-valley', 'cedar-bluff-surgical'].map((slug) => hubId('facility', 'hub', slug));
const [stem, cup, nextCup] = ['MED-900001', 'MED-900002', 'MED-900003'];
const supplier = 'kestrel-orthopaedics';
const backorderedTo = '2026-03-14';
/** What an event, a poll and a document together may take. */
const soon = { timeout: 30_000, interval: 200 };

const $Quantity = z.object({ value: z.string() });
const $Demand = z.object({
  id: z.string(),
  item: z.object({ number: z.string() }).nullable(),
  needed: $Quantity,
  short: $Quantity,
  substituted: $Quantity,
  readiness: z.string(),
  reason: z.string(),
  substitutes: z.object({ id: z.string() }).nullable(),
  backorders: z.array(
    z.object({
      id: z.string(),
      promisedOn: z.string().nullable(),
      affectedCases: z.array(
        z.object({ surgicalCase: z.object({ number: z.string() }), actBy: z.string().nullable() }),
      ),
    }),
  ),
  options: z.array(
    z.object({
      kind: z.string(),
      actBy: z.string(),
      lot: z.object({ id: z.string() }).nullable(),
      facility: z.object({ id: z.string() }).nullable(),
      substitutionRequest: z.object({ id: z.string() }).nullable(),
    }),
  ),
  transfers: z.array(z.object({ hasLeft: z.boolean(), transfer: z.object({ id: z.string() }).nullable() })),
  allocations: z.array(z.object({ lot: z.object({ id: z.string() }).nullable() })),
  inbound: z.array(z.object({ promisedOn: z.string(), purchaseOrderLine: z.object({ id: z.string() }).nullable() })),
});
const $Case = z.object({ id: z.string(), readiness: z.string().nullable(), demands: z.array($Demand) });
type Demand = z.output<typeof $Demand>;

const $Order = z.object({
  id: z.string(),
  number: z.string(),
  lines: z.array(z.object({ id: z.string(), item: z.object({ number: z.string() }).nullable() })),
});
const connection = <T>(node: z.ZodType<T>) =>
  z.object({ edges: z.array(z.object({ node })) }).transform(({ edges }) => edges.map((edge): T => edge.node));

let hub: RunningHub;
let group: HospitalGroup;
let ticking: NodeJS.Timeout | undefined;
let caseNumber = '';

beforeAll(async () => {
  hub = await runHub({ hubYaml: 'poll: { stock: 1s, cases: 1s, orders: 1s, masters: 1h }\n' });
  // The hub's time goes on as that of the hospital group does.
  ticking = setInterval(() => hub.clock.advance(100), 100);
  group = new HospitalGroup(hub.controlUrl);
  await group.hurrySuppliers(400);
  await group.sendScheduleTo(hub.mllpPort);
  await group.tell(supplier, {
    [stem ?? '']: [{ status: 'IB', on: backorderedTo, reason: 'MANUFACTURER DELAY' }],
    [cup ?? '']: [{ status: 'IS', substitute: nextCup ?? '', on: '2026-03-10' }],
  });
});
afterAll(async () => {
  clearInterval(ticking);
  await hub[Symbol.asyncDispose]();
});

async function ask<T>(schema: z.ZodType<T>, field: string, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await hub.ask(query, variables, { role: 'buyer' });
  expect(errors).toBeUndefined();
  return schema.parse(data?.[field]);
}

const theCase = () =>
  ask(
    $Case.nullable(),
    'surgicalCaseByNumber',
    `query ($facility: ID!, $number: String!) { surgicalCaseByNumber(facilityId: $facility, number: $number) {
      id readiness demands { id item { number } needed { value } short { value } substituted { value } readiness reason
        substitutes { id } backorders { id promisedOn affectedCases { surgicalCase { number } actBy } }
        options { kind actBy lot { id } facility { id } substitutionRequest { id } }
        transfers { hasLeft transfer { id } } allocations { lot { id } }
        inbound { promisedOn purchaseOrderLine { id } } } } }`,
    { facility: north, number: caseNumber },
  );

/** The case's demand of an item; of what the card asks for, or of what stands in for it. */
async function demandOf(item: string | undefined): Promise<Demand> {
  const found = (await theCase())?.demands.find((each) => each.item?.number === item);
  if (found === undefined) throw new Error(`the case does not ask for ${item}`);
  return found;
}

const orders = () =>
  ask(
    connection($Order),
    'purchaseOrders',
    `query ($filter: PurchaseOrderFilter!) { purchaseOrders(filter: $filter) { edges { node { id number lines { id item { number } } } } } }`,
    { filter: { facilityId: north, itemId: hubId('item', 'erp', stem ?? '') } },
  );

async function theOrder(): Promise<z.output<typeof $Order>> {
  const [order] = await orders();
  if (order === undefined) throw new Error('there is no order');
  return order;
}

async function lineFor(item: string | undefined): Promise<string> {
  const line = (await theOrder()).lines.find((each) => each.item?.number === item);
  if (line === undefined) throw new Error(`the order has no line for ${item}`);
  return line.id;
}

const $Deed = z.object({ userErrors: z.array(z.object({ sentence: z.string() })) });

describe('a hip is revised, and its implants are not there', () => {
  it('R31: the case is booked in the EHR, and short of two implants', async () => {
    caseNumber = await group.book({
      theatre: 'H100-OR1',
      // Within two days: what it is short of is urgent, and is asked for at once.
      start: '2026-03-11T11:30:00Z',
      procedure: { code: 'ORTHO-REV', display: 'Revision hip arthroplasty' },
    });
    await expect.poll(theCase, soon).toMatchObject({ readiness: 'SHORT' });
    expect(await demandOf(stem)).toMatchObject({ readiness: 'SHORT', short: { value: '1' } });
    expect(await demandOf(cup)).toMatchObject({ readiness: 'SHORT', short: { value: '1' } });
    expect(await demandOf('MED-900004')).toMatchObject({ readiness: 'READY' });
  });

  it('R32: what it is short of is asked for in the ERP, once', async () => {
    const asked = async () => {
      const { requisitions } = await group.erpLedger();
      const materials = requisitions.flatMap(({ items }) => items.map(({ material }) => material));
      return materials.filter((material) => material === stem || material === cup).toSorted();
    };
    await expect.poll(asked, soon).toEqual([stem, cup]);
  });

  it('R36: the ERP’s order leaves as one 850', async () => {
    await group.orderRequisitions();
    await expect.poll(orders, soon).toMatchObject([{ lines: [{}, {}] }]);
    const { number } = await theOrder();
    await expect.poll(() => group.timesReceived(supplier, number), soon).toBe(1);
  });

  it('R41: the supplier owes one implant, and the case says with which order and to which day', async () => {
    const { number } = await theOrder();
    await expect
      .poll(() => demandOf(stem), soon)
      .toMatchObject({
        readiness: 'SHORT',
        reason: expect.stringContaining(`order ${number} backordered to ${backorderedTo}`),
        backorders: [
          {
            promisedOn: backorderedTo,
            affectedCases: [{ surgicalCase: { number: caseNumber }, actBy: expect.any(String) }],
          },
        ],
      });
    expect(await theCase()).toMatchObject({ readiness: 'SHORT' });
  });

  it('what could be done is said beside it: a transfer, the substitute, another day', async () => {
    const kinds = async (item: string | undefined) => (await demandOf(item)).options.map(({ kind }) => kind);
    await expect.poll(() => kinds(stem), soon).toEqual(['TRANSFER', 'MOVE_CASE']);
    await expect.poll(() => kinds(cup), soon).toContain('SUBSTITUTE');
    expect((await demandOf(stem)).options[0]).toMatchObject({ facility: { id: south } });
  });

  it('R42: a person approves the substitute, and it takes the place of the other implant', async () => {
    const request = (await demandOf(cup)).options.find(({ kind }) => kind === 'SUBSTITUTE')?.substitutionRequest;
    const { userErrors } = await ask(
      $Deed,
      'approveSubstitution',
      `mutation ($input: ApproveSubstitutionInput!) { approveSubstitution(input: $input) { userErrors { sentence } } }`,
      { input: { substitutionRequestId: request?.id, reason: 'The next size does.', idempotencyKey: 'approve' } },
    );
    expect(userErrors).toEqual([]);
    await expect.poll(() => demandOf(cup), soon).toMatchObject({ substituted: { value: '1' }, needed: { value: '0' } });
    const { id } = await demandOf(cup);
    await expect
      .poll(() => demandOf(nextCup), soon)
      .toMatchObject({ readiness: 'READY', substitutes: { id }, inbound: [{ promisedOn: '2026-03-10' }] });
  });

  it('a transfer covers the rest, and the case turns READY', async () => {
    const demand = await demandOf(stem);
    const [option] = demand.options;
    const [to] = await ask(
      z
        .object({ theatres: z.array(z.object({ suppliedBy: z.array(z.object({ id: z.string() })) })) })
        .transform(({ theatres }) => theatres[0]?.suppliedBy ?? []),
      'facility',
      'query ($id: ID!) { facility(id: $id) { theatres { suppliedBy { id } } } }',
      { id: north },
    );
    const { userErrors } = await ask(
      $Deed,
      'transferStock',
      `mutation ($input: TransferStockInput!) { transferStock(input: $input) { userErrors { sentence } } }`,
      {
        input: {
          fromLotId: option?.lot?.id,
          toLocationId: to?.id,
          quantity: '1',
          demandId: demand.id,
          reason: 'A hip revision is short of it.',
          idempotencyKey: 'transfer',
        },
      },
    );
    expect(userErrors).toEqual([]);
    await expect
      .poll(() => demandOf(stem), soon)
      .toMatchObject({ readiness: 'READY', transfers: [{ hasLeft: true }], options: [], backorders: [] });
    await expect.poll(theCase, soon).toMatchObject({ readiness: 'READY' });
  });

  it('when it has come it is stock, and the case is READY still', async () => {
    const transferId = (await demandOf(stem)).transfers[0]?.transfer?.id;
    await ask(
      $Deed,
      'receiveTransfer',
      `mutation ($input: ReceiveTransferInput!) { receiveTransfer(input: $input) { userErrors { sentence } } }`,
      { input: { transferId, idempotencyKey: 'receive' } },
    );
    await expect
      .poll(() => demandOf(stem), soon)
      .toMatchObject({ readiness: 'READY', transfers: [], allocations: [{}] });
    expect(await theCase()).toMatchObject({ readiness: 'READY' });
  });

  it('R35: the ERP and the supplier had everything once', async () => {
    const { transfers, doubled } = await group.erpLedger();
    expect(doubled).toEqual([]);
    expect(transfers.map(({ movement }) => movement)).toEqual(['303', '305']);
    expect(await group.timesReceived(supplier, (await theOrder()).number)).toBe(1);
  });

  it('every hop of it is in the lineage', async () => {
    const found = await theCase();
    const [stemDemand, cupDemand, standIn] = [await demandOf(stem), await demandOf(cup), await demandOf(nextCup)];
    const [stemLine, cupLine] = [await lineFor(stem), await lineFor(cup)];
    const { id: order } = await theOrder();
    const [lot] = stemDemand.allocations;
    const [transferId] = await ask(
      connection(z.object({ id: z.string() })).transform((all) => all.map(({ id }) => id)),
      'stockTransfers',
      '{ stockTransfers { edges { node { id } } } }',
    );
    const requisitionLines = await ask(
      connection(
        z.object({ lines: z.array(z.object({ id: z.string(), item: z.object({ number: z.string() }).nullable() })) }),
      ),
      'requisitions',
      `query ($filter: RequisitionFilter!) { requisitions(filter: $filter) { edges { node { lines { id item { number } } } } } }`,
      { filter: { facilityId: north, itemId: hubId('item', 'erp', stem ?? '') } },
    );
    const requisitionLine = requisitionLines
      .flatMap(({ lines }) => lines)
      .find(({ item }) => item?.number === stem)?.id;
    const caseId = found?.id ?? '';
    const ids = [
      caseId,
      stemDemand.id,
      cupDemand.id,
      standIn.id,
      stemLine,
      cupLine,
      order,
      transferId ?? '',
      requisitionLine ?? '',
    ];
    const story = await Story.of(hub, ids);

    // Booked by a message of the EHR, and what it needs.
    expect(story.behind(caseId, 'MESSAGE')).not.toEqual([]);
    expect(story.tells(caseId, stemDemand.id)).toBe(true);
    expect(story.tells(caseId, cupDemand.id)).toBe(true);
    // Asked for, and ordered.
    expect(story.tells(stemDemand.id, requisitionLine ?? '', stemLine)).toBe(true);
    // Sent by one 850, and answered by an 855.
    const { transmissions, acknowledgements } = await ask(
      z.object({
        transmissions: z.array(z.object({ id: z.string(), messageType: z.string().nullable() })),
        acknowledgements: z.array(z.object({ id: z.string(), message: z.object({ id: z.string() }) })),
      }),
      'purchaseOrder',
      'query ($id: ID!) { purchaseOrder(id: $id) { transmissions { id messageType } acknowledgements { id message { id } } } }',
      { id: order },
    );
    expect(transmissions).toMatchObject([{ messageType: '850' }]);
    expect(story.tells(order, transmissions[0]?.id ?? '')).toBe(true);
    const [answer] = acknowledgements;
    expect(story.tells(answer?.message.id ?? '', answer?.id ?? '', order)).toBe(true);
    // The substitute stands in for what the card asks for, and comes with the same line.
    expect(story.tells(cupDemand.id, standIn.id)).toBe(true);
    expect(story.tells(cupLine, standIn.id)).toBe(true);
    // What the other hospital had, on its way and there.
    expect(story.tells(stemDemand.id, transferId ?? '')).toBe(true);
    expect(story.tells(transferId ?? '', lot?.lot?.id ?? '', stemDemand.id)).toBe(true);
  });
});
