import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { fakeLive, type FakeLive } from './fake-live.ts';
import { clientOf, follow, nameOf, question, streams } from './live-screen.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-live-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

test('an event reaches a subscriber with what other subgraphs know of it, and a cursor', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client);
  await streams(live, 1);
  live.items.change('item_a', 'Gauze');
  live.items.change('item_bb', 'Screw');
  await one.names(2);
  expect(one.told).toEqual([
    { data: { itemChanged: { id: 'item_a', name: 'Gauze', onHand: 6 } }, extensions: { cursor: expect.any(String) } },
    { data: { itemChanged: { id: 'item_bb', name: 'Screw', onHand: 7 } }, extensions: { cursor: expect.any(String) } },
  ]);
  one.stop();
  await streams(live, 0);
});

test('those who ask the same with the same rights share one stream and one resolution; other rights have their own', async () => {
  await using live = await fakeLive(stateDir);
  const tokens = await Promise.all([
    live.token(),
    live.token(),
    live.token({ facilities: ['facility_north'] }),
    live.token({ role: 'buyer' }),
  ]);
  const clients = tokens.map((token) => clientOf(live, token));
  const all = clients.map((client) => follow(client));
  await Promise.all(all.map((one) => one.joins(live)));
  expect(live.items.open).toBe(3);
  live.items.change('item_a', 'Gauze');
  await Promise.all(all.map((one) => one.names(1)));
  expect(live.stockCalls.filter((variables) => JSON.stringify(variables).includes('item_a'))).toHaveLength(3);
  for (const client of clients) void client.dispose();
  await streams(live, 0);
});

test('who comes back with a cursor misses nothing and gets nothing twice, also while others listen', async () => {
  await using live = await fakeLive(stateDir);
  using first = clientOf(live, await live.token());
  using other = clientOf(live, await live.token());
  const [one, steady] = [follow(first), follow(other)];
  await Promise.all([one.joins(live), steady.joins(live)]);
  live.items.change('item_a', 'one');
  await Promise.all([one.names(1), steady.names(1)]);
  one.stop();
  live.items.change('item_a', 'two');
  live.items.change('item_b', 'three');
  await steady.names(3);
  const again = follow(first, { query: question, extensions: { after: one.told[0]?.extensions?.['cursor'] } });
  await again.names(2);
  // It caught up, so it shares the stream of the others again.
  await streams(live, 1);
  live.items.change('item_c', 'four');
  expect(await again.names(3)).toEqual(['two', 'three', 'four']);
  expect(await steady.names(4)).toEqual(['one', 'two', 'three', 'four']);
});

test('a subgraph that goes away is told on the subscription, which goes on by itself without loss', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client);
  await streams(live, 1);
  live.items.change('item_a', 'before');
  await one.names(1);
  live.items.away(true);
  await one.names(2);
  live.items.change('item_a', 'meanwhile');
  live.items.away(false);
  expect(await one.names(3)).toEqual(['before', null, 'meanwhile']);
  expect(one.told[1]).toMatchObject({ data: null, errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE' } }] });
});

test('a stream goes on under the token of another with the same rights, and ends when there is none', async () => {
  await using live = await fakeLive(stateDir);
  const [short, long] = await Promise.all([live.token({ expiresInMs: 3_600_000 }), live.token()]);
  using first = clientOf(live, short);
  using second = clientOf(live, long);
  const one = follow(first);
  await streams(live, 1);
  const two = follow(second);
  await two.joins(live);
  live.items.change('item_a', 'one');
  await Promise.all([one.names(1), two.names(1)]);
  live.items.refused.add(`Bearer ${short}`);
  live.items.change('item_a', 'two');
  expect(await two.names(2)).toEqual(['one', 'two']);
  expect(live.items.opened.map(({ authorization }) => authorization)).toEqual([`Bearer ${short}`, `Bearer ${long}`]);
  live.items.refused.add(`Bearer ${long}`);
  live.items.change('item_a', 'three');
  expect(await two.over).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('a socket ends when its token does, and a bad one never begins', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token({ expiresInMs: 60_000 }));
  const one = follow(client);
  await streams(live, 1);
  live.clock.advance(61_000);
  expect(await one.over).toMatchObject({ code: 4403, reason: 'The token has expired.' });
  await streams(live, 0);
  using bad = clientOf(live, 'rubbish');
  expect(await follow(bad).over).toMatchObject({ code: 4403 });
});

