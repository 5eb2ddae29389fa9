import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { fakeLive, type FakeLive } from './fake-live.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-slow-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const $Frame = z.object({
  type: z.literal('next'),
  payload: z.object({
    data: z.object({ itemChanged: z.object({ id: z.string(), name: z.string() }) }),
    extensions: z.object({ skipped: z.number().optional() }),
  }),
});

/** One subscriber on a plain socket, which can be kept from reading. */
async function subscriber({ gateway, token }: FakeLive) {
  const socket = new WebSocket(`${gateway.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const frames: { key: string; sequence: number; skipped: number }[] = [];
  const acknowledged = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${await token()}` } }));
  await acknowledged;
  socket.on('message', (data) => {
    const frame = $Frame.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : '{}'));
    if (!frame.success) return;
    const { data: told, extensions } = frame.data.payload;
    const { id, name } = told.itemChanged;
    frames.push({ key: id, sequence: Number(name.split(' ', 1)[0]), skipped: extensions.skipped ?? 0 });
  });
  socket.send(
    JSON.stringify({ id: 'one', type: 'subscribe', payload: { query: 'subscription { itemChanged { id name } }' } }),
  );
  return { socket, frames, [Symbol.dispose]: () => socket.terminate() };
}

const soon = { timeout: 20_000, interval: 10 };
const keys = 20;
const events = 1000;
/** Together far more than what is kept for one client, and than what lies in a connection between two machines. */
const padding = 'x'.repeat(16 * 1024);

test('who stops reading skips to the latest of each thing when it reads again; who reads gets all, in order', async () => {
  await using live = await fakeLive(stateDir);
  using reads = await subscriber(live);
  using stops = await subscriber(live);
  const told = () => [reads, stops].map(({ frames }) => frames.length);
  const warming = setInterval(() => live.items.change('item_w', '0'), 20);
  await expect.poll(() => told().every((count) => count > 0), soon).toBe(true);
  clearInterval(warming);

  stops.socket.pause();
  for (let sequence = 1; sequence <= events; sequence += 1) {
    live.items.change(`item_${sequence % keys}`, `${sequence} ${padding}`);
    // Each is made by itself, as they come.
    if (sequence % 50 === 0) await expect.poll(() => reads.frames.at(-1)?.sequence, soon).toBe(sequence);
  }
  const inOrder = Array.from({ length: events }, (_, at) => at + 1);
  expect(reads.frames.filter(({ sequence }) => sequence > 0)).toEqual(
    inOrder.map((sequence) => ({ key: `item_${sequence % keys}`, sequence, skipped: 0 })),
  );

  stops.socket.resume();
  await expect.poll(() => stops.frames.at(-1)?.sequence, soon).toBe(events);
  const late = stops.frames.filter(({ sequence }) => sequence > 0);
  // What was not skipped and what was are all there was: nothing is lost unsaid.
  expect(late.reduce((sum, { skipped }) => sum + 1 + skipped, 0)).toBe(events);
  expect(late.length).toBeLessThan(events);
  expect(late.slice(-keys).map(({ sequence }) => sequence)).toEqual(inOrder.slice(-keys));
  expect(late.map(({ sequence }) => sequence)).toEqual(late.map(({ sequence }) => sequence).toSorted((a, b) => a - b));
});
