import { describe, expect, test } from 'vitest';
import { loadedHub, north, south } from './inventory-hub.ts';
import { sapStockRow } from './stock-rows.ts';
import { asked, deed, found, item, told, transferStock, work } from './transfer-desk.ts';

describe('a transfer between two facilities', () => {
  test('R35: asked for twice under one key is one transfer; the key for another is refused', async () => {
    await using hub = await loadedHub();
    const first = await asked(hub);
    expect(await asked(hub)).toMatchObject({ id: first.id });
    await work(hub);
    expect(await asked(hub)).toMatchObject({ id: first.id, state: 'IN_TRANSIT' });
    expect(await transferStock(hub, { quantity: '5' })).toMatchObject({ userErrors: [{ code: 'KEY_USED_BEFORE' }] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post whose answer was lost is looked for before it is tried again', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('lose-answer');
    const transfer = await asked(hub);
    const rest = await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    expect(await told(hub, north)).toMatchObject({ L2: '6' });
    hub.clock.advance(Number(rest));
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post that ends late, after its answer was given up, is not made twice', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late');
    const transfer = await asked(hub);
    // It is looked for, and not made anew while the ERP may still be at it.
    for (const _ of [1, 2, 3]) hub.clock.advance(Number(await work(hub)));
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED', isWaiting: true });
    hub.movements.finish();
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
    expect(hub.movements.documents).toHaveLength(1);
  });

  test('R35: a post that is called off while it may still end is taken back when it does', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late');
    const transfer = await asked(hub);
    await work(hub);
    await deed(hub, 'cancelTransfer', { transferId: transfer.id, reason: 'No more.', idempotencyKey: 'c1' });
    hub.clock.advance(Number(await work(hub)));
    expect(await found(hub, transfer)).toMatchObject({ state: 'REQUESTED' });
    hub.movements.finish();
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'CANCELLED' });
    expect(hub.movements.documents).toHaveLength(2);
  });

  test('R35: a second post that is refused because the first had ended late is the first', async () => {
    await using hub = await loadedHub();
    hub.movements.fails.push('late', 'refuse-after-finishing');
    const transfer = await asked(hub);
    await work(hub);
    hub.clock.advance(600_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'IN_TRANSIT', documents: ['2026/5000000001'] });
  });

  test('R35: a receipt that is posted, and whose stock could not be read yet, is not posted again', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    const received = (key: string) => deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: key });
    await received('r1');
    // Stock that nobody can make sense of.
    const unreadable = sapStockRow({ Material: item, type: '99' });
    hub.stock.push(unreadable);
    await work(hub);
    expect(hub.movements.documents).toHaveLength(2);
    expect(await received('r2')).toMatchObject({ transfer: { state: 'IN_TRANSIT' }, userErrors: [] });
    expect(
      await deed(hub, 'cancelTransfer', { transferId: transfer.id, reason: 'No more.', idempotencyKey: 'c1' }),
    ).toMatchObject({ userErrors: [{ code: 'NOT_CANCELLABLE' }] });
    hub.stock.splice(hub.stock.indexOf(unreadable), 1);
    hub.clock.advance(60_000);
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED', isWaiting: false });
    expect(hub.movements.documents).toHaveLength(2);
    expect(await told(hub, south)).toEqual({ L2: '4' });
  });

  test('R35: what somebody has received in the ERP by hand is not received again', async () => {
    await using hub = await loadedHub();
    const transfer = await asked(hub);
    await work(hub);
    hub.movements.receiveByHand(transfer.reference);
    await deed(hub, 'receiveTransfer', { transferId: transfer.id, idempotencyKey: 'r1' });
    await work(hub);
    expect(await found(hub, transfer)).toMatchObject({ state: 'RECEIVED' });
    expect(hub.movements.documents).toHaveLength(2);
  });
});
