import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeLive } from './fake-live.ts';
import { clientOf, follow, question, streams } from './live-screen.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-late-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const cursorAt = (position: number) => Buffer.from(`live:${position}`).toString('base64url');
const behind = (position: number) => ({ query: question, extensions: { after: cursorAt(position) } });

test('a cursor that is too far back ends the subscription of who brought it, and nobody else’s', async () => {
  await using live = await fakeLive(stateDir);
  using first = clientOf(live, await live.token());
  using second = clientOf(live, await live.token());
  for (const name of ['one', 'two', 'three']) live.items.change('item_a', name);
  live.items.oldest = 2;
  const steady = follow(first);
  await streams(live, 1);
  expect(await follow(second, behind(0)).over).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  // The same client may go on from where it may.
  const again = follow(second, behind(2));
  await again.names(1);
  live.items.change('item_a', 'four');
  expect(await steady.names(1)).toEqual(['four']);
  expect(await again.names(2)).toEqual(['three', 'four']);
});

test('two who come back with one cursor are both told all behind it, the second while the first catches up', async () => {
  await using live = await fakeLive(stateDir);
  using first = clientOf(live, await live.token());
  using second = clientOf(live, await live.token());
  for (const name of ['one', 'two', 'three']) live.items.change('item_a', name);
  const go = Promise.withResolvers<void>();
  live.items.mostFrames = 1;
  live.items.beforeFrames = (position) => (position === 2 ? go.promise : undefined);
  const one = follow(first, behind(1));
  expect(await one.names(1)).toEqual(['two']);
  const two = follow(second, behind(1));
  expect(await two.names(1)).toEqual(['two']);
  go.resolve();
  expect(await one.names(2)).toEqual(['two', 'three']);
  expect(await two.names(2)).toEqual(['two', 'three']);
  // Both have caught up, and share what comes.
  await streams(live, 1);
  live.items.change('item_a', 'four');
  expect(await Promise.all([one.names(3), two.names(3)])).toEqual([
    ['two', 'three', 'four'],
    ['two', 'three', 'four'],
  ]);
});

test('after its database was restored a subgraph is believed: who listens, and who comes back, is told what follows', async () => {
  await using live = await fakeLive(stateDir);
  using first = clientOf(live, await live.token());
  using second = clientOf(live, await live.token());
  for (const name of ['one', 'two', 'three']) live.items.change('item_a', name);
  const steady = follow(first, behind(2));
  expect(await steady.names(1)).toEqual(['three']);
  live.items.restore(1);
  // It is told of the interruption.
  await steady.names(2);
  live.items.away(false);
  await streams(live, 1);
  live.items.change('item_a', 'new');
  expect((await steady.names(3)).at(-1)).toBe('new');
  const before = live.items.opened.length;
  const late = follow(second, behind(3));
  await expect.poll(() => live.items.opened.length, { timeout: 10_000 }).toBe(before + 1);
  live.items.change('item_a', 'newer');
  expect((await steady.names(4)).at(-1)).toBe('newer');
  expect(await late.names(1)).toEqual(['newer']);
});

test('a subscription that leaves its field to a variable is refused alone; the others of its socket go on', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const steady = follow(client);
  await streams(live, 1);
  for (const [query, variables, path] of [
    ['subscription($s: Boolean!) { itemChanged @skip(if: $s) { id } }', { s: true }, '/graphql'],
    ['subscription($s: Boolean!) { itemChanged @skip(if: $s) { id } }', { s: true }, '/partner/graphql'],
    ['subscription { itemChanged @skip(if: true) { id } }', {}, '/graphql'],
  ] as const) {
    using other = clientOf(live, await live.token(), path);
    const beside = follow(other, 'subscription { itemChanged { id name } }');
    await beside.joins(live);
    expect(await follow(other, { query, variables }).over).toMatchObject([{ message: expect.any(String) }]);
    live.items.change('item_b', 'after');
    expect(await beside.names(1)).toEqual(['after']);
  }
  expect(await steady.names(3)).toEqual(['after', 'after', 'after']);
});
