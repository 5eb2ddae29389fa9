import { SourceUnavailable } from '@supply-hub/errors';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { idOf, registerSourceKeys, saveReads, type SourceKey } from '../src/subgraph-kit.ts';
import { partnerOf, planner, plannerOf, sampleHub } from './sample.ts';

const ref = (key: string): SourceKey => ({ type: 'stock', system: 'keeper', key: [key] });
const id = (key: string) => idOf(ref(key));
const keys = ['a', 'b', 'c'];

async function loadedHub(options?: Parameters<typeof sampleHub>[0]) {
  const hub = await sampleHub(options);
  for (const key of keys) hub.source.rows.set(key, { label: `shelf ${key}`, facilityId: `facility_${key}` });
  await hub.db.transaction((tx) =>
    saveReads(
      tx,
      hub.spec,
      [...hub.source.rows].map(([key, value]) => ({ ref: ref(key), value, asOf: hub.clock.now() })),
    ),
  );
  return hub;
}

test('copies within maxAge are FRESH: one statement, no source call', async () => {
  await using hub = await loadedHub();
  hub.statements.length = 0;
  const loaded = await hub.load(keys.map(id));
  expect(loaded).toMatchObject(
    keys.map((key) => ({
      id: id(key),
      value: { label: `shelf ${key}` },
      provenance: { freshness: 'FRESH', system: 'Shelf Keeper', asOf: '2026-03-09T12:00:00Z' },
    })),
  );
  expect(hub.source.calls).toEqual([]);
  expect(hub.statements).toHaveLength(1);
});

test('copies older than maxAge are read from their source in one call, answered LIVE, written after the answer', async () => {
  await using hub = await loadedHub();
  hub.source.rows.set('a', { label: 'new', facilityId: 'facility_a' });
  hub.clock.advance(61_000);
  const [a, b] = await hub.load([id('a'), id('b')]);
  expect(a).toMatchObject({ value: { label: 'new' }, provenance: { freshness: 'LIVE', asOf: '2026-03-09T12:01:01Z' } });
  expect(b).toMatchObject({ provenance: { freshness: 'LIVE' } });
  expect(hub.source.calls).toEqual([['a', 'b']]);
  await hub.writes.idle();
  expect(await hub.load([id('a')])).toMatchObject([{ value: { label: 'new' }, provenance: { freshness: 'FRESH' } }]);
  expect(hub.source.calls).toHaveLength(1);
  expect(hub.published.map(({ id: changed, version }) => [changed, version]).slice(3)).toEqual([[id('a'), 2]]);
});

test('with the source away a copy is STALE and what is unknown names the system; when it is back, LIVE', async () => {
  await using hub = await loadedHub();
  await registerSourceKeys(hub.db, [ref('z')]);
  hub.clock.advance(61_000);
  hub.source.state = 'away';
  const [a, z] = await hub.load([id('a'), id('z')]);
  expect(a).toMatchObject({
    value: { label: 'shelf a' },
    provenance: { freshness: 'STALE', asOf: '2026-03-09T12:00:00Z' },
  });
  expect(z).toBeInstanceOf(SourceUnavailable);
  expect(z).toMatchObject({ system: 'Shelf Keeper' });
  hub.source.state = 'up';
  hub.source.rows.set('z', { label: 'found', facilityId: 'facility_z' });
  expect(await hub.load([id('a'), id('z')])).toMatchObject([
    { provenance: { freshness: 'LIVE' } },
    { value: { label: 'found' } },
  ]);
});

test('a source that is merely slow does not hold up what the hub knows', async () => {
  await using hub = await loadedHub({ patienceMs: 20 });
  hub.clock.advance(61_000);
  hub.source.state = 'silent';
  expect(await hub.load([id('a')])).toMatchObject([{ provenance: { freshness: 'STALE' } }]);
});

test('an id nobody ever registered asks no source and is nothing; an id of another kind is nothing', async () => {
  await using hub = await loadedHub();
  const strange = idOf({ type: 'supplier', system: 'keeper', key: ['a'] });
  await registerSourceKeys(hub.db, [{ type: 'supplier', system: 'keeper', key: ['a'] }]);
  expect(await hub.load([id('nobody'), strange, 'rubbish', "'; drop table sample.shelf; --"])).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(hub.source.calls).toEqual([]);
});

