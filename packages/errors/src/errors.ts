/**
 * The error taxonomy. Everything the hub throws on purpose is one of these; anything else is a bug.
 *
 * `message` is written for the person who must act: what, where, what to do. It never holds patient
 * data, a secret or a source's payload: vendor text goes to `detail`, which only logs may show.
 */
export abstract class HubError extends Error {
  /** Stable, machine-readable; becomes `extensions.code` in GraphQL. */
  abstract readonly code: string;
  /** Whether the same call may succeed later without anybody changing anything. */
  abstract readonly retryable: boolean;
  /** Vendor text or position, for the log alone. */
  readonly detail: string | undefined;

  constructor(message: string, options: { cause?: unknown; detail?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.detail = options.detail;
  }
}

/** A value from a caller that cannot be used. `field` is the path of the input, as the caller wrote it. */
export class InvalidInput extends HubError {
  readonly code = 'BAD_USER_INPUT';
  readonly retryable = false;
  readonly field: string | undefined;

  constructor(message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options);
    this.field = options.field;
  }
}

/** No usable token. Says what is wrong with it, never whose it is. */
export class NotAuthenticated extends HubError {
  readonly code = 'UNAUTHENTICATED';
  readonly retryable = false;
}

/** The viewer may not do this. The message names nothing of the object. */
export class NotPermitted extends HubError {
  readonly code = 'FORBIDDEN';
  readonly retryable = false;
}

/** The object is in a state that does not allow what was asked. */
export class StateConflict extends HubError {
  readonly code = 'CONFLICT';
  readonly retryable = false;
}

/** A source did not answer in time, refused the connection, is throttling, or its breaker is open. */
export class SourceUnavailable extends HubError {
  readonly code = 'SOURCE_UNAVAILABLE';
  readonly retryable = true;
  /** The configured system's name, as people know it. */
  readonly system: string;
  /** What the source asked us to wait, in milliseconds (Retry-After), when it said so. */
  readonly retryAfterMs: number | undefined;
  /** It is there and answered this call alone with a failure of its own; false: nobody can tell, or it is away. */
  readonly isAnswer: boolean;

  constructor(
    system: string,
    reason: string,
    options: { cause?: unknown; detail?: string; retryAfterMs?: number; isAnswer?: boolean } = {},
  ) {
    super(`${system} is not available: ${reason}`, options);
    this.system = system;
    this.retryAfterMs = options.retryAfterMs;
    this.isAnswer = options.isAnswer ?? false;
  }
}

/** A source answered, and said no. `vendorCode` is its own code, to map on; its text is in `detail`. */
export class SourceRejected extends HubError {
  readonly code = 'SOURCE_REJECTED';
  readonly retryable = false;
  readonly system: string;
  readonly status: number;
  readonly vendorCode: string | undefined;

  constructor(
    system: string,
    reason: string,
    options: { status: number; vendorCode?: string | undefined; cause?: unknown; detail?: string },
  ) {
    super(`${system} refused: ${reason}`, options);
    this.system = system;
    this.status = options.status;
    this.vendorCode = options.vendorCode;
  }
}

/** A source's answer does not fit what it promised. `path` says where; the value is never kept. */
export class SourceContractBroken extends HubError {
  readonly code = 'SOURCE_CONTRACT_BROKEN';
  readonly retryable = false;
  readonly system: string;
  readonly path: string;

  constructor(system: string, path: string, expected: string, options: { cause?: unknown } = {}) {
    super(`${system} sent something that could not be read at ${path}: ${expected}`, options);
    this.system = system;
    this.path = path;
  }
}

/** The hub itself is set up wrong: names the setting, what was expected, and what to do. */
export class Misconfigured extends HubError {
  readonly code = 'MISCONFIGURED';
  readonly retryable = false;
}
