import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventsMigrations } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import { connect, migrate } from '@supply-hub/postgres';
import { subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '../src/db/schema.ts';
import { caseOf, fold, foldMissing, type CaseState } from '../src/domain/schedule.ts';
import { proceduresMigrations } from '../src/server.ts';
import { caseId, facilityId, theatreId } from './ids.ts';

test('cases that were read before there were messages stand at once, under the versions they were told with', async () => {
  await using database = await testDatabase([eventsMigrations, subgraphKitMigrations]);
  const first = await mkdtemp(join(tmpdir(), 'first-migration-'));
  await cp(new URL('0001-surgical-cases.sql', proceduresMigrations.directory), join(first, '0001-surgical-cases.sql'));
  const modules = [eventsMigrations, subgraphKitMigrations];
  const before = { ...proceduresMigrations, directory: pathToFileURL(`${first}/`) };
  await migrate(database.url, [...modules, before], { log: silentLog });
  await using connection = connect({ url: database.url, schema: 'procedures', name: 'test' });
  const { db } = connection;
  const state = {
    number: 'C-1',
    facilityId: facilityId('north'),
    theatreId: theatreId('north', 'or-1'),
    scheduledAt: '2026-03-10T13:00:00Z',
    endsAt: '2026-03-10T14:30:00Z',
    status: 'SCHEDULED',
    procedure: { system: 'urn:x', code: 'P1', display: null },
    surgeon: null,
  };
  await db.execute(sql`
    insert into surgical_case (id, system, source_key, state, shape, state_hash, version, as_of, facility_ids,
      supplier_ids, number, facility_id, scheduled_at, status)
    values (${caseId('C-1')}, 'ehr', '{C-1}', ${JSON.stringify(state)}::text::jsonb, 1, 'x', 7, '2026-03-09T12:00:00Z',
      array[${state.facilityId}], '{}', 'C-1', ${state.facilityId}, ${state.scheduledAt}::timestamptz, 'SCHEDULED')`);
  await db.execute(sql`
    insert into hub.feed (subgraph, name, system, cursor, confirmed_through)
    values ('procedures', 'surgical-cases/ehr', 'ehr', '2026-03-09T12:00:00Z', '2026-03-09T12:00:00Z')`);

  await migrate(database.url, [...modules, proceduresMigrations], { log: silentLog });
  const [kept] = await db.execute<{ registers: CaseState; version: string }>(
    sql`select registers, version from surgical_case`,
  );
  const { facilityId: _facility, theatreId: _theatre, ...expected } = state;
  expect(kept?.version).toBe('7');
  const registers = kept?.registers ?? { said: {} };
  expect(caseOf(registers)).toMatchObject({ ...expected, theatreId: state.theatreId });
  // Whatever is said next is newer.
  expect(fold(registers, { eventAt: 1, receivedAt: 1, isRead: false, facts: { status: 'CANCELLED' } })).toMatchObject({
    effect: 'CANCELLED',
  });
  expect([
    ...(await db.execute(sql`select case_id from case_identifier where authority = '' and value = 'C-1'`)),
  ]).toEqual([{ case_id: caseId('C-1') }]);
  expect([...(await db.execute(sql`select case_id from demand_due`))]).toEqual([{ case_id: caseId('C-1') }]);
  // The schedule is read whole once more.
  expect(await db.execute(sql`select from hub.feed`)).toHaveLength(0);
  await rm(first, { recursive: true });
});

/** A database as a release left it that had these migrations. */
async function earlierRelease(...names: readonly string[]) {
  const database = await testDatabase([eventsMigrations, subgraphKitMigrations]);
  const folder = await mkdtemp(join(tmpdir(), 'earlier-migrations-'));
  for (const name of names)
    await cp(new URL(`${name}.sql`, proceduresMigrations.directory), join(folder, `${name}.sql`));
  const modules = [eventsMigrations, subgraphKitMigrations];
  const before = { ...proceduresMigrations, directory: pathToFileURL(`${folder}/`) };
  await migrate(database.url, [...modules, before], { log: silentLog });
  const { db, close } = connect({ url: database.url, schema: 'procedures', name: 'test' });
  return {
    db,
    update: () => migrate(database.url, [...modules, proceduresMigrations], { log: silentLog }),
    async [Symbol.asyncDispose]() {
      await close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

test('the tables have the columns that the code knows, and no others', async () => {
  await using database = await testDatabase([eventsMigrations, subgraphKitMigrations, proceduresMigrations]);
  await using connection = connect({ url: database.url, schema: 'procedures', name: 'test' });
  const rows = await connection.db.execute<{ table: string; column: string; nullable: boolean }>(sql`
    select table_name as table, column_name as column, is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'procedures' order by 1, 2`);
  for (const table of Object.values(schema)) {
    const { name, columns } = getTableConfig(table);
    const known = columns.map((each) => ({
      table: name,
      column: each.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      nullable: !each.notNull,
    }));
    expect(rows.filter((row) => row.table === name)).toEqual(known.toSorted((a, b) => (a.column < b.column ? -1 : 1)));
  }
});

test('R29: a case that was missing before that had a time is missing since it was last heard of', async () => {
  await using release = await earlierRelease('0001-surgical-cases', '0002-schedule', '0003-demand', '0004-impact');
  const { db } = release;
  const said = { status: { at: 100, receivedAt: 100, value: 'SCHEDULED' } };
  for (const [number, isMissing] of [
    ['C-1', true],
    ['C-2', false],
  ] as const)
    await db.execute(sql`
      insert into surgical_case (id, number, status, registers, system, version, as_of)
      values (${caseId(number)}, ${number}, ${isMissing ? 'VOIDED' : 'SCHEDULED'},
        ${JSON.stringify({ said, isMissing })}::text::jsonb, 'ehr', 2, '1970-01-01T00:00:00.500Z')`);

  await release.update();
  const rows = await db.execute<{ registers: CaseState }>(sql`select registers from surgical_case order by number`);
  const [missing, there] = rows.map(({ registers }) => registers);
  if (missing === undefined || there === undefined) throw new Error('a case is gone');
  const message = (eventAt: number) =>
    ({ eventAt, receivedAt: 900, isRead: false, facts: { status: 'SCHEDULED' } }) as const;
  expect([caseOf(missing).status, caseOf(there).status]).toEqual(['VOIDED', 'SCHEDULED']);
  expect(fold(missing, message(200)).case.status).toBe('VOIDED');
  expect(fold(missing, message(600)).case.status).toBe('SCHEDULED');
  expect(foldMissing(there, 700).case.status).toBe('VOIDED');
});

test('where the first reading of a facility’s stock has not ended, its stock is not known any more, and it is decided anew', async () => {
  await using release = await earlierRelease(
    '0001-surgical-cases',
    '0002-schedule',
    '0003-demand',
    '0004-impact',
    '0005-missing-at',
  );
  const { db } = release;
  for (const slug of ['north', 'south']) {
    const id = facilityId(slug);
    const state = JSON.stringify({ slug });
    await db.execute(sql`insert into facility_copy (id, version, state) values (${id}, 1, ${state}::text::jsonb)`);
    await db.execute(sql`insert into stock_heard (facility_id) values (${id})`);
    await db.execute(sql`
      insert into hub.feed (subgraph, name, system, confirmed_through)
      values ('inventory', ${`stock/${slug}`}, 'erp', ${slug === 'north' ? '2026-03-09T12:00:00Z' : null}::timestamptz)`);
    await db.execute(sql`
      insert into case_demand (id, case_id, facility_id, item_id, card_id, card_system, card_key, unit, open, hold,
        starts_at, urgency)
      values (${`demand_${slug}`}, 'case_1', ${id}, 'item_1', 'card_1', 'erp', 'CUP', 'EA', 1, 0,
        '2026-03-10T13:00:00Z', 0)`);
  }
  await release.update();
  expect([...(await db.execute(sql`select facility_id from stock_heard`))]).toEqual([
    { facility_id: facilityId('north') },
  ]);
  expect([...(await db.execute(sql`select item_id, facility_id from allocation_due`))]).toEqual([
    { item_id: 'item_1', facility_id: facilityId('south') },
  ]);
});