test('what its system no longer has is nothing, and is something again when it comes back', async () => {
  await using hub = await loadedHub();
  hub.source.rows.delete('a');
  hub.clock.advance(61_000);
  expect(await hub.load([id('a')])).toEqual([null]);
  await hub.writes.idle();
  expect(await hub.load([id('a')])).toEqual([null]);
  expect(hub.source.calls).toHaveLength(1);
  expect(hub.forgotten).toEqual([id('a')]);
  hub.source.rows.set('a', { label: 'back', facilityId: 'facility_a' });
  hub.clock.advance(61_000);
  expect(await hub.load([id('a')])).toMatchObject([{ value: { label: 'back' } }]);
});

test('two requests for one key at one time make one call to the source', async () => {
  await using hub = await loadedHub();
  hub.clock.advance(61_000);
  const gate = Promise.withResolvers<void>();
  hub.source.gate = gate.promise;
  const first = hub.load([id('a'), id('b')]);
  const second = hub.load([id('b'), id('c')], plannerOf('facility_b', 'facility_c'));
  await expect.poll(() => hub.source.calls.length).toBe(2);
  gate.resolve();
  expect(await first).toMatchObject([{ provenance: { freshness: 'LIVE' } }, { provenance: { freshness: 'LIVE' } }]);
  expect(await second).toMatchObject([{ provenance: { freshness: 'LIVE' } }, { provenance: { freshness: 'LIVE' } }]);
  expect(hub.source.calls).toEqual([['a', 'b'], ['c']]);
});

test('R72: what is not the viewer’s is nothing, whether copied, stale or unknown to the hub', async () => {
  await using hub = await loadedHub();
  hub.source.rows.set('new', { label: 'new', facilityId: 'facility_b', supplierId: 'supplier_1' });
  await registerSourceKeys(hub.db, [ref('new')]);
  const ids = [id('a'), id('b'), id('new')];
  expect(await hub.load(ids, plannerOf('facility_b'))).toMatchObject([null, { id: id('b') }, { id: id('new') }]);
  expect(await hub.load(ids, plannerOf())).toEqual([null, null, null]);
  expect(await hub.load(ids, partnerOf('supplier_1'))).toMatchObject([null, null, { id: id('new') }]);
  expect(await hub.load(ids, partnerOf('supplier_2'))).toEqual([null, null, null]);
  hub.clock.advance(61_000);
  expect(await hub.load(ids, plannerOf('facility_a'))).toMatchObject([{ id: id('a') }, null, null]);
});

test('R72: a thing that moved to another facility is gone for the old one at once', async () => {
  await using hub = await loadedHub();
  hub.source.rows.set('a', { label: 'moved', facilityId: 'facility_b' });
  hub.clock.advance(61_000);
  expect(await hub.load([id('a')], plannerOf('facility_a'))).toEqual([null]);
  await hub.writes.idle();
  expect(await hub.load([id('a')], plannerOf('facility_b'))).toMatchObject([{ value: { label: 'moved' } }]);
});

test('an older read never overwrites a newer one, and an equal state changes no version', async () => {
  await using hub = await loadedHub();
  const save = (label: string, asOf: string) =>
    hub.db.transaction((tx) =>
      saveReads(tx, hub.spec, [
        { ref: ref('a'), value: { label, facilityId: 'facility_a' }, asOf: Temporal.Instant.from(asOf) },
      ]),
    );
  expect(await save('newer', '2026-03-09T12:10:00Z')).toMatchObject([{ version: 2 }]);
  expect(await save('older', '2026-03-09T12:05:00Z')).toEqual([]);
  expect(await save('newer', '2026-03-09T12:20:00Z')).toEqual([]);
  const [row] = await hub.db.execute(
    sql`select label, version, as_of = '2026-03-09T12:20:00Z' as confirmed from sample.shelf where id = ${id('a')}`,
  );
  expect(row).toMatchObject({ label: 'newer', version: '2', confirmed: true });
});

