import { HubError } from '@supply-hub/errors';
import { GraphQLError } from 'graphql';

/**
 * An error as logs may hold it. Sentences of the taxonomy and of GraphQL are ours; of any other error only its
 * kind and where it happened, for its message may hold the values of a failed statement.
 */
export function faultForLog(error: unknown): Record<string, unknown> {
  if (error instanceof GraphQLError && error.originalError instanceof Error) return faultForLog(error.originalError);
  if (error instanceof HubError) {
    const { code, message, detail, cause } = error;
    return {
      code,
      reason: message,
      ...(detail !== undefined && { detail }),
      ...(cause !== undefined && { cause: kindOf(cause) }),
    };
  }
  if (error instanceof GraphQLError) return { reason: error.message, ...idOfSubgraph(error) };
  return { kind: kindOf(error), ...(error instanceof Error && { stack: frames(error) }) };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

/** The id under which a subgraph logged what it hid. */
function idOfSubgraph({ extensions }: GraphQLError): Record<string, unknown> {
  return typeof extensions['errorId'] === 'string' ? { errorId: extensions['errorId'] } : {};
}

function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
