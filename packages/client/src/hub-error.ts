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

/** The hub answered with errors and without data, or could not be asked. */
export class HubError extends Error {
  override readonly name = 'HubError';
  /** The code of the first error; `UNREACHABLE` where there was no answer, `NO_ANSWER` where it was none of the hub's. */
  readonly code: string;
  /** Empty where there was no answer. */
  readonly errors: readonly AnswerError[];
  /** Of the answer; absent where there was none. */
  readonly status: number | undefined;
  /** How long to wait before asking again, where the hub says so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    facts: {
      readonly code: string;
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
