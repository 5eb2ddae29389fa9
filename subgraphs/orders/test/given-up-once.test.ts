import { expect, test } from 'vitest';
import { replenishingHub } from './replenishing-hub.ts';

test('R26: what is too much is given up once, first of what was never sent', async () => {
  await using hub = await replenishingHub();
  const ask = async () => {
    await hub.replenish();
    hub.clock.advance(15 * 60_000);
    await hub.replenish();
  };
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '10' });
  await ask();
  await hub.send();
  await hub.poll();
  await hub.lacks('2', '2026-03-18T15:00:00Z', { 'MED-000001': '10' });
  await ask();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION DONE', 'CREATE_REQUISITION WAITING']);
  await hub.lacks('2', '2026-03-18T15:00:00Z', {});
  await hub.replenish();
  expect(await hub.states()).toEqual(['CREATE_REQUISITION DONE', 'CREATE_REQUISITION WITHDRAWN']);
  await hub.send();
  expect(await hub.requisitioned()).toMatchObject([{ quantity: '10', isDeleted: false }]);
  // What is too much besides is given up of what stands.
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '4' });
  await hub.replenish();
  await hub.send();
  expect(await hub.requisitioned()).toMatchObject([{ quantity: '4', isDeleted: false }]);
});
