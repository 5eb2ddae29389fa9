import { readFileSync } from 'node:fs';
import { ApolloServer, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Clock } from '@supply-hub/clock';
import { HubError, InvalidInput } from '@supply-hub/errors';
import type { HubConfig } from '@supply-hub/config';
import { openEventTail, type Handler } from '@supply-hub/events';
import type { Receiver } from '@supply-hub/exchange';
import type { Verifier, Viewer } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import type { Connection, Db } from '@supply-hub/postgres';
import type { SourceCall } from '@supply-hub/source-kit';
import { parse, type FormattedExecutionResult } from 'graphql';
import { formatSubgraphError } from './error-format.ts';
import { guardEntities } from './entity-keys.ts';
import type { Feed } from './feed.ts';
import type { LiveBatch } from './live-frame.ts';
import { liveFrames, type LiveCall, type LiveField } from './live.ts';
import { noting, watchPatientLinked } from './patient-linked.ts';
import { ReadingJournal } from './reading-journal.ts';
import { scalars } from './scalars.ts';
import type { OnCopyRead } from './sourced-loader.ts';
import { judgedBy, subgraphDoor } from './subgraph-door.ts';
import type { Task } from './task.ts';
import { inWaves } from './waves.ts';
import { errorLine } from './write-behind.ts';

