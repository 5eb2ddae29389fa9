import { setTimeout as pause } from 'node:timers/promises';
import { InvalidInput, NotAuthenticated, NotPermitted, SourceUnavailable } from '@supply-hub/errors';
import type { Log } from '@supply-hub/log';
import type { LiveFrame } from '@supply-hub/subgraph-kit';
import { inSpan } from '@supply-hub/tracing';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { startDeadline } from '../deadline.ts';
import { faultForLog } from '../fault-for-log.ts';
import { newTraceId, withTraceId } from '../trace.ts';
import { makeFrame } from './frame.ts';
import type { Caller, LiveOperation } from './live-operation.ts';
import { Unplannable, type LivePlan } from './live-plan.ts';
import type { Subscriber } from './subscriber.ts';
import type { Upstream } from './upstream.ts';

export interface TopicOptions {
  readonly operation: LiveOperation;
  /** The plan as of now: another once the graph was loaded anew. @throws Error the operation fits no more */
  plan(): LivePlan;
  upstream(subgraph: string): Upstream;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  readonly log: Log;
  /** Where it begins; absent: with what happens from now on. */
  readonly after: number | undefined;
  /** All whose rights these are: under the token of one of them it runs. */
  callers(): Iterable<Caller>;
  /** Called when it has looked further. */
  onProgress(): void;
  /** Called when it is over for good. */
  onEnd(error: GraphQLFormattedError): void;
}

/** One event's share of the rest of the plan. */
const frameMs = 15_000;
const longestRestMs = 5000;

/**
 * All who asked the same with the same rights: one stream of its subgraph, one resolution an event, one frame for all.
 *
 * A stream that breaks costs an error frame that says so; it is opened again behind the last position, so nothing is
 * lost. It runs under the token of one of those who listen, the one that lasts longest, and goes on under another's
 * when that has ended: their rights are the same.
 */
export class Topic {
  readonly #options: TopicOptions;
  readonly #members = new Map<Subscriber, Caller>();
  readonly #spent = new Set<string>();
  readonly #stopping = new AbortController();
  /** Ends one stream, to open another. */
  #stream = new AbortController();
  #position: number | undefined;
  #hasBegun = false;

  constructor(options: TopicOptions) {
    this.#options = options;
    this.#position = options.after;
  }

  /** Up to where it has looked; undefined before it has begun. */
  get position(): number | undefined {
    return this.#hasBegun ? this.#position : undefined;
  }

  /** Whether all that is behind a position is still to be told, and nothing else. */
  goesOnBehind(position: number): boolean {
    return this.#position === position;
  }

  get members(): ReadonlyMap<Subscriber, Caller> {
    return this.#members;
  }

  join(subscriber: Subscriber, caller: Caller): void {
    this.#members.set(subscriber, caller);
  }

  leave(subscriber: Subscriber): boolean {
    return this.#members.delete(subscriber);
  }

