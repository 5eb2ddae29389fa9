import type { TroubleChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trouble } from '../src/domain/trouble.ts';
import { noteAllTroubles, noteTroubles } from '../src/services/troubles/note-troubles.ts';
import { loadedGroup } from './small-group.ts';

let group: Awaited<ReturnType<typeof loadedGroup>>;
beforeAll(async () => void (group = await loadedGroup()));
afterAll(() => group[Symbol.asyncDispose]());

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const later = noon.add({ hours: 1 });
const orderId = hubId('order', 'erp', '4500000001');
const backordered: Trouble = {
  kind: 'BACKORDER_WITHOUT_DATE',
  key: '10',
  sentence: 'Line 10 has no day.',
  remedy: 'Ask for one.',
  orderId,
  orderNumber: '4500000001',
};
const held: Trouble = { kind: 'LINE_HELD', key: '20', sentence: 'Line 20 is held.', remedy: 'Ask why.', orderId };

const note = (scope: string, troubles: readonly Trouble[], at = noon) =>
  group.connection.db.transaction((tx) => noteTroubles(tx, scope, troubles, at));

async function told(scope: string): Promise<{ kind: string; key: string; sentence: string; isOver: boolean }[]> {
  const rows = await group.db.execute<{ data: TroubleChanged }>(sql`
    select data from hub.outbox where type = 'orders.trouble-changed' and aggregate_id in (
      select id from orders.trouble where scope = ${scope}) order by seq`);
  return rows.map(({ data: { kind, key, sentence, endedAt } }) => ({ kind, key, sentence, isOver: endedAt !== null }));
}

test('what is said again is told once; what is no longer said is over', async () => {
  const scope = 'order:a';
  await note(scope, [backordered, held]);
  await note(scope, [held, backordered], later);
  expect(await told(scope)).toHaveLength(2);
  await note(scope, [held], later);
  expect((await told(scope)).slice(2)).toEqual([
    { kind: 'BACKORDER_WITHOUT_DATE', key: '10', sentence: 'Line 10 has no day.', isOver: true },
  ]);
});

test('another sentence is told under the same id, since it was raised', async () => {
  const scope = 'order:b';
  await note(scope, [backordered]);
  await note(scope, [{ ...backordered, sentence: 'Line 10 has no day, for two days now.' }], later);
  const rows = await group.db.execute<{ raised_at: string; version: string }>(
    sql`select raised_at = ${noon.toString()} as raised_at, version from orders.trouble where scope = ${scope}`,
  );
  expect([...rows]).toEqual([{ raised_at: true, version: '2' }]);
});

test('what was over comes back as the same trouble, raised anew', async () => {
  const scope = 'order:c';
  await note(scope, [backordered]);
  await note(scope, [], noon);
  await note(scope, [backordered], later);
  expect((await told(scope)).map(({ isOver }) => isOver)).toEqual([false, true, false]);
  const rows = await group.db.execute<{ is_anew: boolean }>(
    sql`select raised_at = ${later.toString()} and ended_at is null as is_anew from orders.trouble where scope = ${scope}`,
  );
  expect([...rows]).toEqual([{ is_anew: true }]);
});

test('many scopes are judged in three statements, each on its own', async () => {
  await note('order:d', [backordered]);
  const before = group.statements.length;
  await group.connection.db.transaction((tx) =>
    noteAllTroubles(
      tx,
      [
        { scope: 'order:d', troubles: [] },
        { scope: 'order:e', troubles: [held, { ...held, sentence: 'said twice' }] },
        { scope: 'order:f', troubles: [] },
      ],
      later,
    ),
  );
  expect(group.statements.slice(before).filter((text) => /insert|update|select/.test(text))).toHaveLength(3);
  expect((await told('order:d')).map(({ isOver }) => isOver)).toEqual([false, true]);
  expect(await told('order:e')).toEqual([
    { kind: 'LINE_HELD', key: '20', sentence: 'Line 20 is held.', isOver: false },
  ]);
});

test('nothing said of what had nothing tells nobody', async () => {
  const before = await group.db.execute(sql`select count(*) from hub.outbox`);
  await note('order:nothing', []);
  expect(await group.db.execute(sql`select count(*) from hub.outbox`)).toEqual(before);
});