test('many writers of the same rows in any order neither deadlock nor lose the newest', async () => {
  await using hub = await loadedHub();
  const start = hub.clock.now();
  await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      hub.db.transaction((tx) =>
        saveReads(
          tx,
          hub.spec,
          (turn % 2 ? keys : keys.toReversed()).map((key) => ({
            ref: ref(key),
            value: { label: `turn ${turn}`, facilityId: null },
            asOf: start.add({ seconds: turn + 1 }),
          })),
        ),
      ),
    ),
  );
  const rows = await hub.db.execute(sql`select distinct label from sample.shelf`);
  expect([...rows]).toEqual([{ label: 'turn 11' }]);
  const versions = hub.published.filter((each) => each.id === id('a')).map((each) => each.version);
  expect(new Set(versions).size).toBe(versions.length);
});

test('the number of statements does not grow with the number of keys', async () => {
  await using hub = await loadedHub();
  const many = Array.from({ length: 500 }, (_, n) => `k${n}`);
  await hub.db.transaction((tx) =>
    saveReads(
      tx,
      hub.spec,
      many.map((key) => ({ ref: ref(key), value: { label: key, facilityId: null }, asOf: hub.clock.now() })),
    ),
  );
  hub.statements.length = 0;
  expect((await hub.load(many.map(id), planner)).every((each) => each !== null)).toBe(true);
  expect(hub.statements).toHaveLength(1);
});

test('a key the hub has never seen is asked of its system; a key its system lacks leaves no trace', async () => {
  await using hub = await loadedHub();
  hub.source.rows.set('fresh', { label: 'fresh', facilityId: null });
  const loader = hub.reader.loader(planner, new AbortController().signal);
  const [found, missing] = await Promise.all([loader.loadByKey(ref('fresh')), loader.loadByKey(ref('rubbish'))]);
  expect(found).toMatchObject({ id: id('fresh'), provenance: { freshness: 'LIVE' } });
  expect(missing).toBeNull();
  expect(hub.source.calls).toEqual([['fresh', 'rubbish']]);
  await hub.writes.idle();
  const known = await hub.db.execute(sql`select id from hub.source_key where id in (${id('fresh')}, ${id('rubbish')})`);
  expect([...known]).toEqual([{ id: id('fresh') }]);
});

test('R72: where rights stand in a table of their own, what they do not reach is never asked of its source', async () => {
  const reach = sql`array[${id('a')}, ${id('new')}]`;
  await using hub = await loadedHub({
    visible: (viewer, one) => (viewer.role === 'partner' ? sql`${one} = any(${reach})` : sql`true`),
  });
  for (const key of ['new', 'other']) hub.source.rows.set(key, { label: key, facilityId: null });
  await registerSourceKeys(hub.db, [ref('new'), ref('other')]);
  const ids = ['a', 'b', 'new', 'other'].map(id);
  expect(await hub.load(ids, partnerOf('supplier_1'))).toMatchObject([{ id: id('a') }, null, { id: id('new') }, null]);
  expect(hub.source.calls).toEqual([['new']]);
  expect(
    await hub.reader.loader(partnerOf('supplier_1'), new AbortController().signal).loadByKey(ref('third')),
  ).toBeNull();
  expect(hub.source.calls).toHaveLength(1);
  expect((await hub.load(ids)).every((each) => each !== null)).toBe(true);
});

test('each value that was read is counted by how it was had', async () => {
  const counts: [string, string, number][] = [];
  await using hub = await loadedHub({ onRead: (...count) => counts.push(count) });
  await registerSourceKeys(hub.db, [ref('z')]);
  await hub.load([id('a'), id('b')]);
  hub.clock.advance(61_000);
  await hub.load([id('a'), id('nothing')]);
  hub.source.state = 'away';
  hub.clock.advance(61_000);
  await hub.load([id('b'), id('z')]);
  await hub.writes.idle();
  expect(counts).toEqual([
    ['shelf', 'FRESH', 2],
    ['shelf', 'LIVE', 1],
    ['shelf', 'ABSENT', 1],
    ['shelf', 'STALE', 1],
    ['shelf', 'FAILED', 1],
  ]);
});
