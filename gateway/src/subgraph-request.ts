import type { GraphQLDataSource } from '@apollo/gateway';
import { HubError, SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { SubgraphCall } from '@supply-hub/subgraph-kit';
import { fail, inSpan } from '@supply-hub/tracing';
import { Kind, parse, type GraphQLFormattedError } from 'graphql';
import { unlessAborted } from './deadline.ts';
import { faultForLog } from './fault-for-log.ts';
import { httpSubgraph } from './http-subgraph.ts';
import type { OperationContext } from './operation-context.ts';
import type { SubgraphTarget } from './subgraph-target.ts';

/** How @apollo/gateway asks one subgraph. */
export interface SubgraphDataSource extends GraphQLDataSource<OperationContext> {
  close(): Promise<void>;
}

/**
 * Sends each fetch of a query plan to one subgraph, with the caller's identity, the trace and what is left of
 * the deadline. It never throws: a subgraph that is away, late or broken costs the fields of that fetch and
 * one error that names it, and the rest of the answer stands.
 */
export function subgraphDataSource(name: string, target: SubgraphTarget, log: Log): SubgraphDataSource {
  const system = `${name} subgraph`;
  const http = target.kind === 'http' ? httpSubgraph(system, target.url) : undefined;

  return {
    close: async () => http?.close(),
    process: async (options) => {
      if (!('incomingRequestContext' in options)) throw new Error('Only client operations reach a subgraph.');
      const { authorization, deadline, traceId, remainingMs } = options.context;
      const { query = '', operationName, variables } = options.request;
      const request = { query, ...(operationName && { operationName }), ...(variables && { variables }) };
      const call: SubgraphCall = { authorization, deadline, traceId };
      const ask = async () => {
        const work =
          target.kind === 'http'
            ? http?.execute(request, { ...call, remainingMs })
            : target.subgraph.execute(request, call);
        const answer = work === undefined ? {} : await unlessAborted(work, deadline);
        const [error] = answer.errors ?? [];
        const code = error?.extensions?.['code'];
        if (error !== undefined) fail(typeof code === 'string' ? code : 'unknown');
        return answer;
      };
      try {
        deadline.throwIfAborted();
        return await inSpan({ name: system, kind: target.kind === 'http' ? 'client' : 'internal' }, ask);
      } catch (cause) {
        const error = deadline.aborted ? new SourceUnavailable(system, 'it did not answer in time') : cause;
        log.warn({ subgraph: name, traceId, ...faultForLog(error) }, 'a subgraph did not answer');
        return { data: null, errors: errorsOfFetch(system, error, query) };
      }
    },
  };
}

/**
 * The paths a failed fetch leaves empty, as far as the gateway can place them: each root field it was to
 * fill, or, for entities, the place they stand at (an empty path, which the gateway puts that place before).
 */
function errorsOfFetch(system: string, error: unknown, query: string): GraphQLFormattedError[] {
  const shown =
    error instanceof HubError
      ? { message: error.message, extensions: { code: error.code, system } }
      : { message: `${system} failed`, extensions: { code: 'INTERNAL_SERVER_ERROR', system } };
  const fields = rootFields(query);
  const paths = fields.includes('_entities') ? [[]] : fields.map((field) => [field]);
  return paths.map((path) => Object.assign({ path }, shown));
}

/** Response names of an operation's root fields. The planner writes them without fragments. */
function rootFields(query: string): string[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((each) =>
          each.kind === Kind.FIELD ? [each.alias?.value ?? each.name.value] : [],
        )
      : [],
  );
}
