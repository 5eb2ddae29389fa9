import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeRefoldsDue } from '../src/db/queries/order-lives.ts';
import { keepParLevels } from '../src/db/queries/replenishment/keep-demand.ts';
import { takeNeedsDue } from '../src/db/queries/replenishment/needs-due.ts';
import { ids, loadedGroup } from './small-group.ts';

const pair = { itemId: hubId('item', 'erp', ['MED-1']), facilityId: ids.north };
const order = hubId('order', 'erp', ['4500000001']);
const parLevel = (version: number) => ({
  version,
  data: {
    ...pair,
    id: hubId('parlevel', 'erp', ['H100', 'OR01', 'MED-1']),
    unit: 'EA',
    reorderPoint: '5',
    fillTo: '10',
    safetyStock: null,
    isGone: false,
  },
});

test.each<[string, (tx: Tx, version: number) => Promise<unknown>, (tx: Tx, at: Temporal.Instant) => Promise<unknown>]>([
  ['R33: what is needed', (tx, version) => keepParLevels(tx, [parLevel(version)]), (tx) => takeNeedsDue(tx, 100)],
  [
    'R42: an order',
    (tx) => tx.execute(sql`insert into orders.refold_due (order_id) values (${order})`),
    async (tx, at) => (await takeRefoldsDue(tx, 100, at)).orderIds,
  ],
])('%s is looked at again when it was noted again while somebody took it', async (_, note, take) => {
  await using group = await loadedGroup();
  const { db, clock } = group;
  const taken = () => db.transaction((tx) => take(tx, clock.now()));
  await taken();
  await db.transaction((tx) => note(tx, 1));
  await db.transaction(async (writer) => {
    await note(writer, 2);
    // The other takes what was noted first, and knows nothing of the second.
    expect(await taken()).toHaveLength(1);
    expect(await taken()).toEqual([]);
  });
  expect(await taken()).toHaveLength(1);
  expect(await taken()).toEqual([]);
});

test('what was noted often is taken once', async () => {
  await using group = await loadedGroup();
  await group.db.transaction((tx) => takeNeedsDue(tx, 100));
  for (const version of [1, 2, 3]) await group.db.transaction((tx) => keepParLevels(tx, [parLevel(version)]));
  expect(await group.db.transaction((tx) => takeNeedsDue(tx, 1))).toEqual([pair]);
  expect(await group.db.transaction((tx) => takeNeedsDue(tx, 1))).toEqual([]);
});
