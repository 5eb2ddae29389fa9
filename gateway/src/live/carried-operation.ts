import {
  GraphQLError,
  GraphQLSchema,
  parse,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { ServerOptions } from 'graphql-ws';

/** What graphql-ws carries from one hook to the next, in its field for contexts. */
class Carried {
  readonly run: () => OperationResult;
  constructor(run: () => OperationResult) {
    this.run = run;
  }
}
type OperationResult = ReturnType<NonNullable<ServerOptions['execute']>>;

/** graphql-ws looks at the kind of operation alone. */
const none = new GraphQLSchema({});
const anyQuery = parse('{ __typename }');

export function carry(what: () => OperationResult, document: DocumentNode, operationName?: string): ExecutionArgs {
  return { schema: none, document, operationName, contextValue: new Carried(what) };
}

export function run(carried: unknown): OperationResult {
  if (carried instanceof Carried) return carried.run();
  throw new TypeError('an operation came past the door');
}

/** What needs no run: a refusal, or the one answer of a query or a mutation. */
export function answered(result: FormattedExecutionResult): readonly GraphQLError[] | ExecutionArgs {
  const { errors, data } = result;
  if (errors !== undefined && data === undefined) return errors.map(fromFormatted);
  return carry(() => unformatted(result), anyQuery);
}

const unformatted = ({ errors, ...result }: FormattedExecutionResult): ExecutionResult => ({
  ...result,
  ...(errors && { errors: errors.map(fromFormatted) }),
});

/** An error as clients see it, as graphql-ws takes it. */
export function fromFormatted({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) });
}

export function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
