import { expect, test } from 'vitest';
import { ask } from '../src/commands.ts';
import { asking, paint, shop } from './painters-shop.ts';

test('R35: the same key with the same body is the first command again, with another body it is refused', async () => {
  await using hub = await shop();
  const first = await hub.ask('red');
  const again = await hub.ask('red');
  expect(first).toMatchObject({ ok: true, isNew: true });
  expect(again).toMatchObject({ ok: true, isNew: false, command: { id: first.command.id } });
  expect(await hub.ask('blue', { idempotencyKey: 'red' })).toMatchObject({
    ok: false,
    command: { id: first.command.id, body: { colour: 'red' } },
  });
  expect(await hub.ask('red', { owner: 'inventory' })).toMatchObject({ ok: true, isNew: true });
});

test('nothing is asked by a transaction that is undone', async () => {
  await using hub = await shop();
  await expect(
    hub.db.transaction(async (tx) => {
      await ask(tx, paint, asking('red', { facilityIds: null }), hub.clock.now());
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(await hub.task().step()).toBe(false);
});
