import { ask } from './ask.ts';
import { codeOf, HubError, type AnswerError } from './hub-error.ts';
import { createLive, type LiveAnswer, type LiveOptions } from './live.ts';
import { createTokens } from './tokens.ts';
import type { TypedDocument } from './typed-document.ts';

export interface HubClientOptions {
  /** Where operations are sent: `https://hub.example/graphql`, or `/partner/graphql` there for trading partners. */
  readonly url: string;
  /**
   * What says who asks; or what gets it, when it is first needed and again when the hub says it is over.
   */
  readonly token: string | (() => Promise<string>);
  /**
   * How often what failed on its way is sent again; operations that change something only with an idempotency key.
   * @default 3
   */
  readonly retries?: number;
  /** @default the platform's */
  readonly fetch?: typeof fetch;
  /** Where subscriptions go. @default `url`, with ws or wss */
  readonly liveUrl?: string;
  /** For Node before 22, which has none of its own. @default the platform's */
  readonly webSocket?: unknown;
  /**
   * Where the trace of what asks goes on (W3C Trace Context).
   * @default that of OpenTelemetry, where the app has set it up
   */
  readonly traceparent?: () => string | undefined;
}

/** An answer; with errors where a part of it could not be had, which is null in the data then. */
export interface Answer<Result> {
  readonly data: Result;
  readonly errors: readonly AnswerError[];
}

export interface HubClient {
  /**
   * Asks, and gives the data.
   * @throws HubError there is no data, or it is not whole: see `ask` for what is there in spite of that
   */
  query<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result>;
  /** Asks, and gives what there is with what is wrong with it. @throws HubError there is no data */
  ask<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Answer<Result>>;
  /**
   * What happens, as it happens: each frame with the cursor to go on behind. A connection that breaks is made again,
   * and goes on behind the last cursor the hub has told; before it has told one, with what happens from then on.
   * @throws HubError the subscription is refused, or a frame of it could not be made however often it was asked for
   */
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options?: LiveOptions,
  ): AsyncIterable<LiveAnswer<Result>>;
  /** Ends what is live. */
  close(): Promise<void>;
}

export function createHubClient(options: HubClientOptions): HubClient {
  const tokens = createTokens(options.token);
  const live = createLive(options, tokens);
  return {
    ask: (document, variables) => ask(document, variables, options, tokens),
    async query(document, variables) {
      const { data, errors } = await ask(document, variables, options, tokens);
      if (errors.length > 0) throw partial(errors);
      return data;
    },
    subscribe: (document, variables, liveOptions = {}) => live.subscribe(document, variables, liveOptions),
    close: () => live.close(),
  };
}

function partial(errors: readonly AnswerError[]): HubError {
  const [first] = errors;
  return new HubError(errors.map(({ message }) => message).join(' '), {
    code: codeOf(errors),
    errors,
    status: 200,
    retryAfterMs: first?.extensions?.retryAfterMs,
  });
}
