import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import {
  BackordersDocument,
  carriedOut,
  createHubClient,
  HubError,
  OpenOrdersDocument,
  pages,
  RefusedByHub,
  type HubClientOptions,
  type TypedDocument,
} from '../src/client.ts';

type Reply = { status?: number; headers?: Record<string, string>; body: unknown } | 'cut';

const stack: AsyncDisposableStack[] = [];
afterEach(async () => {
  for (const each of stack.splice(0)) await each.disposeAsync();
});

/** A hub that says what it is told to, one reply a request, the last again and again. */
async function hubThatSays(...replies: Reply[]) {
  const asked: { authorization: string | undefined; body: { query: string; variables: unknown } }[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void text(request).then((body) => {
      asked.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
      const reply = replies[Math.min(asked.length, replies.length) - 1];
      if (reply === undefined || reply === 'cut') return response.destroy();
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      return response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ended = new AsyncDisposableStack();
  ended.defer(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  stack.push(ended);
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`;
  const client = (options: Partial<HubClientOptions> = {}) => createHubClient({ url, token: 'one', ...options });
  return { asked, client };
}

const page = (numbers: readonly string[], endCursor: string | null) => ({
  data: {
    purchaseOrders: {
      totalCount: 3,
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
      edges: numbers.map((number) => ({ node: { id: number, number, lines: [] } })),
    },
  },
});
const refused = (code: string, extensions: object = {}) => ({
  errors: [{ message: `It is ${code}.`, extensions: { code, ...extensions } }],
});
const change = 'mutation Change($input: ChangeInput!) { change(input: $input) { id } }' as unknown as TypedDocument<
  { change: { id: string } },
  { input: { idempotencyKey?: string } }
>;

describe('asking', () => {
  test('sends the document and its variables with the token, and gives typed data', async () => {
    const { asked, client } = await hubThatSays({ body: page(['4500000001'], null) });
    const { purchaseOrders } = await client().query(OpenOrdersDocument, { first: 5 });
    expect(purchaseOrders?.edges.map(({ node }) => node.number)).toEqual(['4500000001']);
    expect(asked).toEqual([
      {
        authorization: 'Bearer one',
        body: { query: expect.stringMatching(/^query OpenOrders/), variables: { first: 5 } },
      },
    ]);
  });

  test('what is there beside an error is to be had, and an error nobody looks at is thrown', async () => {
    const body = { data: { backorders: null }, ...refused('SOURCE_UNAVAILABLE', { system: 'erp' }) };
    const { client } = await hubThatSays({ body });
    const { data, errors } = await client().ask(BackordersDocument, {});
    expect([data.backorders, errors[0]?.extensions?.system]).toEqual([null, 'erp']);
    await expect(client().query(BackordersDocument, {})).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });

  test('a token that is over is got anew once, however many asked with it', async () => {
    const tokens = ['old', 'new'];
    let got = 0;
    const unauthenticated = { status: 401, body: refused('UNAUTHENTICATED') };
    const { asked, client } = await hubThatSays(unauthenticated, unauthenticated, { body: page([], null) });
    const hub = client({ token: async () => tokens[got++] ?? 'none' });
    await Promise.all([hub.query(OpenOrdersDocument, {}), hub.query(OpenOrdersDocument, {})]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      'Bearer old',
      'Bearer old',
      'Bearer new',
      'Bearer new',
    ]);
    const { client: refusing } = await hubThatSays(unauthenticated);
    await expect(refusing({ token: async () => 'bad' }).query(OpenOrdersDocument, {})).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });

  test('what is away for a moment is asked again, after as long as the hub says', async () => {
    const { asked, client } = await hubThatSays(
      'cut',
      { status: 502, body: '<html>' },
      { status: 429, headers: { 'retry-after': '0' }, body: refused('RATE_LIMITED', { retryAfterMs: 1 }) },
      { body: page([], null) },
    );
    await client().query(OpenOrdersDocument, {});
    expect(asked).toHaveLength(4);
  });

  test('what will not be otherwise is not asked again', async () => {
    for (const reply of [
      { status: 400, body: refused('BAD_USER_INPUT') },
      { status: 404, body: '<html>' },
    ]) {
      const { asked, client } = await hubThatSays(reply);
      await expect(client().query(OpenOrdersDocument, {})).rejects.toBeInstanceOf(HubError);
      expect(asked).toHaveLength(1);
    }
  });

  test('a code that this client does not know yet is OTHER, and stands in the errors', async () => {
    const { client } = await hubThatSays({ status: 400, body: refused('MOON_IS_FULL') });
    await expect(client().query(OpenOrdersDocument, {})).rejects.toMatchObject({
      code: 'OTHER',
      errors: [{ extensions: { code: 'MOON_IS_FULL' } }],
    });
  });

  test('what changes something goes again only with an idempotency key, or when it was refused at the door (R35)', async () => {
    const done = { body: { data: { change: { id: '1' } } } };
    const plain = await hubThatSays('cut', done);
    await expect(plain.client().query(change, { input: {} })).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(plain.asked).toHaveLength(1);
    const keyed = await hubThatSays('cut', done);
    await keyed.client().query(change, { input: { idempotencyKey: 'k' } });
    expect(keyed.asked).toHaveLength(2);
    const atTheDoor = await hubThatSays({ status: 429, body: refused('RATE_LIMITED', { retryAfterMs: 1 }) }, done);
    await atTheDoor.client().query(change, { input: {} });
    expect(atTheDoor.asked).toHaveLength(2);
  });
});

describe('what comes with it', () => {
  test('pages come as they are asked for, to the end', async () => {
    const { asked, client } = await hubThatSays({ body: page(['1', '2'], 'b') }, { body: page(['3'], null) });
    const hub = client();
    const numbers: string[] = [];
    const read = async (after: string | null) => (await hub.query(OpenOrdersDocument, { after })).purchaseOrders;
    for await (const { number } of pages(read)) {
      numbers.push(number);
      if (number === '2') expect(asked).toHaveLength(1);
    }
    expect(numbers).toEqual(['1', '2', '3']);
    expect(asked.map(({ body }) => body.variables)).toEqual([{ after: null }, { after: 'b' }]);
  });

  test('a mutation that was refused for its input says why', () => {
    expect(carriedOut({ userErrors: [], id: 1 })).toEqual({ userErrors: [], id: 1 });
    const refusedPayload = { userErrors: [{ code: 'TOO_LATE', sentence: 'It has left.' }] };
    expect(() => carriedOut(refusedPayload)).toThrow(RefusedByHub);
    expect(() => carriedOut(refusedPayload)).toThrow('It has left.');
  });
});
