import type { HubConfig } from '@supply-hub/config';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { replenish } from '../src/services/replenishment/replenish.ts';
import { replenishingHub } from './replenishing-hub.ts';

type Hub = Awaited<ReturnType<typeof replenishingHub>>;
const judge = (hub: Hub, config: HubConfig = hub.config) =>
  hub.db.transaction((tx) => replenish(tx, config, hub.clock.now()));
const needs = (hub: Hub) => hub.db.execute(sql`select quantity::text, on_its_way::text from orders.need`);

test('R26: what no case lacks any more is no need, and nobody looks at it again', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  expect(await needs(hub)).toEqual([{ quantity: '2', on_its_way: '0' }]);
  await hub.lacks('1', '2026-03-20T15:00:00Z', {});
  await hub.replenish();
  expect(await needs(hub)).toEqual([]);
  hub.clock.advance(15 * 60_000);
  expect(await judge(hub)).toBeNull();
  expect(await hub.states()).toEqual([]);
});

test('R26: what was withdrawn is no longer on its way', async () => {
  await using hub = await replenishingHub();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  hub.clock.advance(15 * 60_000);
  await hub.replenish();
  await hub.send();
  await hub.poll();
  await hub.lacks('1', '2026-03-20T15:00:00Z', {});
  await hub.replenish();
  expect(await needs(hub)).toEqual([{ quantity: '0', on_its_way: '2' }]);
  await hub.send();
  await hub.replenish();
  expect(await needs(hub)).toEqual([]);
});

test('R59: what has no contract and is needed no more is no trouble any more', async () => {
  await using hub = await withoutContract();
  expect(await hub.troubles()).toEqual(['OFF_CONTRACT']);
  await hub.lacks('1', '2026-03-20T15:00:00Z', {});
  await hub.replenish();
  expect(await hub.troubles()).toEqual([]);
});

test('R17: a place that is none of hub.yaml any more needs nothing, and nothing is wrong there', async () => {
  await using hub = await withoutContract();
  const config = { ...hub.config, facilities: hub.config.facilities.filter(({ codes }) => codes['erp'] !== 'H100') };
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '3' });
  expect(await judge(hub, config)).toBeNull();
  expect(await needs(hub)).toEqual([]);
  expect(await hub.troubles()).toEqual([]);
});

/** A hub that knows of no contract, with a need that is stopped for that. */
async function withoutContract(): Promise<Hub> {
  const hub = await replenishingHub();
  await hub.knowsNoContract();
  await hub.lacks('1', '2026-03-20T15:00:00Z', { 'MED-000001': '2' });
  await hub.replenish();
  return hub;
}
