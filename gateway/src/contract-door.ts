import {
  execute,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import { asksTheSchemaAlone } from './identity.ts';

/** What a contract's door makes of a request. */
export type ContractVerdict =
  /** To be run as any other: it asks for nothing that the contract does not have. */
  | { readonly kind: 'run' }
  /** Answered here: it asks of the schema, and the contract's own is told. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: FormattedExecutionResult };

/**
 * The paths at which operations are taken, over HTTP, as Server-Sent Events and over WebSockets alike, with what judges
 * them there before the graph does; undefined: nothing but the graph.
 */
export type GraphPaths = ReadonlyMap<string, ((body: unknown) => ContractVerdict) | undefined>;

/**
 * @param contract what trading partners' applications ask by, at a path of its own, as of now; undefined: nothing is
 *   theirs
 */
export function graphPaths(contract: () => GraphQLSchema | undefined, judging: ContractJudging): GraphPaths {
  return new Map<string, ((body: unknown) => ContractVerdict) | undefined>([
    ['/graphql', undefined],
    [
      '/partner/graphql',
      (body) => {
        const schema = contract();
        return schema === undefined
          ? refusal(['Nothing of this graph is shared with partners.'])
          : judgeByContract(schema, body, judging);
      },
    ],
  ]);
}

export interface ContractJudging {
  readonly maxTokens: number;
  /** Whether it answers what is asked of the schema. */
  readonly tellsSchema: boolean;
}

const $Request = z.looseObject({ query: z.string(), operationName: z.string().nullish() });

/**
 * Judges a request by a contract's schema, before the graph sees it. What is no request at all, or cannot be parsed, is
 * run: it is refused there, in the form all refusals have.
 */
export function judgeByContract(schema: GraphQLSchema, body: unknown, options: ContractJudging): ContractVerdict {
  const request = $Request.safeParse(body);
  if (!request.success) return { kind: 'run' };
  let document: DocumentNode;
  try {
    document = parse(request.data.query, { maxTokens: options.maxTokens });
  } catch {
    return { kind: 'run' };
  }
  const errors = validate(schema, document, specifiedRules, { maxErrors: 20 });
  if (errors.length > 0) return refusal(errors.map(({ message }) => withoutHints(message)));
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  // A schema without a root type for it validates nothing of an operation.
  const rootless = operations.find((each) => !schema.getRootType(each.operation));
  if (rootless !== undefined) return refusal([`There is nothing here to ask for by a ${rootless.operation}.`]);
  const { operationName } = request.data;
  const operation =
    operationName === undefined || operationName === null
      ? operations[0]
      : operations.find(({ name }) => name?.value === operationName);
  if (operation === undefined || !mentionsSchema(request.data.query)) return { kind: 'run' };
  if (!asksTheSchemaAlone(operation, document))
    return refusal(['Ask for the schema by itself, without data beside it.']);
  if (!options.tellsSchema) return { kind: 'run' };
  const result = execute({ schema, document, operationName });
  if (result instanceof Promise) throw new GraphQLError('Introspection never waits.');
  const { data, errors: faults } = result;
  const told = { ...(data !== undefined && { data }), ...(faults && { errors: faults.map((each) => each.toJSON()) }) };
  return { kind: 'answer', status: 200, body: told };
}

/** A text that names neither cannot ask for them; one that does, in a string perhaps, is looked at closely. */
const mentionsSchema = (text: string): boolean => /__schema|__type\b/.test(text);

/** "Did you mean" names fields that were not asked for. */
const withoutHints = (message: string): string => message.replace(/ ?Did you mean .*$/, '');

function refusal(messages: readonly string[]): ContractVerdict {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  return { kind: 'answer', status: 400, body: { errors: messages.map((message) => ({ message, extensions })) } };
}
