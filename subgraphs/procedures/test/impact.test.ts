import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  caseId,
  demandId,
  facilityId,
  itemId,
  locationId,
  lotId,
  openDesk,
  orderLineId,
  standInId,
} from './readiness-desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Three cases of the north want one CUP each, the first on the tenth. */
async function threeCases(...others: string[]): Promise<Desk> {
  const desk = await openDesk('CUP', ...others);
  await desk.cards([{ item: 'CUP' }]);
  for (const [n, day] of ['10', '11', '12'].entries())
    await desk.case({ number: `C-${n + 1}`, start: `2026-03-${day}T13:30:00Z` });
  return desk;
}

const backorderId = (order: string, line = '10') => hubId('backorder', 'hub', [order, line]);
const transferId = (name: string) => hubId('transfer', 'hub', [name]);

describe('R41: a backorder', () => {
  test('is what a case is short for, with its order and the day promised now', async () => {
    await using desk = await threeCases();
    await desk.order('4500001', [{ item: 'CUP', promises: [{ on: '2026-03-14', quantity: '1', confirmed: true }] }]);
    await desk.backorder('4500001', { item: 'CUP' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({
      readiness: 'SHORT',
      reason: 'Short of 1 EA: 1 needed, 0 covered; order 4500001 backordered to 2026-03-14 (1 EA).',
    });
    await desk.backorder('4500001', { item: 'CUP', promisedOn: null });
    await desk.work();
    expect((await desk.demand('C-1', 'CUP'))?.reason).toContain('order 4500001 backordered without a date (1 EA)');
    await desk.backorder('4500001', { item: 'CUP', isOpen: false });
    await desk.work();
    expect((await desk.demand('C-1', 'CUP'))?.reason).not.toContain('backordered');
  });

  test('that comes in time is no reason, and its cases count on it', async () => {
    await using desk = await threeCases();
    await desk.order('1', [{ item: 'CUP', promises: [{ on: '2026-03-09', quantity: '1', confirmed: true }] }]);
    await desk.backorder('1', { item: 'CUP', promisedOn: '2026-03-09' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'READY' });
    expect((await desk.demand('C-2', 'CUP'))?.reason).not.toContain('backordered');
  });

  const impact = `query ($of: [_Any!]!, $case: ID!) {
    _entities(representations: $of) { ... on Backorder { affectedCases {
      surgicalCase { number } doesRely actBy demand { readiness backorders { id } } } } }
    surgicalCase(id: $case) { demands { backorders { id } } } }`;
  const ask = async (desk: Desk, as = 'planner') => {
    const { data, errors } = await desk.ask(
      impact,
      { of: [{ __typename: 'Backorder', id: backorderId('1') }], case: caseId('C-2') },
      as,
    );
    expect(errors).toBeUndefined();
    return data;
  };

  test('names the cases it endangers, the earliest first, and they name it', async () => {
    await using desk = await threeCases();
    await desk.stock('CUP', [{ id: 'L1' }]);
    await desk.order('1', [{ item: 'CUP', promises: [{ on: '2026-03-10', quantity: '1', confirmed: false }] }]);
    await desk.backorder('1', { item: 'CUP', promisedOn: '2026-03-10' });
    await desk.work();
    const named = [{ id: backorderId('1') }];
    expect(await ask(desk)).toEqual({
      _entities: [
        {
          affectedCases: [
            {
              surgicalCase: { number: 'C-2' },
              doesRely: true,
              actBy: '2026-03-11T07:30:00Z',
              demand: { readiness: 'AT_RISK', backorders: named },
            },
            {
              surgicalCase: { number: 'C-3' },
              doesRely: false,
              actBy: '2026-03-12T07:30:00Z',
              demand: { readiness: 'SHORT', backorders: named },
            },
          ],
        },
      ],
      surgicalCase: { demands: [{ backorders: named }] },
    });
    await desk.backorder('1', { item: 'CUP', isOpen: false });
    expect(await ask(desk)).toMatchObject({ _entities: [{ affectedCases: [] }] });
  });

  test('R72: shows nobody a case of a facility that is not his', async () => {
    await using desk = await openDesk('CUP');
    await desk.cards([{ item: 'CUP', facility: 'south' }]);
    await desk.case({ number: 'C-2', facility: 'south' });
    await desk.backorder('1', { item: 'CUP', facilityId: facilityId('south') });
    await desk.work();
    expect(await ask(desk)).toMatchObject({ _entities: [{ affectedCases: [{ surgicalCase: { number: 'C-2' } }] }] });
    for (const as of ['northPlanner', 'partner'])
      expect(await ask(desk, as)).toEqual({ _entities: [{ affectedCases: [] }], surgicalCase: null });
  });

  test('of many cases and many backorders takes as many statements as of one', async () => {
    await using desk = await threeCases();
    for (const order of ['1', '2', '3']) await desk.backorder(order, { item: 'CUP' });
    await desk.work();
    const count = async (orders: string[]) => {
      desk.statements.length = 0;
      const of = orders.map((order) => ({ __typename: 'Backorder', id: backorderId(order) }));
      const { errors } = await desk.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Backorder { affectedCases {
          surgicalCase { number } demand { backorders { id } options { sentence } } } } } }`,
        { of },
      );
      expect(errors).toBeUndefined();
      return desk.statements.length;
    };
    await count(['1']);
    expect(await count(['1', '2', '3'])).toBe(await count(['1']));
  });
});

describe('R42: an approved substitute', () => {
  test('takes the place of what the earliest cases are short of, as far as it goes, with its factor', async () => {
    await using desk = await threeCases('ALT');
    await desk.stock('CUP', [{ id: 'L1' }]);
    await desk.stock('ALT', [{ id: 'A1', quantity: '2' }]);
    await desk.substitution('1', { item: 'CUP', by: 'ALT', factor: '2' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'READY', substituted: '0', open: '1' });
    expect(await desk.demand('C-2', 'CUP')).toMatchObject({
      readiness: 'READY',
      substituted: '1',
      open: '0',
      reason: 'Nothing is needed. A substitute takes the place of 1 EA.',
    });
    expect(await desk.demand('C-2', 'CUP', 'ALT')).toMatchObject({
      readiness: 'READY',
      open: '2',
      hold: '0',
      usable: '2',
      reason: 'All there: 2 EA in stock at OR01. It takes the place of CUP.',
    });
    expect(await desk.demand('C-3', 'CUP')).toMatchObject({ readiness: 'SHORT', substituted: '0' });
    expect(await desk.caseRow('C-2')).toMatchObject({ readiness: 'READY' });
  });

  test('comes with the order’s own line, as the item it is', async () => {
    await using desk = await threeCases('ALT');
    await desk.order('1', [
      {
        item: 'CUP',
        promises: [
          { on: '2026-03-14', quantity: '1', confirmed: true },
          { on: '2026-03-09', quantity: '1', confirmed: true, baseQuantity: '1', itemId: itemId('ALT') },
        ],
      },
    ]);
    await desk.substitution('1', { item: 'CUP', by: 'ALT' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP', 'ALT')).toMatchObject({
      readiness: 'READY',
      shares: { inbound: [{ orderLineId: orderLineId('1', '10'), on: '2026-03-09', quantity: '1' }] },
    });
    expect(await desk.demand('C-2', 'CUP')).toMatchObject({ readiness: 'SHORT' });
  });

  test.each(['REQUESTED', 'REFUSED', 'WITHDRAWN'] as const)('that is %s takes the place of nothing', async (state) => {
    await using desk = await threeCases('ALT');
    await desk.substitution('1', { item: 'CUP', by: 'ALT' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP', 'ALT')).toBeDefined();
    await desk.substitution('1', { item: 'CUP', by: 'ALT', state });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP', 'ALT')).toBeUndefined();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ open: '1', substituted: '0' });
  });

  test('goes to the next case when its own is called off, and is used up by one that was done', async () => {
    await using desk = await threeCases('ALT');
    await desk.substitution('1', { item: 'CUP', by: 'ALT' });
    await desk.work();
    await desk.case({ number: 'C-1', status: 'CANCELLED' });
    await desk.work();
    expect(await desk.demand('C-2', 'CUP')).toMatchObject({ substituted: '1' });
    await desk.case({ number: 'C-2', start: '2026-03-11T13:30:00Z', status: 'COMPLETED' });
    await desk.work();
    expect(await desk.demand('C-2', 'CUP', 'ALT')).toBeUndefined();
    expect(await desk.demand('C-3', 'CUP')).toMatchObject({ substituted: '0', readiness: 'SHORT' });
  });

  test('is no more needed when what was asked for comes', async () => {
    await using desk = await threeCases('ALT');
    await desk.substitution('1', { item: 'CUP', by: 'ALT', baseQuantity: '3' });
    await desk.work();
    expect(await desk.demand('C-3', 'CUP', 'ALT')).toBeDefined();
    await desk.stock('CUP', [{ id: 'L1', quantity: '2' }]);
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'READY', substituted: '0', usable: '1' });
    expect(await desk.demand('C-1', 'CUP', 'ALT')).toBeUndefined();
    expect(await desk.demand('C-3', 'CUP', 'ALT')).toBeDefined();
  });

  test('comes out the same in whatever order things are heard', async () => {
    const outcomes = [];
    for (const isFirst of [true, false]) {
      await using desk = await openDesk('CUP', 'ALT');
      if (isFirst) await desk.substitution('1', { item: 'CUP', by: 'ALT' });
      await desk.cards([{ item: 'CUP' }]);
      for (const [n, day] of ['12', '10'].entries()) {
        await desk.case({ number: `C-${n}`, start: `2026-03-${day}T13:30:00Z` });
        await desk.work();
      }
      await desk.stock('CUP', []);
      await desk.work();
      await desk.substitution('1', { item: 'CUP', by: 'ALT' });
      await desk.work();
      outcomes.push([
        ...(await desk.db.execute(sql`select id, open::text, substituted::text, readiness, reason
          from procedures.case_demand order by id`)),
      ]);
    }
    expect(outcomes[0]).toHaveLength(3);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('and what it takes the place of name each other, and it is traced to it', async () => {
    await using desk = await threeCases('ALT');
    await desk.substitution('1', { item: 'CUP', by: 'ALT' });
    await desk.work();
    const { data } = await desk.ask(
      'query ($id: ID!) { surgicalCase(id: $id) { demands { id needed { value } substituted { value } substitutes { id } } } }',
      { id: caseId('C-1') },
    );
    expect(data).toEqual({
      surgicalCase: {
        demands: [
          {
            id: standInId('C-1', 'CUP', 'ALT'),
            needed: { value: '1' },
            substituted: { value: '0' },
            substitutes: { id: demandId('C-1', 'CUP') },
          },
          { id: demandId('C-1', 'CUP'), needed: { value: '0' }, substituted: { value: '1' }, substitutes: null },
        ],
      },
    });
    expect([
      ...(await desk.db.execute(sql`select from_id from hub.lineage_edge
        where kind = 'causes' and to_id = ${standInId('C-1', 'CUP', 'ALT')} and from_id like 'demand%'`)),
    ]).toEqual([{ from_id: demandId('C-1', 'CUP') }]);
  });
});

describe('R32: stock on its way from another facility', () => {
  test('covers a case from when it left, and is traced to it', async () => {
    await using desk = await threeCases();
    await desk.transfer('T1', { item: 'CUP', state: 'REQUESTED' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({
      readiness: 'AT_RISK',
      reason: '1 EA rest on what is on its way from South, there by 2026-03-09 11:00, which has not left.',
    });
    await desk.transfer('T1', { item: 'CUP' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({
      readiness: 'READY',
      reason: 'All there: 1 EA confirmed with what is on its way from South, there by 2026-03-09 11:00.',
      shares: { transfers: [{ transferId: transferId('T1'), quantity: '1' }] },
    });
    const { data } = await desk.ask(
      `query ($id: ID!) { surgicalCase(id: $id) { demands { transfers { expectedAt hasLeft quantity { value } purpose transfer { id } } } } }`,
      { id: caseId('C-1') },
    );
    expect(data).toEqual({
      surgicalCase: {
        demands: [
          {
            transfers: [
              {
                expectedAt: '2026-03-09T16:00:00Z',
                hasLeft: true,
                quantity: { value: '1' },
                purpose: 'OPEN',
                transfer: { id: transferId('T1') },
              },
            ],
          },
        ],
      },
    });
    expect(
      await desk.db.execute(
        sql`select from hub.lineage_edge where kind = 'covers' and from_id = ${transferId('T1')} and to_id = ${demandId('C-1', 'CUP')}`,
      ),
    ).toHaveLength(1);
    await desk.transfer('T1', { item: 'CUP', state: 'CANCELLED' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'SHORT' });
  });

  test.each([
    ['R21: that expires before the procedure', { expiresOn: '2026-03-09' }],
    ['that goes to a place that does not supply the theatre', { toLocationId: locationId('CS01') }],
    ['that comes too late', { expectedAt: '2026-03-10T11:30:00.001Z' }],
  ])('%s covers nothing', async (_, values) => {
    await using desk = await threeCases();
    await desk.transfer('T1', { item: 'CUP', ...values });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'SHORT' });
  });

  test('that should have been there counts for nobody until it is', async () => {
    await using desk = await threeCases();
    await desk.transfer('T1', { item: 'CUP' });
    await desk.work();
    desk.clock.set('2026-03-09T16:01:01Z');
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({
      readiness: 'SHORT',
      reason: expect.stringContaining('1 EA on their way from South should be there 2026-03-09 11:00'),
    });
    await desk.stock('CUP', [{ id: 'L1' }]);
    await desk.transfer('T1', { item: 'CUP', state: 'RECEIVED', receivedAt: '2026-03-09T17:00:00Z' });
    await desk.work();
    expect(await desk.demand('C-1', 'CUP')).toMatchObject({ readiness: 'READY', usable: '1' });
  });
});

describe('what can be done', () => {
  const options = async (desk: Desk, as = 'planner') => {
    const { data, errors } = await desk.ask(
      `query ($id: ID!) { surgicalCase(id: $id) { demands { options { kind sentence quantity { value } actBy thereBy
        lot { id } facility { id } item { id } supplier { id } substitutionRequest { id } moveTo } } } }`,
      { id: caseId('C-1') },
      as,
    );
    expect(errors).toBeUndefined();
    const found = data?.['surgicalCase'] as { demands: { options: object[] }[] } | undefined;
    return found?.demands[0]?.options;
  };

  test('stock elsewhere, the substitute, another supplier, another day; each with its latest time', async () => {
    await using desk = await threeCases('ALT');
    await desk.stock(
      'CUP',
      [
        { id: 'S1', quantity: '2' },
        { id: 'S2', expires: '2026-03-09' },
      ],
      { at: 'south' },
    );
    await desk.order('1', [{ item: 'CUP', promises: [{ on: '2026-03-14', quantity: '1', confirmed: true }] }]);
    await desk.backorder('1', { item: 'CUP' });
    await desk.substitution('1', { item: 'CUP', by: 'ALT', state: 'REQUESTED' });
    await desk.sells('S1', 'CUP');
    await desk.sells('S2', 'CUP');
    await desk.work();
    const none = { facility: null, item: null, lot: null, moveTo: null, substitutionRequest: null, supplier: null };
    expect(await options(desk)).toEqual([
      {
        ...none,
        kind: 'TRANSFER',
        sentence: 'Transfer 1 EA of lot S1 from South: there by 2026-03-09 11:00.',
        quantity: { value: '1' },
        actBy: '2026-03-10T07:30:00Z',
        thereBy: '2026-03-09T16:00:00Z',
        lot: { id: lotId('S1') },
        facility: { id: facilityId('south') },
      },
      {
        ...none,
        kind: 'SUBSTITUTE',
        sentence: 'Decide on ALT, which the supplier of order 1 would send instead of 1 EA.',
        quantity: { value: '1' },
        actBy: '2026-03-10T11:30:00Z',
        thereBy: null,
        item: { id: itemId('ALT') },
        substitutionRequest: { id: hubId('substitution', 'hub', ['1', '10', 'ALT']) },
      },
      {
        ...none,
        kind: 'ALTERNATE_SUPPLIER',
        sentence: 'Order 1 EA of another supplier of the item.',
        quantity: { value: '1' },
        actBy: '2026-03-10T07:30:00Z',
        thereBy: null,
        supplier: { id: hubId('supplier', 'erp', 'S2') },
      },
      {
        ...none,
        kind: 'MOVE_CASE',
        sentence: 'Move the case to 2026-03-15 02:00 or later: order 1 brings what is missing before.',
        quantity: { value: '1' },
        actBy: '2026-03-10T11:30:00Z',
        thereBy: '2026-03-15T05:00:00Z',
        moveTo: '2026-03-15T07:00:00Z',
      },
    ]);
    // R72: what another facility has is no option of who does not see it.
    expect(await options(desk, 'northPlanner')).toMatchObject([{ kind: 'SUBSTITUTE' }, {}, {}]);
  });

  test('nothing for what is covered, and nothing when it is too late', async () => {
    await using desk = await threeCases();
    await desk.stock('CUP', [{ id: 'S1' }], { at: 'south' });
    await desk.work();
    expect(await options(desk)).toHaveLength(1);
    desk.clock.set('2026-03-10T07:31:00Z');
    expect(await options(desk)).toEqual([]);
    desk.clock.set('2026-03-09T12:00:00Z');
    await desk.stock('CUP', [{ id: 'L1' }]);
    await desk.work();
    expect(await options(desk)).toEqual([]);
  });

  test('a transfer takes as long as those before it took, and only what no case there has', async () => {
    await using desk = await threeCases();
    await desk.cards([{ item: 'CUP' }, { card: 'PC-S', facility: 'south', item: 'CUP' }]);
    await desk.case({ number: 'C-S', facility: 'south', room: 'or-1' });
    await desk.stock('CUP', [{ id: 'S1' }], { at: 'south' });
    await desk.work();
    expect(await desk.demand('C-S', 'CUP')).toMatchObject({ readiness: 'READY' });
    expect(await options(desk)).toEqual([]);
    await desk.case({ number: 'C-S', facility: 'south', status: 'CANCELLED' });
    await desk.transfer('T0', { item: 'OTHER', state: 'RECEIVED', receivedAt: '2026-03-09T12:45:00Z' });
    await desk.work();
    expect(await options(desk)).toMatchObject([{ kind: 'TRANSFER', actBy: '2026-03-10T10:45:00Z' }]);
  });

  test('an item that was approved in its place before, where it is free', async () => {
    await using desk = await threeCases('ALT');
    await desk.substitution('7', { item: 'CUP', by: 'ALT', facilityId: facilityId('south') });
    await desk.stock('ALT', [{ id: 'A1', quantity: '4' }]);
    await desk.work();
    expect(await options(desk)).toMatchObject([
      {
        kind: 'SUBSTITUTE',
        sentence: 'Take ALT, approved in its place before: 4 EA are free at the facility.',
        substitutionRequest: null,
        item: { id: itemId('ALT') },
      },
    ]);
  });
});
