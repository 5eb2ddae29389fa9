import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import type { Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { OperationContext } from '../operation-context.ts';
import { openSocketDoor } from './socket-door.ts';
import type { TokenEnds } from './token-ends.ts';

const viewer: Viewer = {
  subject: 'somebody',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: Temporal.Instant.from('2026-03-10T12:00:00Z'),
};

test('a socket that has gone while its token was looked at leaves nothing that waits for its end', async () => {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waiting = 0;
  const tokenEnds: TokenEnds = {
    add() {
      waiting += 1;
      return () => (waiting -= 1);
    },
    stop: () => undefined,
  };
  const door = openSocketDoor({
    apollo: new ApolloServer<OperationContext>({ typeDefs: 'type Query { a: Int }' }),
    feed: {
      subscribe: () => () => undefined,
      replan: () => undefined,
      topicCount: 0,
      close: async () => undefined,
    },
    verifier: {
      async verify() {
        arrived.resolve();
        await released.promise;
        return viewer;
      },
    },
    tokenEnds,
    log: silentLog,
    operations: undefined,
    paths: new Map([['/graphql', undefined]]),
    operationTimeoutMs: 1000,
    corsOrigins: [],
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => door.upgrade(request, socket, head));
  const gone = new Promise<void>((resolve) =>
    server.once('connection', (socket: Socket) => void socket.once('close', () => resolve())),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const socket = new WebSocket(`ws://127.0.0.1:${bound.port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await arrived.promise;
  socket.terminate();
  await gone;
  released.resolve();
  await turn();
  expect(waiting).toBe(0);
  await door.close();
  server.close();
});