test.each([
  ['an unknown field', 'subscription { itemChanged { colour } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['two fields', 'subscription { a: itemChanged { id } b: itemChanged { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['rubbish', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
])('%s is refused on its subscription alone', async (_, query, code) => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client, query);
  expect(await one.over).toMatchObject([{ extensions: { code } }]);
  expect(await follow(client, '{ warehouseCount }').over).toBe('complete');
});

test('a cursor that is none is refused', async () => {
  await using live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client, { query: question, extensions: { after: 'yesterday' } });
  expect(await one.over).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a page of another site may not open a socket', async () => {
  await using live = await fakeLive(stateDir, { corsOrigins: ['https://desk.example'] });
  const url = `${live.gateway.address.replace('http', 'ws')}/graphql`;
  const opened = (origin: string, path = '') =>
    new Promise((resolve) => {
      const socket = new WebSocket(url + path, 'graphql-transport-ws', { origin });
      socket.on('open', () => {
        socket.close();
        resolve('open');
      });
      socket.on('error', (error) => resolve(error.message));
    });
  expect(await opened('https://evil.example')).toContain('403');
  expect(await opened('https://desk.example')).toBe('open');
  expect(await opened(live.gateway.address)).toBe('open');
  expect(await opened(live.gateway.address, '/other')).toContain('404');
});

test('a stop tells every client to come back, and ends', async () => {
  const live = await fakeLive(stateDir);
  using client = clientOf(live, await live.token());
  const one = follow(client);
  await streams(live, 1);
  const stream = await events(live, await live.token());
  await live.gateway.close();
  expect(await one.over).toMatchObject({ code: 1001 });
  expect(await stream.rest()).not.toContain('complete');
  expect(live.items.open).toBe(0);
});

test('as Server-Sent Events it is the same, with the cursor as the id to go on from', async () => {
  await using live = await fakeLive(stateDir);
  const token = await live.token();
  const first = await events(live, token);
  expect(first.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  await streams(live, 1);
  live.items.change('item_a', 'one');
  const [event] = await first.next(1);
  expect(event).toMatchObject({ event: 'next', id: expect.any(String) });
  expect(JSON.parse(event?.['data'] ?? '')).toEqual({
    data: { itemChanged: { id: 'item_a', name: 'one', onHand: 6 } },
    extensions: { cursor: event?.['id'] },
  });
  await first.close();
  await streams(live, 0);
  live.items.change('item_a', 'two');
  const second = await events(live, token, { 'last-event-id': event?.['id'] ?? '' });
  const [missed] = await second.next(1);
  expect(nameOf(JSON.parse(missed?.['data'] ?? '').data)).toBe('two');
  live.clock.advance(24 * 3_600_000);
  const [ended, complete] = await second.next(2);
  expect(JSON.parse(ended?.['data'] ?? '')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(complete).toMatchObject({ event: 'complete' });
});

test('a stream is refused by status before it begins', async () => {
  await using live = await fakeLive(stateDir);
  const none = await events(live, 'rubbish');
  expect(none.response.status).toBe(401);
  const wrong = await events(live, await live.token(), {}, 'subscription { nothing }');
  expect(wrong.response.status).toBe(400);
  const plain = await fetch(`${live.gateway.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await live.token()}` },
    body: JSON.stringify({ query: question }),
  });
  expect(plain.status).toBe(400);
  expect(await plain.text()).toContain('text/event-stream');
});

async function events(live: FakeLive, token: string, headers: Record<string, string> = {}, query = question) {
  const gone = new AbortController();
  const response = await fetch(`${live.gateway.address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...headers,
    },
    body: JSON.stringify({ query }),
    signal: gone.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const parse = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => block.includes('event:'))
      .map((block): Record<string, string> =>
        Object.fromEntries(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        ),
      );
  let given = 0;
  return {
    response,
    async next(count: number) {
      while (parse().length < given + count) {
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) break;
        text += value ?? '';
      }
      const some = parse().slice(given, given + count);
      given += some.length;
      return some;
    },
    async rest() {
      for (;;) {
        const { value, done } = (await reader?.read().catch(() => ({ done: true, value: '' }))) ?? { done: true };
        if (done) return text;
        text += value ?? '';
      }
    },
    async close() {
      gone.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}
