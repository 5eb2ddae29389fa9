import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { fromFormatted } from './carried-operation.ts';
import type { Outlet } from './subscriber.ts';

/** One subscription on one socket, from its first frame to its end. */
export function follow(
  { socket, stream }: { readonly socket: WebSocket; readonly stream: Duplex },
  id: string,
  subscribe: (outlet: Outlet) => () => void,
): AsyncIterableIterator<never> {
  const before = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const over = Promise.withResolvers<IteratorReturnResult<undefined>>();
  over.promise.catch(() => undefined);
  let isOver = false;
  const outlet: Outlet = {
    get waitingBytes() {
      return socket.bufferedAmount;
    },
    send(json) {
      if (isOver || socket.readyState !== socket.OPEN) return;
      const message = Buffer.allocUnsafe(before.length + json.length + 1);
      before.copy(message);
      json.copy(message, before.length);
      message[message.length - 1] = closingBrace;
      socket.send(message, { binary: false });
    },
    onceDrained: (then) => void stream.once('drain', then),
    end(error) {
      isOver = true;
      if (error === undefined) over.resolve({ done: true, value: undefined });
      else over.reject(fromFormatted(error));
    },
  };
  const stop = subscribe(outlet);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => over.promise.finally(stop),
    async return() {
      isOver = true;
      stop();
      over.resolve({ done: true, value: undefined });
      return { done: true, value: undefined };
    },
    async throw(error: unknown) {
      stop();
      throw error;
    },
  };
}

const closingBrace = '}'.charCodeAt(0);
