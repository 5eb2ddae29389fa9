import { setTimeout as pause } from 'node:timers/promises';
import { HubError, InvalidInput, NotPermitted } from '@supply-hub/errors';
import type { EventDefinition, EventOf, EventTail, TailedEvent } from '@supply-hub/events';
import type { Verifier, Viewer } from '@supply-hub/identity';
import type { Log } from '@supply-hub/log';
import {
  execute,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { formatSubgraphError } from './error-format.ts';
import type { LiveBatch, LiveFrame } from './live-frame.ts';
import { noting } from './patient-linked.ts';
import type { ReadingJournal } from './reading-journal.ts';
import type { RequestContext, SubgraphRequest } from './subgraph.ts';
import type { SubgraphDoor } from './subgraph-door.ts';
import { inWaves } from './waves.ts';

/**
 * One field of `Subscription`, answered from the bus.
 *
 * The events say that something changed and whom it may concern; what a subscriber reads is the thing as it stands when
 * the frame is made, read under the subscriber's own rights. So a frame is never older than its event, two frames of a
 * key never go back in time, and a mistake in `concerns` can tell too much to nobody.
 */
export interface LiveField<C extends RequestContext> {
  readonly definitions: readonly EventDefinition[];
  /** Whether to look closer, by the event alone: it is asked of each event for each subscription. */
  concerns(change: TailedEvent, args: Readonly<Record<string, unknown>>, viewer: Viewer): boolean;
  /** What the field answers; null when the viewer may not see it, or it is no more: then nothing is told. */
  load(change: TailedEvent, context: C, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** A live field of one kind of event. Arguments are those of the schema, which graphql has checked. */
export function liveField<C extends RequestContext, Definition extends EventDefinition, Args>(field: {
  definition: Definition;
  concerns(
    change: { event: EventOf<Definition>; before: EventOf<Definition>['data'] | null },
    args: Args,
    viewer: Viewer,
  ): boolean;
  load(
    change: { event: EventOf<Definition>; before: EventOf<Definition>['data'] | null },
    context: C,
    args: Args,
  ): Promise<unknown>;
}): LiveField<C> {
  // Sound: the tail reads each event, and the one before it, with the definition of its type; graphql coerces arguments.
  const narrowed = (change: TailedEvent) =>
    change as { event: EventOf<Definition>; before: EventOf<Definition>['data'] | null };
  return {
    definitions: [field.definition],
    concerns: (change, args, viewer) => field.concerns(narrowed(change), args as Args, viewer),
    load: (change, context, args) => field.load(narrowed(change), context, args as Args),
  };
}

/** Who subscribes, and until when. */
export interface LiveCall {
  /** The `Authorization` header; verified now, and again while the subscription lives. */
  readonly authorization: string | undefined;
  readonly traceId: string;
  /** Ends the subscription. */
  readonly signal: AbortSignal;
}

export interface LiveOptions<C extends RequestContext> {
  readonly schema: GraphQLSchema;
  readonly door: SubgraphDoor;
  readonly fields: Readonly<Record<string, LiveField<C>>>;
  readonly tail: EventTail;
  readonly verifier: Verifier;
  readonly journal: ReadingJournal | undefined;
  readonly log: Log;
  context(base: RequestContext): C;
}

/** Frames made at a time: their reads share statements. */
const together = 8;
/** One frame's reads, sources included. */
const frameMs = 15_000;
/** A token is looked at again when this has passed. */
const recheckMs = 5000;
/** A cursor further back than this asks for more than anybody reads: the state is asked for instead. */
const furthestBack = 100_000;

/**
 * Answers a subscription for as long as it is read: a batch at once, which says where it begins, then one whenever
 * something happened.
 *
 * @param after the position to go on behind; absent: from now on
 * @throws NotAuthenticated at the start, and once the token has ended
 * @throws InvalidInput the operation is none that can be subscribed to, or the position is too far back
 */
export async function* liveFrames<C extends RequestContext>(
  options: LiveOptions<C>,
  request: SubgraphRequest,
  call: LiveCall,
  after?: number,
): AsyncGenerator<LiveBatch, void, undefined> {
  const { fields, tail, verifier, schema, door } = options;
  const log = options.log.child({ traceId: call.traceId });
  const viewer = await verifier.verify(call.authorization);
  const { document, name, args, variableValues } = operationOf(schema, door, request, viewer);
  const field = fields[name];
  if (field === undefined) throw new InvalidInput(`"${name}" cannot be subscribed to here.`);
  const types = new Set(field.definitions.map(({ type }) => type));

  const head = await tail.head();
  // A position ahead of ours comes of a database that was restored: what follows is told from here.
  let position = Math.min(after ?? head, head);
  if (head - position > furthestBack)
    throw new InvalidInput('The cursor is too far back: ask for what there is, and subscribe without one.', {
      field: 'after',
    });
  let checkedAt = performance.now();
  yield { frames: [], position };

  while (!call.signal.aborted) {
    const next = await tail.next(position, call.signal).catch((error: unknown) => {
      if (call.signal.aborted) return undefined;
      throw error;
    });
    if (next === undefined) return;
    if (performance.now() - checkedAt > recheckMs) {
      await verifier.verify(call.authorization);
      checkedAt = performance.now();
    }
    const wanted = next.events.filter((change) => types.has(change.event.type) && field.concerns(change, args, viewer));
    for (const some of runs(wanted)) {
      // What they read alike is read once; where that fails, each is tried alone.
      const frames = await answers(some).catch(() => Promise.all(some.map((change) => frame(change))));
      position = some.at(-1)?.event.position ?? position;
      yield { frames: frames.filter((each) => each !== null), position };
    }
    if (position === next.position) continue;
    position = next.position;
    yield { frames: [], position };
  }

  async function frame(change: TailedEvent): Promise<LiveFrame | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await answers([change]))[0] ?? null;
      } catch (error) {
        if (call.signal.aborted) throw error;
        // A database that is away for a moment costs no frame; what cannot be read at all is told as such.
        if (attempt < 3 && !(error instanceof HubError && !error.retryable)) {
          await pause(200 * attempt);
          continue;
        }
        const errors = [formatSubgraphError({ message: 'not read', path: [name] }, error, log)];
        return { position: change.event.position, key: change.event.subject, result: { data: null, errors } };
      }
    }
  }

  async function answers(changes: readonly TailedEvent[]): Promise<(LiveFrame | null)[]> {
    const { context, shown } = noting(options.context({ viewer, deadline: AbortSignal.timeout(frameMs), log }));
    const frames = await inWaves(() => Promise.all(changes.map((change) => answer(change, context))));
    await options.journal?.keep(shown, { viewer, operationName: request.operationName, traceId: call.traceId });
    return frames;
  }

  async function answer(change: TailedEvent, contextValue: C): Promise<LiveFrame | null> {
    const thing = await field?.load(change, contextValue, args);
    if (thing === null || thing === undefined) return null;
    const { data, errors } = await execute({
      schema,
      document,
      rootValue: { [name]: thing },
      contextValue,
      variableValues,
      ...(request.operationName !== undefined && { operationName: request.operationName }),
    });
    const result: FormattedExecutionResult = {
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map((error) => formatSubgraphError(error.toJSON(), error, log)) }),
    };
    return { position: change.event.position, key: change.event.subject, result };
  }
}

