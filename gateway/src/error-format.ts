import { HubError } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { faultForLog } from './fault-for-log.ts';

/** The taxonomy's codes: their sentences are written for clients, wherever they were thrown. */
const forClients = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'SOURCE_UNAVAILABLE',
  'SOURCE_REJECTED',
  'SOURCE_CONTRACT_BROKEN',
]);

/** What the gateway says of the operation itself. From a subgraph these would be our bug, and hold its query. */
const ofTheDoor = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'OPERATION_TOO_COSTLY',
  'OPERATION_NOT_REGISTERED',
  'RATE_LIMITED',
]);

const shownExtensions = ['system', 'field', 'retryAfterMs'] as const;

export interface ErrorFormatOptions {
  readonly mode: 'development' | 'production';
  readonly log: Log;
  /** The id a client quotes: the trace id of the request, which every log line about it carries. */
  readonly traceId: () => string;
}

/**
 * The one place that decides what a client sees of an error. The codes of the taxonomy pass with their
 * sentence, path and a few known extensions; anything else becomes INTERNAL_SERVER_ERROR with an id to quote,
 * and is logged under that id. Stack traces, subgraph queries and causes never pass; the subgraph's name
 * passes in development.
 */
export function errorFormat({ mode, log, traceId }: ErrorFormatOptions) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const known = taxonomyError(error);
    const extensions: Readonly<Record<string, unknown>> = known
      ? { ...formatted.extensions, ...extensionsOf(known) }
      : (formatted.extensions ?? {});
    const { code, serviceName } = extensions;
    const place = {
      ...(formatted.locations && serviceName === undefined && { locations: formatted.locations }),
      ...clientPath(formatted.path),
    };
    const origin = mode === 'development' && typeof serviceName === 'string' ? { serviceName } : {};
    const passes =
      typeof code === 'string' && (forClients.has(code) || (serviceName === undefined && ofTheDoor.has(code)));
    const shown = shownExtensions.flatMap((key) => (extensions[key] === undefined ? [] : [[key, extensions[key]]]));
    if (passes) {
      return {
        message: known?.message ?? formatted.message,
        ...place,
        extensions: { code, ...Object.fromEntries(shown), ...origin },
      };
    }
    const id = traceId();
    log.error(
      { traceId: id, subgraph: serviceName, path: formatted.path?.join('.'), ...faultForLog(error) },
      'an operation met a fault of the hub',
    );
    return {
      message: `Something went wrong in the hub. Quote ${id} when you report it.`,
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id, ...Object.fromEntries(shown), ...origin },
    };
  };
}

/** The HubError itself, or the one a GraphQLError was made of. */
function taxonomyError(error: unknown): HubError | undefined {
  if (error instanceof HubError) return error;
  return error instanceof GraphQLError && error.originalError ? taxonomyError(error.originalError) : undefined;
}

function extensionsOf(error: HubError): Record<string, unknown> {
  return {
    code: error.code,
    ...('system' in error && { system: error.system }),
    ...('field' in error && error.field !== undefined && { field: error.field }),
    ...('retryAfterMs' in error && error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  };
}

/**
 * The gateway marks "every element of this list" by `@`, which is no place in an answer: the path ends at that
 * list. No path when nothing is left.
 */
function clientPath(path: GraphQLFormattedError['path']): Pick<GraphQLFormattedError, 'path'> {
  if (path === undefined) return {};
  const list = path.indexOf('@');
  const cut = list === -1 ? path : path.slice(0, list);
  return cut.length === 0 ? {} : { path: cut };
}
