import { connect } from '@supply-hub/postgres';
import { expect, test, vi } from 'vitest';
import { alpineProfile, messagesOf, tellOfPartner } from './edi-partner.ts';
import { orderRow, type Row } from './erp-rows.ts';
import { loadedGroup } from './small-group.ts';

test('R37: an order that is withdrawn while it is being sent is cancelled', async () => {
  await using group = await loadedGroup();
  const { erp, clock, subgraph } = group;
  const documents = { receive: ['855' as const], send: ['850' as const, '860' as const], sendOrdersFrom: '2026-03-08' };
  await tellOfPartner(group, alpineProfile({ documents }));
  const orderIs = async (fields: Row) => {
    const row = { PurchaseOrder: '4500000090', PurchaseOrderDate: '2026-03-09', ...fields };
    erp.rows.PurchaseOrder = [orderRow(row, [{}])];
    clock.advance(60_000);
    expect(await group.poll()).toBe(true);
  };
  const sends = async (task: string) => subgraph.tasks.find(({ name }) => name === task)?.step();
  await orderIs({ LastChangeDateTime: '2026-03-09T12:00:30Z' });

  const exchange = connect({ url: group.url, schema: 'hub', name: 'exchange', max: 2 });
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => exchange.close());
  const { sending } = await exchange.sql.begin(async (tx) => {
    // Who sends has read the order by then, and waits to hear whether the exchange knows the partner.
    await tx`lock table hub.partner`;
    const begun = sends('orders.send');
    await vi.waitFor(async () =>
      expect(
        await exchange.sql`select from pg_locks where relation = 'hub.partner'::regclass and not granted`,
      ).toHaveLength(1),
    );
    await orderIs({ LastChangeDateTime: '2026-03-09T12:01:30Z', PurchaseOrderDeletionCode: 'L' });
    return { sending: begun };
  });
  await sending;
  await sends('orders.send-changes');
  expect((await messagesOf(group)).map(({ segments }) => segments[0]?.slice(0, 6))).toEqual(['BEG*00', 'BCH*01']);
});
