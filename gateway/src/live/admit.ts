import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { startDeadline } from '../deadline.ts';
import type { OperationContext } from '../operation-context.ts';
import { withTraceId } from '../trace.ts';
import type { Caller, LiveOperation } from './live-operation.ts';
import type { LiveRequest } from './live-request.ts';

export type Admission =
  | { readonly kind: 'subscription'; readonly operation: LiveOperation }
  /** It was a query or a mutation, or was refused. */
  | { readonly kind: 'answer'; readonly status: number; readonly result: FormattedExecutionResult };

/**
 * Takes an operation through the one door that all operations go through: limits, rights, cost, the client's share and
 * the log are those of every other. A subscription comes back to be run here; anything else was answered.
 */
export async function admit(
  apollo: ApolloServer<OperationContext>,
  { query, operationName, variables }: LiveRequest,
  { viewer, authorization }: Caller,
  options: { readonly path: string; readonly traceId: string; readonly timeoutMs: number },
): Promise<Admission> {
  const { signal, remainingMs, settle } = startDeadline(options.timeoutMs);
  let admitted: LiveOperation | undefined;
  try {
    const { body, http } = await withTraceId(options.traceId, () =>
      apollo.executeOperation(
        { query, ...(operationName && { operationName }), ...(variables && { variables }) },
        {
          contextValue: {
            viewer,
            authorization,
            traceId: options.traceId,
            deadline: signal,
            remainingMs,
            onSubscription: (operation) => {
              admitted = {
                ...operation,
                path: options.path,
                operationName: operationName ?? undefined,
                variables: variables ?? {},
              };
            },
          },
        },
      ),
    );
    if (body.kind !== 'single') throw new TypeError('an answer comes in one piece');
    if (admitted !== undefined && body.singleResult.errors === undefined)
      return { kind: 'subscription', operation: admitted };
    return { kind: 'answer', status: http.status ?? 200, result: body.singleResult };
  } finally {
    settle();
  }
}
