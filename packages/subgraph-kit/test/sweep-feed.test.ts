import { SourceContractBroken } from '@supply-hub/errors';
import { silentLog } from '@supply-hub/log';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createFeedRunner, idOf, sweepFeed } from '../src/subgraph-kit.ts';
import { sampleHub, shelves, type Shelf } from './sample.ts';

const ref = (key: string) => ({ type: 'stock', system: 'keeper', key: [key] }) as const;
const broken = new SourceContractBroken('Shelf Keeper', 'shelf', 'a label');

/** A feed over shelves that can be put up, taken down and made unreadable. */
async function sweptHub() {
  const hub = await sampleHub();
  const there = new Map<string, string | SourceContractBroken>();
  const noted: string[][] = [];
  let whileSweeping = () => Promise.resolve();
  const feed = sweepFeed<Shelf>({
    name: 'shelves',
    system: { id: 'keeper', name: 'Shelf Keeper' },
    everyMs: 30_000,
    spec: hub.spec,
    db: hub.db,
    async *sweep() {
      for (const [key, label] of there)
        yield [{ ref: ref(key), value: label instanceof Error ? label : { label, facilityId: null } }];
      await whileSweeping();
    },
    claims: sql`${shelves.label} <> 'empty'`,
    missing: (shelf) => ({ ...shelf, label: 'empty' }),
    noteUnreadable: (_, ids) => Promise.resolve(void noted.push([...ids])),
  });
  const runner = createFeedRunner({ subgraph: 'sample', feeds: [feed], db: hub.db, clock: hub.clock, log: silentLog });
  return Object.assign(hub, {
    there,
    noted,
    run: () => runner.runAll(),
    duringSweep: (work: () => Promise<void>) => void (whileSweeping = work),
    later: () => hub.clock.advance(300_000),
  });
}

test('what a sweep meets unchanged is confirmed and not written', async () => {
  await using hub = await sweptHub();
  hub.there.set('a', 'bolts').set('b', 'nuts');
  expect(await hub.run()).toBe(true);
  expect(hub.published).toHaveLength(2);
  hub.later();
  hub.statements.length = 0;
  expect(await hub.run()).toBe(true);
  expect(hub.statements.filter((text) => text.includes('insert into "sample"'))).toEqual([]);
  expect(await hub.load([idOf(ref('a')), idOf(ref('b'))])).toMatchObject([
    { value: { label: 'bolts' }, provenance: { freshness: 'FRESH', asOf: '2026-03-09T12:05:00Z' } },
    { provenance: { freshness: 'FRESH' } },
  ]);
  expect(hub.published).toHaveLength(2);
  expect(hub.source.calls).toEqual([]);
});

test('what a sweep does not meet becomes what the spec says is missing, once', async () => {
  await using hub = await sweptHub();
  hub.there.set('a', 'bolts');
  await hub.run();
  hub.there.clear();
  for (let run = 0; run < 2; run++) {
    hub.later();
    expect(await hub.run()).toBe(true);
    expect(await hub.load([idOf(ref('a'))])).toMatchObject([
      { value: { label: 'empty' }, provenance: { freshness: 'FRESH' } },
    ]);
  }
  expect(hub.published.map(({ value }) => value.label)).toEqual(['bolts', 'empty']);
});

test('nothing confirms what a sweep could not read: it is asked for by key, and noted', async () => {
  await using hub = await sweptHub();
  hub.there.set('a', 'bolts');
  await hub.run();
  hub.there.set('a', broken);
  hub.later();
  expect(await hub.run()).toBe(true);
  expect(hub.noted).toEqual([[], [idOf(ref('a'))]]);
  hub.source.state = 'away';
  expect(await hub.load([idOf(ref('a'))])).toMatchObject([
    { value: { label: 'bolts' }, provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' } },
  ]);
  expect(hub.source.calls).toEqual([['a']]);
});

test('an earlier read that is written while the sweep runs is not taken for what the sweep met', async () => {
  await using hub = await sweptHub();
  hub.there.set('a', 'bolts');
  await hub.run();
  hub.later();
  hub.source.rows.set('a', { label: 'nuts', facilityId: null });
  // Read just before the sweep begins, written when the sweep has met the shelf already.
  await hub.load([idOf(ref('a'))]);
  hub.clock.advance(1);
  hub.duringSweep(() => hub.writes.idle());
  await hub.run();
  hub.clock.advance(70_000);
  hub.source.rows.set('a', { label: 'bolts', facilityId: null });
  expect(await hub.load([idOf(ref('a'))])).toMatchObject([
    { value: { label: 'bolts' }, provenance: { freshness: 'LIVE' } },
  ]);
});

test('a read that began before its feed confirmed the row does not overwrite it', async () => {
  await using hub = await sweptHub();
  hub.there.set('a', 'bolts');
  await hub.run();
  hub.later();
  const gate = Promise.withResolvers<void>();
  hub.source.rows.set('a', { label: 'nuts', facilityId: null });
  hub.source.gate = gate.promise;
  const slow = hub.load([idOf(ref('a'))]);
  await expect.poll(() => hub.source.calls.length).toBe(1);
  hub.clock.advance(1000);
  await hub.run();
  gate.resolve();
  await slow;
  await hub.writes.idle();
  expect(await hub.load([idOf(ref('a'))])).toMatchObject([
    { value: { label: 'bolts' }, provenance: { freshness: 'FRESH' } },
  ]);
});
