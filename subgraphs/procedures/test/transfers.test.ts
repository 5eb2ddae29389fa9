import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { caseId, demandId, locationId, transferId } from './ids.ts';
import { threeCases } from './readiness-desk.ts';

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