export const subgraphNames = ['items', 'suppliers', 'inventory', 'orders', 'procedures', 'reconciliation'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** What every subgraph shares: scalars, Money, Quantity, Provenance, PageInfo and the federation version. */
export const sharedSdl: string = readFileSync(new URL('shared-types.graphql', import.meta.url), 'utf8');

/** A subgraph's whole contract, as composition takes it. */
export function subgraphSdl(own: string): string {
  return `${sharedSdl}\n${own}`;
}

/** What the composition root hands each subgraph. */
export interface SubgraphDeps {
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly log: Log;
  /** Under the subgraph's own role and schema. */
  readonly connection: Connection;
  readonly verifier: Verifier;
  /** What `${NAME}` in files that the subgraph reads stands for. @default nothing */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Called once for each call that leaves for a source. */
  readonly onSourceCall?: ((call: SourceCall) => void) | undefined;
  /** Called once for each batch of copies that was read for an answer. */
  readonly onCopyRead?: OnCopyRead | undefined;
}

/** One operation for one subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

/** Who asks, until when, and under which trace. */
export interface SubgraphCall {
  /** The `Authorization` header, verified again by the subgraph. */
  readonly authorization: string | undefined;
  readonly deadline: AbortSignal;
  readonly traceId: string;
}

/** What every resolver has at hand; a subgraph adds its loaders and services. */
export interface RequestContext extends BaseContext {
  readonly viewer: Viewer;
  readonly deadline: AbortSignal;
  readonly log: Log;
}

/** A running subgraph: its part of the graph, its feeds, its event handlers. */
export interface Subgraph {
  readonly name: SubgraphName;
  /** Answers one operation; faults are in the answer's `errors`, never thrown. */
  execute(request: SubgraphRequest, call: SubgraphCall): Promise<FormattedExecutionResult>;
  /**
   * Answers a subscription, in the order of events, for as long as it is read; each batch says up to where it looked.
   * @param after go on behind this position; absent: from now on
   * @throws NotAuthenticated also while it runs, once its token has ended
   * @throws InvalidInput
   */
  subscribe(request: SubgraphRequest, call: LiveCall, after?: number): AsyncIterable<LiveBatch>;
  /** Run by the worker. */
  readonly feeds: readonly Feed[];
  /** Run by the worker. */
  readonly handlers: readonly Handler[];
  /** What it takes from the exchange. Run by the worker. */
  readonly receivers: readonly Receiver[];
  /** Work that waits in its own tables. Run by the worker. */
  readonly tasks: readonly Task[];
  /** Settles when no write waits behind an answer. */
  idle(): Promise<void>;
  /** Finishes what runs. Whoever opened the connection closes it. */
  close(): Promise<void>;
}

export interface SubgraphOptions<C extends RequestContext> {
  readonly name: SubgraphName;
  /** The subgraph's own schema.graphql. */
  readonly sdl: string;
  readonly resolvers: object;
  readonly verifier: Verifier;
  readonly log: Log;
  /** Made once for each operation: loaders must not outlive it. */
  context(base: RequestContext): C;
  /** Where it is kept who is shown what its schema marks `@tag(name: "phi")`. @default nothing is marked */
  readonly audit?: { readonly db: Db; readonly clock: Clock };
  /** The fields of its `Subscription`. @default none */
  readonly live?: { readonly connection: Connection; readonly fields: Readonly<Record<string, LiveField<C>>> };
  readonly feeds?: readonly Feed[];
  readonly handlers?: readonly Handler[];
  readonly receivers?: readonly Receiver[];
  readonly tasks?: readonly Task[];
  readonly idle?: () => Promise<void>;
  readonly close?: () => Promise<void>;
}

export function createSubgraph<C extends RequestContext>(options: SubgraphOptions<C>): Subgraph {
  const { name, verifier, log } = options;
  const sdl = subgraphSdl(options.sdl);
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { ...scalars, ...options.resolvers } });
  guardEntities(schema);
  const door = subgraphDoor(sdl, schema);
  const journal = options.audit && new ReadingJournal(options.audit.db, options.audit.clock);
  if (watchPatientLinked(schema, sdl) && journal === undefined)
    throw new TypeError(`${name} marks fields as patient-linked, and has nowhere to keep who reads them.`);
  const thrownBy = new WeakMap<object, unknown>();
  const server = new ApolloServer<C>({
    schema,
    // What a client may see is the gateway's decision; a subgraph hides only what nobody may.
    // It is made below, where the operation's own log is at hand.
    formatError: (formatted, thrown) => {
      thrownBy.set(formatted, thrown);
      return formatted;
    },
    validationRules: [...door.rules],
    validationOptions: { maxErrors: 10 },
    parseOptions: { maxTokens: door.maxTokens },
    plugins: [
      judgedBy(door),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    // The gateway loads the composed graph, and asks nobody for a part of it.
    introspection: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: { debug: () => undefined, info: () => undefined, warn: (m) => log.warn(m), error: (m) => log.error(m) },
  });
  const started = server.start();
  const { connection, fields = {} } = options.live ?? {};
  const definitions = [...new Set(Object.values(fields).flatMap((field) => field.definitions))];
  const tail = connection && openEventTail({ connection, definitions, log });

  return {
    name,
    feeds: options.feeds ?? [],
    handlers: options.handlers ?? [],
    receivers: options.receivers ?? [],
    tasks: options.tasks ?? [],
    async execute(request, call) {
      await started;
      const log = options.log.child({ traceId: call.traceId });
      let viewer: Viewer;
      try {
        viewer = await verifier.verify(call.authorization);
        door.judgeRequest(request);
      } catch (error) {
        return { errors: [formatSubgraphError({ message: 'not executed' }, error, log)] };
      }
      const { context, shown } = noting(options.context({ viewer, deadline: call.deadline, log }));
      const { body } = await inWaves(() =>
        server.executeOperation(
          {
            query: request.query,
            ...(request.operationName !== undefined && { operationName: request.operationName }),
            ...(request.variables !== undefined && { variables: request.variables }),
          },
          { contextValue: context },
        ),
      );
      try {
        await journal?.keep(shown, { ...call, viewer, operationName: request.operationName });
      } catch (error) {
        return { errors: [formatSubgraphError({ message: 'not kept' }, error, log)] };
      }
      if (body.kind !== 'single') throw new TypeError('a subgraph answers in one piece');
      const { errors, ...answer } = body.singleResult;
      if (errors === undefined) return answer;
      return {
        ...answer,
        errors: errors.map((error) => formatSubgraphError(error, thrownBy.get(error) ?? error, log)),
      };
    },
    async *subscribe(request, call, after) {
      if (tail === undefined) {
        await verifier.verify(call.authorization);
        throw new InvalidInput('Nothing can be subscribed to here.');
      }
      door.judgeRequest(request);
      const context = (base: RequestContext) => options.context(base);
      try {
        yield* liveFrames({ schema, door, fields, tail, verifier, journal, log, context }, request, call, after);
      } catch (error) {
        if (!(error instanceof HubError) && !call.signal.aborted)
          log.warn({ traceId: call.traceId, err: errorLine(error) }, 'a subscription was interrupted');
        throw error;
      }
    },
    idle: options.idle ?? (() => Promise.resolve()),
    async close() {
      await tail?.stop();
      await server.stop();
      await options.close?.();
    },
  };
}
