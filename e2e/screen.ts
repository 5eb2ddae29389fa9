import type { TokenRequest } from '@supply-hub/identity';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { RunningHub } from './running-hub.ts';

/** What somebody is told, in order. */
export class Told implements AsyncDisposable {
  /** Each result's data, or what it says is wrong. */
  readonly told: unknown[] = [];
  /** When, by `performance.now()`. */
  readonly toldAt: number[] = [];
  readonly cursors: unknown[] = [];
  readonly #end: () => Promise<void>;

  constructor(end: () => Promise<void>) {
    this.#end = end;
  }

  keep(told: unknown, cursor?: unknown): void {
    this.toldAt.push(performance.now());
    this.told.push(told);
    this.cursors.push(cursor);
  }

  /** When it was told what has these words, each time. */
  timesOf(...words: readonly string[]): number[] {
    const texts = this.told.map((one) => JSON.stringify(one));
    return this.toldAt.filter((_, at) => words.every((word) => texts[at]?.includes(word) === true));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#end();
  }
}

export interface WatchOptions {
  /** A cursor to go on behind. @default from now on */
  readonly after?: unknown;
  /** @default /graphql */
  readonly path?: string;
}

/** A screen of somebody, on a WebSocket of its own. */
export async function watch(
  hub: Pick<RunningHub, 'address' | 'token'>,
  as: TokenRequest,
  query: string,
  { after, path = '/graphql' }: WatchOptions = {},
): Promise<Told> {
  const client = createClient({
    url: hub.address.replace('http', 'ws') + path,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${await hub.token(as)}` },
    retryAttempts: 0,
  });
  const screen = new Told(async () => client.dispose());
  client.subscribe(
    { query, ...(after !== undefined && { extensions: { after } }) },
    {
      next: ({ data, errors, extensions }) => screen.keep(data ?? errors, cursorOf(extensions)),
      error: (error) => screen.keep(error),
      complete: () => undefined,
    },
  );
  return screen;
}

const cursorOf = (extensions: unknown) =>
  extensions !== null && typeof extensions === 'object' && 'cursor' in extensions ? extensions.cursor : undefined;
