import { randomUUID } from 'node:crypto';
import { HubError, InvalidInput, SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorLine } from './write-behind.ts';

/**
 * What leaves a subgraph of an error: the taxonomy's code and sentence, the system or field it names. A bug
 * leaves as an id to quote; what it was stands in the log under that id.
 */
export function formatSubgraphError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  log: Log,
): GraphQLFormattedError {
  const error = thrown instanceof GraphQLError && thrown.originalError ? thrown.originalError : thrown;
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (error instanceof HubError) {
    log[error instanceof SourceContractBroken ? 'error' : error.retryable ? 'warn' : 'info'](
      { code: error.code, detail: error.detail, path: formatted.path?.join('.') },
      error.message,
    );
    return { message: error.message, ...place, extensions: { code: error.code, ...named(error) } };
  }
  // A fault in the request itself (syntax, validation, a scalar's refusal) was written for its sender.
  if (error instanceof GraphQLError) {
    return {
      message: formatted.message,
      ...place,
      extensions: { code: formatted.extensions?.['code'] ?? 'BAD_USER_INPUT' },
    };
  }
  const errorId = randomUUID();
  log.error(
    { errorId, path: formatted.path?.join('.'), err: errorLine(error), stack: frames(error) },
    'unexpected error',
  );
  return {
    message: `Something went wrong in the hub. Quote ${errorId} to whoever runs it.`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
  };
}

function named(error: HubError): Record<string, unknown> {
  if (error instanceof SourceUnavailable || error instanceof SourceRejected || error instanceof SourceContractBroken) {
    return { system: error.system };
  }
  return error instanceof InvalidInput && error.field !== undefined ? { field: error.field } : {};
}

/** Where it happened; the message is left out, for it may hold values. */
function frames(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
