import type { Client } from 'graphql-ws';
import type { HubClientOptions } from './hub-client.ts';
import { codeOf, HubError, type AnswerError } from './hub-error.ts';
import type { Tokens } from './tokens.ts';
import { traceHeadersOf } from './trace-headers.ts';
import { textOf, type TypedDocument } from './typed-document.ts';

/** One frame of a subscription. */
export interface LiveAnswer<Result> {
  readonly data: Result;
  readonly errors: readonly AnswerError[];
  /** Give it as `after` to go on behind this frame, now or days later. */
  readonly cursor: string | null;
  /** How many earlier frames of the same thing were left out, because this client did not read in time. */
  readonly skipped: number;
}

export interface LiveOptions {
  /** Go on behind this cursor. @default from now on */
  readonly after?: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

export interface Live {
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: LiveOptions,
  ): AsyncIterable<LiveAnswer<Result>>;
  close(): Promise<void>;
}

const firstRestMs = 200;
const longestRestMs = 10_000;

export function createLive(options: HubClientOptions, tokens: Tokens): Live {
  const url = options.liveUrl ?? options.url.replace(/^http/, 'ws');
  let used: string | undefined;
  let client: Promise<Client> | undefined;
  const isClosed = new AbortController();

  // An app that never subscribes need not load it.
  const opened = (): Promise<Client> =>
    (client ??= import('graphql-ws').then(({ createClient }) =>
      createClient({
        url,
        retryAttempts: 0,
        ...(options.webSocket !== undefined && { webSocketImpl: options.webSocket }),
        connectionParams: async () => {
          used = await tokens.current();
          return { authorization: `Bearer ${used}` };
        },
      }),
    ));

  async function* subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { after, signal }: LiveOptions,
  ): AsyncGenerator<LiveAnswer<Result>, void> {
    const over = signal === undefined ? isClosed.signal : AbortSignal.any([signal, isClosed.signal]);
    let cursor = after ?? null;
    let isTokenNew = false;
    const { traceparent } = traceHeadersOf(options.traceparent);
    for (let failures = 0; !over.aborted;) {
      const socket = await opened();
      if (over.aborted) return;
      const frames = socket.iterate<Result, Record<string, unknown>>({
        query: textOf(document),
        variables: Object.fromEntries(Object.entries(variables ?? {})),
        ...((cursor !== null || traceparent !== undefined) && {
          extensions: { ...(cursor !== null && { after: cursor }), ...(traceparent !== undefined && { traceparent }) },
        }),
      });
      const stop = (): void => void frames.return?.();
      over.addEventListener('abort', stop, { once: true });
      try {
        for await (const { data, errors = [], extensions } of frames) {
          failures = 0;
          isTokenNew = false;
          const told = extensions?.['cursor'];
          if (typeof told === 'string') cursor = told;
          if (data === null || data === undefined) {
            // A part of the hub is away for a moment: it says so, and goes on by itself behind the last frame.
            if (told === undefined && errors[0]?.extensions?.code === 'SOURCE_UNAVAILABLE') continue;
            throw refusal(errors);
          }
          const skipped = extensions?.['skipped'];
          yield { data, errors, cursor, skipped: typeof skipped === 'number' ? skipped : 0 };
        }
        // The hub has nothing more to say, as when it stops: another may.
        if (over.aborted) return;
      } catch (error) {
        if (over.aborted) return;
        if (Array.isArray(error)) throw refusal(error);
        if (error instanceof HubError) throw error;
        if (isOfToken(error)) {
          // A token that ends closes the connection; with another it may be opened again, once.
          if (isTokenNew || used === undefined || !tokens.isOver(used))
            throw new HubError('The hub refuses the connection.', { code: 'UNAUTHENTICATED', cause: error });
          isTokenNew = true;
        }
      } finally {
        over.removeEventListener('abort', stop);
      }
      await rest(Math.min(longestRestMs, firstRestMs * 2 ** failures) * (0.5 + Math.random() / 2), over);
      failures += 1;
    }
  }

  return {
    subscribe,
    async close() {
      isClosed.abort();
      await (await client)?.dispose();
    },
  };
}

/** How GraphQL over WebSocket says that a token is none, or is over. */
function isOfToken(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 4401 || code === 4403;
}

function refusal(errors: readonly AnswerError[]): HubError {
  return new HubError(errors.map(({ message }) => message).join(' ') || 'The subscription was refused.', {
    code: codeOf(errors),
    errors,
  });
}

function rest(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    over.addEventListener('abort', end, { once: true });
  });
}
