import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { childPageLoader, idOf, saveReads } from '../src/subgraph-kit.ts';
import { sampleHub } from './sample.ts';

const ids = (page: { edges: readonly { node: string }[] }) => page.edges.map(({ node }) => node);

test('pages of many parents, each from its own cursor, are one statement', async () => {
  await using hub = await sampleHub();
  const ref = (key: string) => ({ type: 'stock', system: 'keeper', key: [key] }) as const;
  const asOf = hub.clock.now();
  const reads = ['north', 'south'].flatMap((place) =>
    Array.from({ length: 5 }, (_, n) => ({
      ref: ref(`${place}${n}`),
      value: { label: `${place} ${4 - n}`, facilityId: place },
      asOf,
    })),
  );
  await hub.db.transaction((tx) => saveReads(tx, hub.spec, reads));
  hub.statements.length = 0;
  const loader = childPageLoader(
    hub.db,
    sql`select id, label as sort_key from sample.shelf where facility_ids[1] = asked.parent_id
      and (label, id) > (coalesce(asked.after_key, ''), coalesce(asked.after_id, '')) order by label, id limit asked.size`,
  );
  const [north, south, none] = await Promise.all([
    loader.load({ parentId: 'north', first: 2 }),
    loader.load({ parentId: 'south', first: 10 }),
    loader.load({ parentId: 'nowhere' }),
  ]);
  expect(hub.statements).toHaveLength(1);
  expect(ids(north)).toEqual(['north4', 'north3'].map((key) => idOf(ref(key))));
  expect(north.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(ids(south)).toHaveLength(5);
  expect(south.pageInfo.hasNextPage).toBe(false);
  expect(none.edges).toEqual([]);
  const rest = await loader.load({ parentId: 'north', first: 3, after: north.pageInfo.endCursor });
  expect(ids(rest)).toEqual(['north2', 'north1', 'north0'].map((key) => idOf(ref(key))));
  expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

test('a page that is too large, or behind no cursor, is refused for its own parent', async () => {
  await using hub = await sampleHub();
  const loader = childPageLoader(hub.db, sql`select id, label as sort_key from sample.shelf limit asked.size`);
  await expect(loader.load({ parentId: 'north', first: 101 })).rejects.toThrow('between 1 and 100');
});
