import { describe, expect, test } from 'vitest';
import { loadedHub, north, type InventoryHub } from './inventory-hub.ts';
import { asked, deed, found, locationId, step, told, work, type Transfer } from './transfer-desk.ts';

describe('a transfer called off', () => {
  const cancel = (hub: InventoryHub, { id }: Transfer, key = 'c1') =>
    deed(hub, 'cancelTransfer', { transferId: id, reason: 'Not needed.', idempotencyKey: key });

  test('before it was posted never leaves', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    expect(await cancel(hub, transfer)).toMatchObject({ transfer: { state: 'CANCELLED' }, userErrors: [] });
    await work(hub);
    expect(hub.movements.documents).toEqual([]);
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
    expect(await cancel(hub, transfer, 'c2')).toMatchObject({ userErrors: [{ code: 'NOT_CANCELLABLE' }] });
  });

  test('on its way is taken back by a document of its own, once', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    hub.movements.fails.push('lose-answer');
    await cancel(hub, transfer);
    const rest = await work(hub);
    hub.clock.advance(Number(rest));
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'CANCELLED',
      documents: ['2026/5000000001', '2026/5000000002'],
    });
    expect(hub.movements.documents).toHaveLength(2);
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
  });

  test('whose post was lost on the way is taken back if it worked, and ends if it did not', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('lose-answer', 'away');
    const left = await asked(hub);
    hub.clock.advance(10);
    const stayed = await asked(hub, { idempotencyKey: 'k2' });
    await work(hub);
    await cancel(hub, left);
    await cancel(hub, stayed, 'c2');
    await work(hub);
    // Until it cannot leave any more it is not called off.
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, left)).toMatchObject({
      state: 'CANCELLED',
      documents: [expect.any(String)],
    });
    expect(hub.movements.documents).toHaveLength(2);
    expect(await found(hub, stayed)).toMatchObject({ state: 'CANCELLED', documents: [] });
    expect(await told(hub, north)).toMatchObject({ L2: '10' });
  });

  test('within one facility stays where it has come, and waits for nothing more', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('lose-answer');
    const transfer = await asked(hub, { toLocationId: locationId('H100', 'CS01') });
    await step(hub);
    expect(await cancel(hub, transfer)).toMatchObject({ transfer: { state: 'REQUESTED' }, userErrors: [] });
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({
      state: 'RECEIVED',
      documents: ['2026/5000000001'],
      isWaiting: false,
    });
    expect(hub.movements.documents).toHaveLength(1);
  });
});
