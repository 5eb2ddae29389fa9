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
  /**
   * Go on behind this cursor.
   * @default from when the hub has taken it: what happens in the moment before is not told
   */
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

/** Why there are no more frames of one try. */
type End =
  | { readonly kind: 'broken' }
  /** The subscription is refused; or the connection, because of its token. */
  | { readonly kind: 'refused' | 'closed'; readonly error: HubError }
  /** An event was told of, and its frame could not be made. */
  | { readonly kind: 'unmade'; readonly error: HubError };

const firstRestMs = 200;
const longestRestMs = 10_000;
/** How often a frame that could not be made is asked for again. */
const mostRepeats = 5;

export function createLive(options: HubClientOptions, tokens: Tokens): Live {
  const url = options.liveUrl ?? options.url.replace(/^http/, 'ws');
  let used: string | undefined;
  let isTaken = false;
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
          isTaken = false;
          used = await tokens.current();
          return { authorization: `Bearer ${used}` };
        },
        on: { connected: () => (isTaken = true) },
      }),
    ));

  async function* subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { after, signal }: LiveOptions,
  ): AsyncGenerator<LiveAnswer<Result>, void> {
    const over = signal === undefined ? isClosed.signal : AbortSignal.any([signal, isClosed.signal]);
    const { traceparent } = traceHeadersOf(options.traceparent);
    let cursor = after ?? null;
    let isTokenNew = false;
    let [failures, repeats] = [0, 0];

    async function* onOneConnection(socket: Client): AsyncGenerator<LiveAnswer<Result>, End> {
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
          isTokenNew = false;
          const told = extensions?.['cursor'];
          const isWithout = data === null || data === undefined;
          // A part of the hub is away for a moment: it says so, and goes on by itself behind the last frame.
          if (isWithout && typeof told !== 'string') continue;
          if (isWithout && errors.length > 0) return { kind: 'unmade', error: refusal(errors) };
          failures = 0;
          if (typeof told === 'string') cursor = told;
          // It says where it begins.
          if (isWithout) continue;
          repeats = 0;
          const skipped = extensions?.['skipped'];
          yield { data, errors, cursor, skipped: typeof skipped === 'number' ? skipped : 0 };
        }
        // The hub has nothing more to say, as when it stops: another may.
        return { kind: 'broken' };
      } catch (error) {
        if (Array.isArray(error)) return { kind: 'refused', error: refusal(error) };
        if (!isOfToken(error)) return { kind: 'broken' };
        const facts = { code: 'UNAUTHENTICATED', cause: error } as const;
        return { kind: 'closed', error: new HubError('The hub refuses the connection.', facts) };
      } finally {
        over.removeEventListener('abort', stop);
      }
    }

    while (!over.aborted) {
      const socket = await opened();
      if (over.aborted) return;
      const end = yield* onOneConnection(socket);
      if (over.aborted) return;
      if (end.kind === 'unmade') {
        // Behind the frame before it, it is told again; where none is known it would be passed over.
        if (cursor === null || repeats === mostRepeats) throw end.error;
        failures = repeats;
        repeats += 1;
      } else if (end.kind !== 'broken' && end.error.code !== 'RATE_LIMITED') {
        // One that was taken has ended since: however often, that is no refusal.
        if (end.kind === 'closed' && isTaken) isTokenNew = false;
        const isOver = end.error.code === 'UNAUTHENTICATED' && !isTokenNew && used !== undefined && tokens.isOver(used);
        if (!isOver) throw end.error;
        isTokenNew = true;
        // Others may hold the connection, which has the old one.
        if (end.kind === 'refused') socket.terminate();
      }
      const restMs = Math.min(longestRestMs, firstRestMs * 2 ** failures) * (0.5 + Math.random() / 2);
      await rest(end.kind === 'broken' ? restMs : (end.error.retryAfterMs ?? restMs), over);
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
    retryAfterMs: errors[0]?.extensions?.retryAfterMs,
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
