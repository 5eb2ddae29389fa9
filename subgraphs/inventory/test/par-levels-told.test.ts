import { parLevelChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { itemId, loadedHub, north, parLevelId } from './inventory-hub.ts';

test('par levels are told when they are read, changed and taken away', async () => {
  await using hub = await loadedHub();
  const told = async () => {
    const rows = await hub.db.execute(sql`
      select aggregate_version::int as version, data from hub.outbox
      where type = ${parLevelChanged.type} and aggregate_id = ${parLevelId('MED-000001')} order by seq`);
    return rows.map(({ version, data }) => ({ version, ...parLevelChanged.data.parse(data) }));
  };
  const first = { version: 1, itemId: itemId('MED-000001'), facilityId: north, unit: 'EA', isGone: false };
  expect(await told()).toMatchObject([{ ...first, safetyStock: '2.5' }]);
  const [row] = hub.planning.splice(0, 1);
  hub.clock.advance(3_600_000);
  await hub.poll();
  expect(await told()).toMatchObject([first, { version: 2, isGone: true }]);
  if (row !== undefined) hub.planning.push(row);
  hub.clock.advance(3_600_000);
  await hub.poll();
  expect(await told()).toMatchObject([first, { isGone: true }, { version: 3, isGone: false }]);
});
