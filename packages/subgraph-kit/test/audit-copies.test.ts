import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { idOf, saveCopies, type SourceRead } from '../src/subgraph-kit.ts';
import { sampleHub, type Shelf } from './sample.ts';

const ref = (key: string) => ({ type: 'stock', system: 'keeper', key: [key] }) as const;
const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const read = (key: string, label: string | null, minutes = 0, feed?: string): SourceRead<Shelf> => ({
  ref: ref(key),
  value: label === null ? null : { label, facilityId: 'facility_n' },
  asOf: noon.add({ minutes }),
  ...(feed !== undefined && { feed }),
});

async function audited() {
  const hub = await sampleHub();
  const spec = { ...hub.spec, audited: 'shelf-changed' };
  return Object.assign(hub, {
    save: (...reads: SourceRead<Shelf>[]) => saveCopies(hub.db, spec, reads),
    entries: async () => [
      ...(await hub.db.execute(
        sql`select actor, action, subject, before, after, facility_ids from hub.audit_entry order by seq`,
      )),
    ],
  });
}

test('what a system says anew, changes or has no more leaves an entry each, with what differs', async () => {
  await using hub = await audited();
  await hub.save(read('a', 'Sutures'));
  await hub.save(read('a', 'Sutures', 1));
  await hub.save(read('a', 'Staplers', 2));
  await hub.save(read('a', 'Sutures', 1));
  await hub.save(read('a', null, 3));
  await hub.save(read('a', null, 4));
  const common = {
    actor: 'system:keeper',
    action: 'shelf-changed',
    subject: idOf(ref('a')),
    facility_ids: ['facility_n'],
  };
  expect(await hub.entries()).toEqual([
    { ...common, before: null, after: { label: 'Sutures', facilityId: 'facility_n' } },
    { ...common, before: { label: 'Sutures' }, after: { label: 'Staplers' } },
    { ...common, before: { label: 'Staplers', facilityId: 'facility_n' }, after: null },
  ]);
});

test('the first load of a feed changes nothing in the world; what comes after it does', async () => {
  await using hub = await audited();
  await hub.db.execute(sql`insert into hub.feed (subgraph, name, system) values ('sample', 'shelf', 'keeper')`);
  await hub.save(read('a', 'Sutures', 0, 'shelf'), read('b', 'Gloves', 0, 'shelf'));
  expect(await hub.entries()).toEqual([]);
  await hub.save(read('b', 'Drapes', 1, 'shelf'));
  await hub.db.execute(sql`update hub.feed set confirmed_through = '2026-03-09T12:01:30Z'`);
  await hub.save(read('c', 'Masks', 2, 'shelf'));
  expect((await hub.entries()).map(({ subject }) => subject)).toEqual([idOf(ref('b')), idOf(ref('c'))]);
});
