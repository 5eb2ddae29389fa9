import { codeOf, HubError, type AnswerError } from './hub-error.ts';
import type { Answer, HubClientOptions } from './hub-client.ts';
import type { Tokens } from './tokens.ts';
import { traceHeadersOf } from './trace-headers.ts';
import { textOf, type TypedDocument } from './typed-document.ts';

const firstRestMs = 200;
const longestRestMs = 10_000;

/** Sends an operation until there is an answer, as often as the client may. */
export async function ask<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  options: HubClientOptions,
  tokens: Tokens,
): Promise<Answer<Result>> {
  const query = textOf(document);
  const mayRepeat = !changesSomething(query) || hasIdempotencyKey(variables);
  let isTokenNew = false;
  for (let tries = 0; ; tries += 1) {
    const token = await tokens.current();
    const outcome = await send<Result>({ query, variables }, token, options);
    if (outcome.kind === 'answered') return outcome.answer;
    const { error } = outcome;
    if (error.code === 'UNAUTHENTICATED' && !isTokenNew && tokens.isOver(token)) {
      isTokenNew = true;
      continue;
    }
    if (!outcome.isPassing || tries >= (options.retries ?? 3)) throw error;
    // Whether it was carried out is not known; without a key a second time may do it twice.
    if (!mayRepeat && outcome.isUnknown) throw error;
    await rest(error.retryAfterMs ?? Math.min(longestRestMs, firstRestMs * 2 ** tries) * (0.5 + Math.random() / 2));
  }
}

type Outcome<Result> =
  | { readonly kind: 'answered'; readonly answer: Answer<Result> }
  | {
      readonly kind: 'failed';
      readonly error: HubError;
      /** It may be otherwise in a moment. */
      readonly isPassing: boolean;
      /** Nobody knows whether the hub had it. */
      readonly isUnknown: boolean;
    };

async function send<Result>(
  body: { readonly query: string; readonly variables: unknown },
  token: string,
  options: HubClientOptions,
): Promise<Outcome<Result>> {
  const failed = (error: HubError, isPassing: boolean, isUnknown = isPassing): Outcome<Result> => ({
    kind: 'failed',
    error,
    isPassing,
    isUnknown,
  });
  let response: Response;
  let answer: RawAnswer | undefined;
  try {
    response = await (options.fetch ?? fetch)(options.url, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...traceHeadersOf(options.traceparent),
      },
      body: JSON.stringify(body),
    });
    answer = objectOf(await response.text());
  } catch (cause) {
    return failed(new HubError('The hub cannot be reached.', { code: 'UNREACHABLE', cause }), true);
  }
  const { status } = response;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
  if (answer === undefined || (answer.data === undefined && answer.errors === undefined))
    return failed(new HubError(`What answered (${status}) was no hub.`, { code: 'NO_ANSWER', status }), status >= 500);
  const { data, errors = [] } = answer;
  // The hub keeps to its schema, from which the types were made.
  if (data !== null && data !== undefined) return { kind: 'answered', answer: { data: data as Result, errors } };
  const extensions = errors[0]?.extensions;
  const error = new HubError(errors.map(({ message }) => message).join(' '), {
    code: codeOf(errors),
    errors,
    status,
    retryAfterMs: extensions?.retryAfterMs ?? (Number.isFinite(retryAfter) ? retryAfter : undefined),
  });
  // Refused at the door, it was not begun.
  if (status === 429 || status === 503) return failed(error, true, false);
  return failed(error, status >= 500);
}

interface RawAnswer {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
}

function objectOf(text: string): RawAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const changesSomething = (query: string): boolean => /^\s*mutation\b/m.test(query);

/** Mutations of the hub take it in their input (R35): the same key is carried out once. */
function hasIdempotencyKey(variables: unknown): boolean {
  if (typeof variables !== 'object' || variables === null) return false;
  if ('idempotencyKey' in variables && typeof variables.idempotencyKey === 'string') return true;
  return Object.values(variables).some(hasIdempotencyKey);
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