  /** Begins, and goes on until it is stopped. */
  start(): void {
    void this.#run().catch((error: unknown) => {
      this.#options.log.error(faultForLog(error), 'a subscription met a fault of the hub');
      this.#end(error);
    });
  }

  stop(): void {
    this.#stopping.abort();
    this.#stream.abort();
  }

  /** The graph is another: the stream is opened anew under a new plan, behind the last position. */
  replan(): void {
    this.#stream.abort();
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopping.signal.aborted) {
      // Another may have come meanwhile; those whose token was refused are asked no more.
      const lead = this.#lead();
      if (lead === undefined) return this.#end(new NotAuthenticated('The token has expired.'));
      this.#stream = new AbortController();
      try {
        const plan = this.#plan();
        for await (const batch of this.#open(plan, lead)) {
          failures = 0;
          const frames = await Promise.all(batch.frames.map((frame) => this.#frame(plan, frame)));
          if (this.#stopping.signal.aborted) return;
          // A database that was restored goes on from where it is now: so do all who listen.
          if (this.#position !== undefined && batch.position < this.#position)
            for (const member of this.#members.keys()) member.goBack(batch.position);
          for (const frame of frames) for (const member of this.#members.keys()) member.offer(frame);
          this.#position = batch.position;
          this.#hasBegun = true;
          this.#options.onProgress();
        }
        if (!this.#stream.signal.aborted) throw new SourceUnavailable('The subgraph', 'it ended the subscription');
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        if (this.#stream.signal.aborted) continue;
        if (error instanceof NotAuthenticated) {
          this.#spent.add(lead.authorization);
          continue;
        }
        if (isForGood(error)) return this.#end(error);
        failures += 1;
        if (failures === 1) this.#interrupted(error);
        await pause(Math.min(100 * 2 ** failures, longestRestMs), undefined, { signal: this.#stream.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  #plan(): LivePlan {
    try {
      return this.#options.plan();
    } catch (cause) {
      throw new Unplannable(cause);
    }
  }

  #open(plan: LivePlan, { authorization }: Caller) {
    const { operation } = this.#options;
    const { subgraph, query, operationName } = plan.primary;
    const variables = plan.primaryVariables(operation.variables);
    return this.#options
      .upstream(subgraph)
      .subscribe(
        { query, ...(operationName !== undefined && { operationName }), variables },
        { authorization, traceId: newTraceId(), signal: this.#stream.signal },
        this.#position,
      );
  }

  /** The rest of an answer. Whatever fails is in the frame: an event that was told of is never passed over. */
  #frame(plan: LivePlan, frame: LiveFrame) {
    return inSpan({ name: 'live frame', parent: null }, () => this.#made(plan, frame));
  }

  async #made(plan: LivePlan, { position, key, result }: LiveFrame) {
    const traceId = newTraceId();
    const { signal, remainingMs, settle } = startDeadline(frameMs);
    const lead = this.#lead();
    try {
      const { data, errors } = await plan.complete(result, this.#options.operation.variables, {
        viewer: lead?.viewer,
        authorization: lead?.authorization,
        traceId,
        deadline: signal,
        remainingMs,
      });
      const shown = errors.map((error) => this.#shown(error, traceId));
      return makeFrame(position, key, {
        ...(data !== undefined && { data }),
        ...(shown.length > 0 && { errors: shown }),
      });
    } catch (error) {
      return makeFrame(position, key, { data: null, errors: [this.#shown(error, traceId)] });
    } finally {
      settle();
    }
  }

  #interrupted(error: unknown): void {
    const traceId = newTraceId();
    this.#options.log.warn({ traceId, ...faultForLog(error) }, 'a subscription was interrupted; it goes on by itself');
    const json = Buffer.from(JSON.stringify({ data: null, errors: [this.#shown(error, traceId)] }));
    for (const member of this.#members.keys()) member.tell(json);
  }

  #end(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.#options.onEnd(this.#shown(error, newTraceId()));
  }

  #shown(error: unknown, traceId: string): GraphQLFormattedError {
    const asGraphql =
      error instanceof GraphQLError
        ? error
        : new GraphQLError(error instanceof Error ? error.message : 'unknown', {
            originalError: error instanceof Error ? error : null,
          });
    return withTraceId(traceId, () => this.#options.formatError(asGraphql.toJSON(), asGraphql));
  }

  /** The one whose token lasts longest. */
  #lead(): Caller | undefined {
    let lead: Caller | undefined;
    for (const caller of this.#options.callers()) {
      if (this.#spent.has(caller.authorization)) continue;
      if (lead === undefined || Temporal.Instant.compare(caller.viewer.expiresAt, lead.viewer.expiresAt) > 0)
        lead = caller;
    }
    return lead;
  }
}

/** Asking again would come to the same. */
const isForGood = (error: unknown): boolean =>
  error instanceof InvalidInput || error instanceof NotPermitted || error instanceof Unplannable;
