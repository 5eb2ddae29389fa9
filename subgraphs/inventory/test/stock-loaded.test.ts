import { stockLoaded } from '@supply-hub/events';
import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { depotHub, received, west } from './depot-hub.ts';
import { centre, fill, inventoryHub, north, south } from './inventory-hub.ts';

/** What was told, in order; a facility whose stock is all read by its own id. */
async function told(db: Db): Promise<string[]> {
  const rows = await db.execute<{ type: string; subject: string; facility: string }>(sql`
    select type, aggregate_id as subject, data->>'facilityId' as facility from hub.outbox
    where type in ('inventory.stock-changed', ${stockLoaded.type}) order by seq`);
  return rows.map(({ type, subject, facility }) => (type === stockLoaded.type ? subject : `some of ${facility}`));
}

test('that all of a facility’s stock was read is told behind the stock, and once', async () => {
  await using hub = await inventoryHub();
  fill(hub);
  await hub.nameItems('MED-000001', 'MED-000002', 'MED-000003');
  for (let sweep = 0; sweep < 2; sweep += 1) {
    expect(await hub.poll()).toBe(true);
    hub.clock.advance(30_000);
  }
  const all = await told(hub.db);
  for (const facility of [north, south, centre]) {
    expect(all.filter((each) => each === facility)).toHaveLength(1);
    expect(all.lastIndexOf(`some of ${facility}`)).toBeLessThan(all.indexOf(facility));
  }
});

test('a facility is not told of as read while its system is away, but when a reading has ended', async () => {
  await using hub = await inventoryHub();
  fill(hub);
  await hub.nameItems('MED-000001', 'MED-000002', 'MED-000003');
  hub.setAway('erp', true);
  expect(await hub.poll()).toBe(false);
  expect((await told(hub.db)).filter((each) => [north, south].includes(each))).toEqual([]);
  hub.setAway('erp', false);
  hub.clock.advance(30_000);
  await expect.poll(() => hub.poll(), { timeout: 30_000, interval: 300 }).toBe(true);
  expect(await told(hub.db)).toEqual(expect.arrayContaining([north, south]));
});

test('a facility without any stock is told of as read all the same', async () => {
  await using hub = await inventoryHub();
  expect(await hub.poll()).toBe(true);
  expect((await told(hub.db)).toSorted()).toEqual([centre, north, south].toSorted());
});

test('R23: a depot is told of as read when it was counted, and not by what it received before', async () => {
  await using hub = await depotHub();
  const inWest = 'N1*WH*WEST*UL*0860001234572~';
  const receipt = `944*W17*F*20260309*R1~${inWest}W07*2*EA**IN*MED-1***L1~W14*2~`;
  const count = (number: string) =>
    `846*BIA*00*DD*${number}*20260309*1000~${inWest}LIN**IN*MED-2*LT*L2~QTY*17*5*EA~CTT*1~`;
  expect(await hub.take(received(receipt))).toMatchObject({ kind: 'applied' });
  expect((await told(hub.db)).filter((each) => each === west)).toEqual([]);
  expect(await hub.take(received(count('C1'), { id: 'm2' }))).toMatchObject({ kind: 'applied' });
  expect((await told(hub.db)).at(-1)).toBe(west);
  await hub.take(received(count('C2'), { id: 'm3' }));
  expect((await told(hub.db)).filter((each) => each === west)).toHaveLength(1);
});
