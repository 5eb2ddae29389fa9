/** One error of an answer, as GraphQL has it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    /** `BAD_USER_INPUT`, `UNAUTHENTICATED`, `FORBIDDEN`, `CONFLICT`, `SOURCE_UNAVAILABLE`, `RATE_LIMITED` … */
    readonly code?: string;
    /** The system that is away, of `SOURCE_UNAVAILABLE`. */
    readonly system?: string;
    readonly retryAfterMs?: number;
    readonly [name: string]: unknown;
  };
}

/** What an error's code may be; `OTHER`: one that this client does not know, to be found in `errors`. */
export type HubErrorCode = (typeof hubErrorCodes)[number];
const hubErrorCodes = [
  /** There was no answer, or what answered was no hub. */
  'UNREACHABLE',
  'NO_ANSWER',
  /** The token is none, or over; or does not allow it. */
  'UNAUTHENTICATED',
  'FORBIDDEN',
  /** What was asked is wrong. */
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_COSTLY',
  /** It is otherwise than was thought: read it anew. */
  'CONFLICT',
  /** Later it may be otherwise. */
  'RATE_LIMITED',
  'TOO_SLOW',
  'SOURCE_UNAVAILABLE',
  /** A hospital system refuses it, or says what cannot be understood. */
  'SOURCE_REJECTED',
  'SOURCE_CONTRACT_BROKEN',
  'DOWNSTREAM_SERVICE_ERROR',
  'INTERNAL_SERVER_ERROR',
  'OTHER',
] as const;

/** The code of the first error, as this client knows it. */
export function codeOf(errors: readonly AnswerError[]): HubErrorCode {
  const code = errors[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  return hubErrorCodes.find((each) => each === code) ?? 'OTHER';
}

/** The hub answered with errors and without data, or could not be asked. */
export class HubError extends Error {
  override readonly name = 'HubError';
  /** Of the first error; `UNREACHABLE` where there was no answer, `NO_ANSWER` where it was none of the hub's. */
  readonly code: HubErrorCode;
  /** Empty where there was no answer. */
  readonly errors: readonly AnswerError[];
  /** Of the answer; absent where there was none. */
  readonly status: number | undefined;
  /** How long to wait before asking again, where the hub says so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    facts: {
      readonly code: HubErrorCode;
      readonly errors?: readonly AnswerError[];
      readonly status?: number | undefined;
      readonly retryAfterMs?: number | undefined;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: facts.cause });
    this.code = facts.code;
    this.errors = facts.errors ?? [];
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** What a person can put right about a mutation's input; the mutation did nothing. */
export interface UserError {
  readonly code: string;
  readonly sentence: string;
  /** The part of the input that is refused, from `input` on, where the mutation says it. */
  readonly path?: readonly string[];
}

/** A mutation was refused for what it was given. */
export class RefusedByHub extends Error {
  override readonly name = 'RefusedByHub';
  readonly userErrors: readonly UserError[];

  constructor(userErrors: readonly UserError[]) {
    super(userErrors.map(({ sentence }) => sentence).join(' '));
    this.userErrors = userErrors;
  }
}

/**
 * A mutation's payload when it was carried out.
 * @throws RefusedByHub its `userErrors`
 */
export function carriedOut<Payload extends { readonly userErrors: readonly UserError[] }>(payload: Payload): Payload {
  if (payload.userErrors.length > 0) throw new RefusedByHub(payload.userErrors);
  return payload;
}
