import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { caseId, demandId, itemId, orderLineId, standInId } from './ids.ts';
import { openDesk, threeCases } from './readiness-desk.ts';

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
