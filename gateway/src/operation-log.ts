import type { ApolloServerPlugin } from '@apollo/server';
import type { Log } from '@supply-hub/log';
import { fail, note, rename } from '@supply-hub/tracing';
import type { GraphQLFormattedError } from 'graphql';
import type { OperationContext } from './operation-context.ts';
import { currentTraceId } from './trace.ts';

/** How one operation went, for counting: of few values each. */
export interface OperationSeen {
  /** The registered operation's name; `other` for one that is not registered. */
  readonly name: string;
  /** `none` where it could not even be told what it is. */
  readonly type: 'query' | 'mutation' | 'subscription' | 'none';
  readonly ms: number;
  /** PARTIAL: with data and errors; FAILED: without data. */
  readonly outcome: 'OK' | 'PARTIAL' | 'FAILED';
  /** Of its errors, each once. */
  readonly codes: readonly string[];
}

export interface OperationLogOptions {
  readonly log: Log;
  /** Registered operations' names by the SHA-256 of their text. @default none */
  readonly names?: ReadonlyMap<string, string> | undefined;
  readonly onOperation?: ((seen: OperationSeen) => void) | undefined;
}

/** One line an operation: what, how long, how it went, for which role. Never its variables, arguments or answer. */
export function operationLog({ log, names, onOperation }: OperationLogOptions): ApolloServerPlugin<OperationContext> {
  return {
    contextCreationDidFail: async ({ error }) => {
      log.info({ traceId: currentTraceId(), reason: error.message }, 'operation refused');
      const code = codeOf(error);
      fail(code);
      onOperation?.({ name: 'other', type: 'none', ms: 0, outcome: 'FAILED', codes: [code] });
    },
    requestDidStart: async ({ contextValue: { traceId, viewer } }) => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operationName, operation, queryHash, response: { body } }) => {
          const { errors = [], data } = body.kind === 'single' ? body.singleResult : {};
          const ms = performance.now() - startedAt;
          const codes = [...new Set(errors.map(codeOf))];
          const asked = operationName?.slice(0, 80) ?? 'anonymous';
          const type = operation?.operation;
          const name = names?.get(queryHash ?? '') ?? 'other';
          log.info(
            {
              operation: asked,
              type,
              ms: Math.round(ms),
              errors: errors.length,
              ...(errors.length > 0 && { codes }),
              role: viewer?.role,
              // Of a subscription that others share this alone says who listens.
              subject: viewer?.subject,
              traceId,
            },
            'operation',
          );
          const outcome = errors.length === 0 ? 'OK' : data === undefined || data === null ? 'FAILED' : 'PARTIAL';
          onOperation?.({ name, type: type ?? 'none', ms, outcome, codes });
          rename(`${type ?? 'operation'} ${name}`);
          note({
            'graphql.operation.name': asked,
            'hub.errors': errors.length,
            ...(type !== undefined && { 'graphql.operation.type': type }),
            ...(viewer !== undefined && { 'hub.role': viewer.role }),
          });
          if (codes[0] !== undefined) fail(codes[0]);
        },
      };
    },
  };
}

function codeOf(error: GraphQLFormattedError | Error): string {
  const code: unknown = 'extensions' in error ? error.extensions?.['code'] : undefined;
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}
