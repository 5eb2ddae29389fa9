import { pino, type Logger } from 'pino';

/**
 * One JSON line an event, for the person on call. What is logged is chosen field by field; the redaction
 * below is the second lock, for what a library may attach (headers, connection strings).
 */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>;

export interface LogOptions {
  /** Which part of the hub speaks: `gateway`, `orders`, `sandbox` … */
  name: string;
  /** @default 'info' */
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go: a file descriptor or a path. @default 1 (standard output) */
  destination?: number | string;
}

const secrets = ['authorization', 'cookie', 'password', 'token', 'access_token', 'x-csrf-token', 'set-cookie', 'url'];

export function createLog(options: LogOptions): Log {
  return pino(
    {
      name: options.name,
      level: options.level ?? 'info',
      serializers: { err: errorForLog },
      redact: {
        paths: secrets.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.headers["${key}"]`]),
        censor: '[removed]',
      },
    },
    pino.destination({ dest: options.destination ?? 1, sync: false, mkdir: true }),
  );
}

/**
 * Of an error: what it is and where it was. Its message is kept only when it is one of ours: a database's or a
 * parser's quotes the value it stumbled over.
 */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : undefined;
  const isOurs = 'retryable' in error;
  const at = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 10);
  return { type: error.name, code, ...(isOurs && { message: error.message }), at };
}

/** For tests and tools that must say nothing. */
export const silentLog: Log = pino({ level: 'silent' });
