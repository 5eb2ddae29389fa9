import { allocationDecided, publishAll, startDelivery, startSequencer } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { inventoryHub, itemId, fill, north, type InventoryHub } from './inventory-hub.ts';

export const caseId = (number: string) => hubId('case', 'ehr', [number]);
export const lotId = (lot: string, item = 'MED-000001') =>
  hubId('lot', 'erp', ['H100', 'OR01', item, lot, 'AVAILABLE', 'OWNED', '']);

/** Works off what is due, as the worker does. */
export async function judge(hub: InventoryHub): Promise<void> {
  const task = hub.tasks().find(({ name }) => name === 'inventory.stock-alerts');
  if (task === undefined) throw new Error('there is no such task');
  while ((await task.step()) === true);
}

/** A hub that read all there is once, without a flood: `MED-000001` has enough in the north, `MED-000002` too little in the south. */
export async function judgedHub(): Promise<InventoryHub> {
  const hub = await inventoryHub();
  fill(hub);
  await hub.poll();
  await judge(hub);
  hub.forget();
  return hub;
}

/** Sets what the ERP has of a lot of MED-000001 in OR01 of the north, reads it and judges it. */
export async function book(hub: InventoryHub, lot: string, quantity: string): Promise<void> {
  const row = hub.stock.find(
    ({ Material, Batch, StorageLocation }) => Material === 'MED-000001' && Batch === lot && StorageLocation === 'OR01',
  );
  if (row === undefined) throw new Error(`there is no lot ${lot}`);
  row.MatlWrhsStkQtyInMatlBaseUnit = quantity;
  hub.clock.advance(61_000);
  await hub.poll();
  await judge(hub);
}

let decisions = 0;
/** What procedures decides a case gets of MED-000001 in the north: of lots, and what it lacks. */
export async function decide(
  hub: InventoryHub,
  number: string,
  lots: readonly [lot: string, quantity: string][],
  short = '0',
) {
  decisions += 1;
  await using events = stoppable(connect({ url: hub.url, schema: 'hub', name: 'hub' }));
  await using work = stoppable(connect({ url: hub.url, schema: 'inventory', name: 'work' }));
  const subgraphs = [{ connection: work.it, handlers: hub.handlers() }];
  const delivery = await startDelivery({ hub: events.it, subgraphs, clock: hub.clock, log: silentLog });
  const allocation = {
    demandId: hubId('demand', 'hub', [caseId(number), 'erp', 'MED-000001']),
    itemId: itemId('MED-000001'),
    unit: 'EA',
    lots: lots.map(([lot, quantity]) => ({ lotId: lotId(lot), quantity, for: 'OPEN' as const })),
    inbound: [],
    short,
    holdShort: '0',
    readiness: 'READY' as const,
  };
  await events.it.db.transaction((tx) =>
    publishAll(tx, allocationDecided, [
      {
        aggregateId: hubId('allocation', 'hub', [caseId(number)]),
        aggregateVersion: decisions,
        occurredAt: hub.clock.now(),
        data: { caseId: caseId(number), facilityId: north, allocations: [allocation] },
      },
    ]),
  );
  await delivery.idle();
  await delivery.stop();
  await judge(hub);
}

/** Gives events their places, so that subscriptions are told. */
export async function sequenced(hub: InventoryHub) {
  const events = connect({ url: hub.url, schema: 'hub', name: 'hub' });
  const sequencer = await startSequencer({ connection: events, log: silentLog });
  const waiting = () => hub.db.execute(sql`select from hub.outbox where position is null`);
  await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(0);
  return {
    async [Symbol.asyncDispose]() {
      await sequencer.stop();
      await events.close();
    },
  };
}

const stoppable = <T extends { close(): Promise<void> }>(it: T) => ({
  it,
  [Symbol.asyncDispose]: () => it.close(),
});
