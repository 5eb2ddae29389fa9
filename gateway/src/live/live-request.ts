import { GraphQLError } from 'graphql';
import type { TraceHeaders } from '@supply-hub/tracing';
import { z } from 'zod';
import { registeredRequest, type RegisteredOperations } from '../registered-operations.ts';
import { decodeCursor } from './frame.ts';

/** An operation as a client sends it. */
export interface LiveRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  /** Go on behind this position; undefined: from now on. */
  readonly after: number | undefined;
  /** Where the client's trace goes on, for who has no header for it; null: it told of none. */
  readonly trace: TraceHeaders | null;
}

const $Request = z.looseObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.looseObject({ after: z.string().nullish(), traceparent: z.string().nullish() }).nullish(),
});

/**
 * @param payload of a message or a request, with the cursor in `extensions.after`
 * @param operations the only ones that are taken; absent: any
 * @throws GraphQLError it is malformed, not registered, or its cursor is none
 */
export function readLiveRequest(payload: unknown, operations: RegisteredOperations | undefined): LiveRequest {
  const asked = operations === undefined ? payload : registeredRequest(operations, payload);
  if (asked === undefined) throw refusal('This operation is not registered here.', 'OPERATION_NOT_REGISTERED');
  const reading = $Request.safeParse(asked);
  if (!reading.success)
    throw refusal('A request is JSON with "query", and may have "variables" and "operationName".', 'BAD_REQUEST');
  const { query, operationName, variables, extensions } = reading.data;
  const cursor = extensions?.after ?? undefined;
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  if (after === null) throw refusal('"extensions.after" is no cursor: give one back as it came.', 'BAD_USER_INPUT');
  const traceparent = extensions?.traceparent ?? undefined;
  const trace = traceparent === undefined ? null : { traceparent };
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined, after, trace };
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
