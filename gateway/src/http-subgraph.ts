import { HubError, SourceContractBroken, SourceUnavailable } from '@supply-hub/errors';
import type { SubgraphCall, SubgraphRequest } from '@supply-hub/subgraph-kit';
import { traceHeaders } from '@supply-hub/tracing';
import type { FormattedExecutionResult } from 'graphql';
import { errors, Pool } from 'undici';

/** A subgraph behind HTTP: one pool of kept-alive connections. */
export interface HttpSubgraph {
  /**
   * @throws SourceUnavailable when it cannot be reached
   * @throws SourceContractBroken when its answer is no GraphQL, or larger than the cap
   */
  execute(
    request: SubgraphRequest,
    call: SubgraphCall & { readonly remainingMs: () => number },
  ): Promise<FormattedExecutionResult>;
  close(): Promise<void>;
}

/** An answer larger than this is a runaway query, not data for a screen. */
const largestAnswerBytes = 64 * 1024 * 1024;

/** @param system how errors name it, for example `orders subgraph` */
export function httpSubgraph(system: string, baseUrl: string, maxResponseBytes = largestAnswerBytes): HttpSubgraph {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/graphql`);
  // Undici's own timeouts are off: the operation's deadline is the one clock.
  const pool = new Pool(url.origin, {
    connections: 64,
    pipelining: 1,
    connect: { timeout: 3000 },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxResponseBytes,
  });

  async function execute(
    request: SubgraphRequest,
    { authorization, deadline, traceId, remainingMs }: Parameters<HttpSubgraph['execute']>[1],
  ): Promise<FormattedExecutionResult> {
    try {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: url.pathname,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-trace-id': traceId,
          ...traceHeaders(),
          'x-deadline-ms': String(remainingMs()),
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify(request),
        signal: deadline,
      });
      return parseAnswer(system, statusCode, await body.text());
    } catch (error) {
      if (error instanceof HubError || deadline.aborted) throw error;
      if (error instanceof errors.ResponseExceededMaxSizeError) {
        throw new SourceContractBroken(system, 'the answer', `more than ${maxResponseBytes} bytes`, { cause: error });
      }
      throw new SourceUnavailable(system, connectionFault(error), { cause: error });
    }
  }

  return { execute, close: () => pool.close() };
}

function parseAnswer(system: string, status: number, text: string): FormattedExecutionResult {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new SourceContractBroken(system, 'the answer', `status ${status} without JSON`, { cause });
  }
  if (!isExecutionResult(answer)) {
    throw new SourceContractBroken(system, 'the answer', `status ${status} with JSON that is no GraphQL answer`);
  }
  return answer;
}

function isExecutionResult(value: unknown): value is FormattedExecutionResult {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  if ('errors' in value) return Array.isArray(value.errors) && value.errors.every(isFormattedError);
  return 'data' in value && typeof value.data === 'object';
}

function isFormattedError(value: unknown): boolean {
  return value !== null && typeof value === 'object' && 'message' in value && typeof value.message === 'string';
}

/** A failure of the connection in our words. */
function connectionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return connectionFaults[code] ?? 'the connection failed';
}

const connectionFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  ENOTFOUND: 'its address is not known',
  EAI_AGAIN: 'its address could not be looked up',
  EHOSTUNREACH: 'its machine cannot be reached',
  ENETUNREACH: 'its machine cannot be reached',
  ETIMEDOUT: 'the connection could not be made in time',
  UND_ERR_CONNECT_TIMEOUT: 'the connection could not be made in time',
};
