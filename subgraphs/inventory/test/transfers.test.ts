import type { TransferChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { loadedHub, north, south, type InventoryHub } from './inventory-hub.ts';
import { asked, deed, found, item, locationId, lotId, told, work } from './transfer-desk.ts';

/** What the others were told of transfers, time after time. */
async function changes({ db }: InventoryHub): Promise<TransferChanged[]> {
  const rows = await db.execute<{ data: TransferChanged }>(
    sql`select data from hub.outbox where type = 'inventory.transfer-changed' order by seq`,
  );
  return rows.map(({ data }) => data);
}

describe('a transfer between two facilities', () => {
  test('takes from its lot at once, is on its way when the ERP posted it, and is stock when it has come', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    expect(transfer).toMatchObject({
      state: 'REQUESTED',
      quantity: { value: '4', unit: 'EA' },
      lot: 'L2',
      expiresOn: '2027-01-31',
      from: { code: 'OR01' },
      to: { code: 'OR01', facility: { name: 'South' } },
      expectedAt: '2026-03-09T16:00:00Z',
      isWaiting: true,
      requestedBy: 'mover',
    });
    expect(await told(hub, north)).toMatchObject({ L2: '6', L1: '4.5' });

    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'IN_TRANSIT',
      sentAt: '2026-03-09T12:00:00Z',
      documents: ['2026/5000000001'],
      isWaiting: false,
    });
    expect(hub.movements.documents).toMatchObject([
      {
        ReferenceDocument: transfer.reference,
        to_MaterialDocumentItem: {
          results: [
            {
              GoodsMovementType: '303',
              Material: item,
              Batch: 'L2',
              QuantityInEntryUnit: '4',
              Plant: 'H100',
              IssuingOrReceivingPlant: 'H200',
              IssuingOrReceivingStorageLoc: 'OR01',
            },
          ],
        },
      },
    ]);
    // The ERP itself has six now, and nothing is taken off twice.
    expect(await told(hub, north)).toMatchObject({ L2: '6' });

    const { userErrors } = await deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: 'r1' });
    expect(userErrors).toEqual([]);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'RECEIVED',
      receivedAt: '2026-03-09T12:00:00Z',
      documents: ['2026/5000000001', '2026/5000000002'],
    });
    expect(await told(hub, south)).toEqual({ L2: '4' });
    expect((await changes(hub)).map(({ state }) => state)).toEqual(['REQUESTED', 'IN_TRANSIT', 'RECEIVED']);
  });

  test('waits while the ERP is away, and goes when it is back', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    hub.setAway('erp', true);
    const rest = await work(hub);
    expect(rest).toBeTypeOf('number');
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    hub.setAway('erp', false);
    hub.clock.advance(120_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT' });
  });

  test('that the ERP refuses does not leave: its lot is whole again, and a person sees why', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('refuse');
    const transfer = await asked(hub);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'REFUSED',
      refusal: expect.stringMatching(/^Meridian ERP refused/),
      isWaiting: false,
    });
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
    expect((await changes(hub)).map(({ refusal }) => refusal)).toEqual([null, expect.stringMatching(/refused/)]);
    // It is over once another has left in its place.
    await asked(hub, { idempotencyKey: 'k2' });
    await work(hub);
    expect((await changes(hub)).findLast(({ id }) => id === transfer.id)?.refusal).toBe(null);
    expect(await found(hub, transfer)).toMatchObject({ state: 'REFUSED', refusal: expect.any(String) });
  });

  test('that somebody receives in the ERP itself is noticed', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    hub.movements.receiveByHand(transfer.reference);
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED' });
    expect(await told(hub, south)).toEqual({ L2: '4' });
  });
});

test('within a facility stock leaves and comes with one document', async () => {
  await using hub = await loadedHub();
  const transfer = await asked(hub, { toLocationId: locationId('H100', 'CS01') });
  await work(hub);
  expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED', documents: ['2026/5000000001'] });
  expect(hub.movements.documents).toMatchObject([
    { to_MaterialDocumentItem: { results: [{ GoodsMovementType: '311' }] } },
  ]);
});

test('what led to a transfer, and to what it led, is traced, and every step is audited', async () => {
  await using hub = await loadedHub();
  const demand = hubId('demand', 'hub', ['C-1', 'erp', item]);
  const transfer = await asked(hub, { demandId: demand });
  await work(hub);
  await deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: 'r1' });
  await work(hub);
  const edges = await hub.db.execute<{ from_id: string; to_id: string; kind: string }>(
    sql`select from_id, to_id, kind from hub.lineage_edge order by kind`,
  );
  expect([...edges]).toEqual([
    { from_id: demand, to_id: transfer.id, kind: 'causes' },
    { from_id: lotId('L2'), to_id: transfer.id, kind: 'part-of' },
    { from_id: transfer.id, to_id: lotId('L2', 'H200'), kind: 'ships' },
  ]);
  const audit = await hub.db.execute<{ actor: string; action: string }>(
    sql`select actor, action from hub.audit_entry where subject = ${transfer.id} order by seq`,
  );
  expect([...audit]).toEqual([
    { actor: 'mover', action: 'transfer-requested' },
    { actor: 'system:erp', action: 'transfer-posted' },
    { actor: 'mover', action: 'transfer-received' },
    { actor: 'system:erp', action: 'transfer-posted' },
  ]);
});
