import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '@supply-hub/log';
import type { OperationContext } from './operation-context.ts';
import { currentTraceId } from './trace.ts';

/** One line an operation: what, how long, how it went, for which role. Never its variables, arguments or answer. */
export function operationLog(log: Log): ApolloServerPlugin<OperationContext> {
  return {
    contextCreationDidFail: async ({ error }) => {
      log.info({ traceId: currentTraceId(), reason: error.message }, 'operation refused');
    },
    requestDidStart: async ({ contextValue: { traceId, viewer } }) => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operationName, operation, response: { body } }) => {
          const errors = (body.kind === 'single' ? body.singleResult.errors : undefined) ?? [];
          log.info(
            {
              operation: operationName?.slice(0, 80) ?? 'anonymous',
              type: operation?.operation,
              ms: Math.round(performance.now() - startedAt),
              errors: errors.length,
              ...(errors.length > 0 && { codes: [...new Set(errors.map(({ extensions }) => extensions?.['code']))] }),
              role: viewer?.role,
              traceId,
            },
            'operation',
          );
        },
      };
    },
  };
}
