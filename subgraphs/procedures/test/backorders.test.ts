import { describe, expect, test } from 'vitest';
import { backorderId, caseId, facilityId } from './ids.ts';
import { openDesk, threeCases, type Desk } from './readiness-desk.ts';

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
