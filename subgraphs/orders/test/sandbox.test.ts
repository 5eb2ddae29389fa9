import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@supply-hub/sandbox';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runningOrders } from './running-orders.ts';

test('the sandbox’s ERP is read whole, and everything it says makes sense', { timeout: 60_000 }, async () => {
  await using cleanup = new AsyncDisposableStack();
  const stateDir = await mkdtemp(join(tmpdir(), 'orders-sandbox-'));
  cleanup.defer(() => rm(stateDir, { recursive: true, force: true }));
  const sandbox = cleanup.use(await startSandbox({ stateDir, size: 'small', start: '2026-03-09T12:00:00Z' }));
  const hub = cleanup.use(await runningOrders(sandbox.hubYamlText));

  expect(await hub.poll()).toBe(true);
  expect(hub.faults).toEqual([]);
  const { byOperation } = hub.calls.counts()['erp'] ?? {};
  expect(byOperation).toEqual({
    'all purchase orders': 1,
    'confirmations by purchase order': 1,
    'all requisitions': 1,
    'all receipts': 1,
    'all invoices': 1,
  });

  const { data, errors } = await hub.ask(`{
    purchaseOrders(first: 100) { totalCount edges { node { number status supplier { id }
      lines { item { id } facility { id } baseQuantity { value } received { value } outstanding { value }
        pricePerBaseUnit { amount } promises { quantity { value } } contract { id } }
      receipts { number lines { purchaseOrderLine { id } } } invoices { number total { amount } lines { purchaseOrderLine { id } } } } } }
    requisitions(first: 100) { edges { node { number lines { id isClosed purchaseOrder { number } } } } }
    invoices(first: 100) { edges { node { number isBlocked } } }
    story: purchaseOrderByNumber(number: "4500000001") { status receipts { lines { lot } }
      lines { quantity { value } received { value } outstanding { value } promises { promisedOn isConfirmed } } } }`);
  expect(errors).toEqual([]);
  const orders = data.purchaseOrders.edges.map(({ node }: { node: unknown }) => node);
  expect(orders).toHaveLength(data.purchaseOrders.totalCount);
  expect(orders.length).toBeGreaterThan(50);
  expect(new Set(orders.map((order: { status: string }) => order.status)).size).toBeGreaterThan(3);
  for (const order of orders) {
    for (const line of order.lines) {
      expect(line).toMatchObject({ item: { id: expect.any(String) }, facility: { id: expect.any(String) } });
      const open = line.promises.reduce(
        (sum: number, each: { quantity: { value: string } }) => sum + Number(each.quantity.value),
        0,
      );
      expect(open).toBe(Number(line.outstanding.value));
    }
    for (const document of [...order.receipts, ...order.invoices])
      for (const line of document.lines) expect(line.purchaseOrderLine).not.toBeNull();
  }
  expect(data.story).toMatchObject({
    status: 'PARTLY_RECEIVED',
    receipts: [{ lines: [{ lot: expect.stringMatching(/^RC/) }] }],
    lines: [
      {
        quantity: { value: '6' },
        received: { value: '2' },
        outstanding: { value: '4' },
        promises: [{ isConfirmed: true }],
      },
    ],
  });

  // A second poll finds nothing new, and nobody is told anything again.
  const told = () => hub.db.execute(sql`select count(*)::int as count from hub.outbox`);
  const before = [...(await told())];
  hub.clock.advance(60_000);
  expect(await hub.poll()).toBe(true);
  expect([...(await told())]).toEqual(before);

  // Cold, orders are read in a batch a service; with the ERP away, the copies stand.
  hub.clock.advance(6 * 60_000);
  hub.calls.reset();
  const list = '{ purchaseOrders(first: 100) { edges { node { provenance { system freshness } } } } }';
  const freshness = async () => {
    const answer = await hub.ask(list);
    expect(answer.errors).toEqual([]);
    return new Set(
      answer.data.purchaseOrders.edges.map(
        ({ node }: { node: { provenance: { freshness: string } } }) => node.provenance.freshness,
      ),
    );
  };
  expect(await freshness()).toEqual(new Set(['LIVE']));
  expect(hub.calls.counts()['erp']).toMatchObject({ calls: 2, failures: 0 });
  await hub.idle();
  hub.clock.advance(6 * 60_000);
  await sandbox.setState('erp', { state: 'away' });
  expect(await freshness()).toEqual(new Set(['STALE']));
});
