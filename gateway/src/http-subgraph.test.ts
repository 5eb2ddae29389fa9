import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { httpSubgraph } from './http-subgraph.ts';

async function askOf(listener: RequestListener, maxResponseBytes?: number): Promise<unknown> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  const subgraph = httpSubgraph('orders subgraph', `http://127.0.0.1:${port}`, maxResponseBytes);
  const call = {
    authorization: undefined,
    deadline: AbortSignal.timeout(5000),
    traceId: 'trace-1',
    remainingMs: () => 42,
  };
  try {
    return await subgraph.execute({ query: '{ a }' }, call);
  } finally {
    await subgraph.close();
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
}

test('an operation is one POST with the trace and what is left of the time', async () => {
  const seen: unknown[] = [];
  const answer = await askOf(async (request, response) => {
    const { method, url, headers } = request;
    seen.push(method, url, headers['x-trace-id'], headers['x-deadline-ms'], headers.authorization);
    seen.push(JSON.parse((await request.toArray()).join('')));
    response.end('{"data":{"a":1}}');
  });
  expect(answer).toEqual({ data: { a: 1 } });
  expect(seen).toEqual(['POST', '/graphql', 'trace-1', '42', undefined, { query: '{ a }' }]);
});

test('a refusal with GraphQL errors is an answer, whatever its status', async () => {
  const errors = [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }];
  expect(await askOf((_, response) => response.writeHead(401).end(JSON.stringify({ errors })))).toEqual({ errors });
});

test('an answer beyond the cap is not read to its end', async () => {
  const large = askOf((_, response) => response.end(`{"data":{"a":"${'x'.repeat(5000)}"}}`), 1000);
  await expect(large).rejects.toMatchObject({
    code: 'SOURCE_CONTRACT_BROKEN',
    message: expect.stringContaining('more than 1000 bytes'),
  });
});

test('a connection that breaks off is the subgraph being away', async () => {
  const broken = askOf((request) => request.socket.destroy());
  await expect(broken).rejects.toMatchObject({
    code: 'SOURCE_UNAVAILABLE',
    message: 'orders subgraph is not available: it closed the connection',
  });
});
