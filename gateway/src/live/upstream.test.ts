import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { openUpstream } from './upstream.ts';

const stack: AsyncDisposableStack[] = [];
afterEach(async () => {
  for (const each of stack.splice(0)) await each.disposeAsync();
});

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly trace: unknown;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** A subgraph behind HTTP that says what a test lets it, and the way to it. */
async function subgraph(answer: (response: ServerResponse) => void) {
  const own = new AsyncDisposableStack();
  stack.push(own);
  const seen: Seen[] = [];
  const gone = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    response.once('close', () => gone.resolve());
    const body: unknown = JSON.parse((await request.toArray()).join(''));
    const { method, url, headers } = request;
    seen.push({ method, url, trace: headers['x-trace-id'], authorization: headers.authorization, body });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  own.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const upstream = openUpstream('orders', { kind: 'http', url: `http://127.0.0.1:${bound.port}/` });
  own.defer(() => upstream.close());
  const ending = new AbortController();
  const call = { authorization: 'Bearer t', traceId: 'trace-1', signal: ending.signal };
  return {
    seen,
    /** When the subgraph's side of the connection is over. */
    gone: gone.promise,
    end: () => ending.abort(),
    follow: (after?: number) => upstream.subscribe({ query: 'subscription { a }', variables: { n: 1 } }, call, after),
  };
}

const batch = (position: number, ...frames: object[]) => ({ frames, position });
const frame = (position: number) => ({ position, key: 'backorder_1', result: { data: { a: position } } });
const line = (value: object): string => `${JSON.stringify(value)}\n`;

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of of) found.push(each);
  return found;
}

test('a subscription is one POST that names where to go on, and a batch is a line, however it is cut', async () => {
  const text = line(batch(7)) + line(batch(9, frame(8), frame(9))) + line(batch(12));
  const { seen, follow } = await subgraph((response) => {
    for (const part of text.match(/.{1,11}/gsu) ?? []) response.write(part);
    response.end();
  });
  expect(await all(follow(6))).toEqual([batch(7), batch(9, frame(8), frame(9)), batch(12)]);
  const body = { query: 'subscription { a }', variables: { n: 1 }, after: 6 };
  expect(seen).toEqual([{ method: 'POST', url: '/live', trace: 'trace-1', authorization: 'Bearer t', body }]);
});

test('a batch is given when it comes, not when the answer is over', async () => {
  let say: (text: string) => void = () => undefined;
  const { follow, end, gone } = await subgraph((response) => {
    say = (text) => void response.write(text);
    say(line(batch(1)));
  });
  const batches = follow()[Symbol.asyncIterator]();
  expect((await batches.next()).value).toEqual(batch(1));
  say(line(batch(2, frame(2))));
  expect((await batches.next()).value).toEqual(batch(2, frame(2)));
  // Who ends it leaves no connection behind.
  const rest = expect(batches.next()).rejects.toThrow(/abort/i);
  end();
  await rest;
  await gone;
});

test.each([
  ['UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ['FORBIDDEN', 'FORBIDDEN'],
  ['BAD_USER_INPUT', 'BAD_USER_INPUT'],
  ['INTERNAL_SERVER_ERROR', 'SOURCE_UNAVAILABLE'],
])('a last line that says %s ends it as %s', async (said, code) => {
  const { follow } = await subgraph((response) => {
    response.write(line(batch(1)));
    response.end(line({ error: { message: 'No more.', extensions: { code: said } } }));
  });
  await expect(all(follow())).rejects.toMatchObject({ code });
});

test.each([
  ['a status of its own', (response: ServerResponse) => response.writeHead(503).end(), 'SOURCE_UNAVAILABLE'],
  ['a connection that breaks off', (response: ServerResponse) => response.destroy(), 'SOURCE_UNAVAILABLE'],
  ['what is no JSON', (response: ServerResponse) => response.end('so it goes\n'), 'SOURCE_CONTRACT_BROKEN'],
  [
    'what is no batch',
    (response: ServerResponse) => response.end(line({ position: 'here' })),
    'SOURCE_CONTRACT_BROKEN',
  ],
])('%s is told by its code', async (_, answer, code) => {
  const { follow } = await subgraph(answer);
  await expect(all(follow())).rejects.toMatchObject({ code });
});

test('a subgraph that is not there is away', async () => {
  const upstream = openUpstream('orders', { kind: 'http', url: 'http://127.0.0.1:9' });
  const call = { authorization: undefined, traceId: 'trace-1', signal: new AbortController().signal };
  await expect(all(upstream.subscribe({ query: '{ a }' }, call, undefined))).rejects.toMatchObject({
    code: 'SOURCE_UNAVAILABLE',
    message: expect.stringContaining('orders subgraph'),
  });
  await upstream.close();
});