/** The one field that an operation subscribes to. */
function operationOf(
  schema: GraphQLSchema,
  door: SubgraphDoor,
  { query, operationName, variables = {} }: SubgraphRequest,
  viewer: Viewer,
) {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: door.maxTokens });
  } catch (cause) {
    throw new InvalidInput('The operation cannot be parsed.', { cause });
  }
  const [fault] = validate(schema, document, [...specifiedRules, ...door.rules]);
  if (fault !== undefined) throw new InvalidInput(fault.message.replace(/ ?Did you mean .*$/, ''));
  const operation = getOperationAST(document, operationName);
  const type = schema.getSubscriptionType();
  const [selection] = operation?.selectionSet.selections ?? [];
  if (!type || operation?.operation !== OperationTypeNode.SUBSCRIPTION || selection?.kind !== Kind.FIELD)
    throw new InvalidInput('The operation is no subscription to one field.');
  judge(() => door.judgeOperation({ document, operation, variables, viewer }));
  const field = type.getFields()[selection.name.value];
  if (field === undefined) throw new InvalidInput('The operation is no subscription to one field.');
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced.errors) throw new InvalidInput(coerced.errors[0]?.message ?? 'A variable has no value that fits.');
  try {
    const args = getArgumentValues(field, selection, coerced.coerced);
    return { document, name: field.name, args, variableValues: variables };
  } catch (error) {
    throw error instanceof GraphQLError ? new InvalidInput(error.message) : error;
  }
}

/** @throws NotPermitted, InvalidInput what the door says of an operation, as errors of a subscription */
function judge(judgement: () => void): void {
  try {
    judgement();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const Told = error.extensions['code'] === 'FORBIDDEN' ? NotPermitted : InvalidInput;
    throw new Told(error.message);
  }
}

/** Whether a filter's list lets something through: absent, it lets all; what is not known passes none that is given. */
export function passes(wanted: readonly string[] | null | undefined, ...has: readonly (string | null)[]): boolean {
  return !wanted || has.some((one) => one !== null && wanted.includes(one));
}

/** In order, cut so that no cut holds two of one key, for they would be read at the same time. */
function* runs(changes: readonly TailedEvent[]): Generator<readonly TailedEvent[]> {
  let run: TailedEvent[] = [];
  const keys = new Set<string>();
  for (const change of changes) {
    if (run.length === together || keys.has(change.event.subject)) {
      yield run;
      run = [];
      keys.clear();
    }
    run.push(change);
    keys.add(change.event.subject);
  }
  if (run.length > 0) yield run;
}
