import { hubId } from '@supply-hub/identifiers';
import { describe, expect, test } from 'vitest';
import { caseId, facilityId, itemId, lotId } from './ids.ts';
import { threeCases, type Desk } from './readiness-desk.ts';

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
