import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeLive } from './fake-live.ts';

export const question = 'subscription { itemChanged { id name onHand } }';

/** A client of graphql-ws that never comes back by itself, closed with the test. */
export function clientOf({ gateway }: FakeLive, token: string, path = '/graphql'): Client & Disposable {
  const client = createClient({
    url: `${gateway.address.replace('http', 'ws')}${path}`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return Object.assign(client, { [Symbol.dispose]: () => void client.dispose() });
}

interface Told {
  data?: Record<string, unknown> | null | undefined;
  errors?: readonly { message: string; extensions?: Record<string, unknown> | undefined }[] | undefined;
  extensions?: Record<string, unknown> | undefined;
}

export function follow(client: Client, payload: string | SubscribePayload = question) {
  const told: Told[] = [];
  const joined = Promise.withResolvers<void>();
  const over = Promise.withResolvers<unknown>();
  const stop = client.subscribe(typeof payload === 'string' ? { query: payload } : payload, {
    next: ({ data, errors, extensions }) => {
      if (nameOf(data) === warm) joined.resolve();
      else told.push({ data, ...(errors && { errors }), ...(isObject(extensions) && { extensions }) });
    },
    error: (error) => over.resolve(error),
    complete: () => over.resolve('complete'),
  });
  return {
    told,
    stop,
    over: over.promise,
    /** Until it is among those who are told. */
    async joins({ items }: FakeLive) {
      const again = setInterval(() => items.change('item_warm', warm), 10);
      await joined.promise;
      clearInterval(again);
    },
    async names(count: number) {
      await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
      return told.map(({ data }) => nameOf(data));
    },
  };
}
const warm = 'warming up';
const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
export const nameOf = (data: unknown): unknown =>
  data !== null && typeof data === 'object' && 'itemChanged' in data
    ? (data.itemChanged as { name: string }).name
    : null;
/** Until so many streams of the subgraph are open. */
export const streams = ({ items }: FakeLive, count: number) =>
  expect.poll(() => items.open, { timeout: 10_000 }).toBe(count);
