import type { Log } from '@supply-hub/log';
import type { GraphQLFormattedError } from 'graphql';
import type { GraphPaths } from '../contract-door.ts';
import { faultForLog } from '../fault-for-log.ts';
import { topicKey, type Caller, type LiveOperation } from './live-operation.ts';
import { Unplannable, type LivePlan, type LivePlanner } from './live-plan.ts';
import { Subscriber, type Outlet } from './subscriber.ts';
import { Topic } from './topic.ts';
import type { Upstream } from './upstream.ts';

/** Subscriptions through the gateway, whatever brings them to clients. */
export interface LiveFeed {
  /**
   * @param after frames behind this position; absent: from when its stream has begun, which nobody is told of
   * @returns ends it from the client's side
   */
  subscribe(operation: LiveOperation, caller: Caller, after: number | undefined, outlet: Outlet): () => void;
  /** The graph was loaded anew: who subscribes stays so, under a new plan, or is told that there is none any more. */
  replan(planner: LivePlanner): void;
  /** For tests and measures. */
  readonly topicCount: number;
  /** Ends all streams; the clients' side is ended by whoever brought them. */
  close(): Promise<void>;
}

export interface LiveFeedOptions {
  readonly planner: LivePlanner;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly paths: GraphPaths;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  readonly log: Log;
}

/** One question under one kind of rights: those who are told what happens now, and those who catch up. */
interface Channel {
  readonly live: Topic;
  readonly late: Set<Topic>;
}

const mostPlans = 500;
/** Of one person in all: the screens of a ward's kiosk share one token, and each has a few. */
const mostSubscriptions = 500;

export function openLiveFeed(options: LiveFeedOptions): LiveFeed {
  const { upstreams, paths, log } = options;
  let { planner } = options;
  const channels = new Map<string, Channel>();
  const plans = new Map<string, LivePlan>();
  /** How many subscriptions each person has, by subject. */
  const counts = new Map<string, number>();

  function plan({ text, document, operationName }: LiveOperation): LivePlan {
    const key = `${operationName ?? ''}\n${text}`;
    let made = plans.get(key);
    if (made === undefined) {
      made = planner.plan(document, operationName);
      if (plans.size >= mostPlans) plans.clear();
      plans.set(key, made);
    }
    return made;
  }

  /** @throws Error the graph as it is now does not have it, not at that path, or not for this viewer */
  function planFor(operation: LiveOperation, { viewer }: Caller): LivePlan {
    const { path, text, operationName, document } = operation;
    const made = plan(operation);
    const isRefused = paths.get(path)?.({ query: text, operationName }).kind === 'answer';
    if (isRefused || !planner.admits(document, viewer)) throw new Error('The graph does not have it for this viewer.');
    return made;
  }

  function upstream(subgraph: string): Upstream {
    const found = upstreams.get(subgraph);
    if (found === undefined) throw new Error(`There is no way to the subgraph "${subgraph}".`);
    return found;
  }

  function topic(operation: LiveOperation, caller: Caller, key: string, after: number | undefined): Topic {
    const made: Topic = new Topic({
      operation,
      plan: () => planFor(operation, caller),
      upstream,
      formatError: (formatted, error) => options.formatError(formatted, error),
      log,
      after,
      callers: () => callersOf(key),
      onProgress: () => settle(key),
      onEnd: (error) => end(key, made, error),
    });
    return made;
  }

  function* callersOf(key: string): Generator<Caller> {
    for (const one of topicsOf(channels.get(key))) yield* one.members.values();
  }

  /** What ends who catches up is about where that one began; what ends who is told what happens now ends all. */
  function end(key: string, ended: Topic, error: GraphQLFormattedError): void {
    const channel = channels.get(key);
    const isLate = channel?.late.delete(ended) ?? false;
    if (!isLate) channels.delete(key);
    for (const one of isLate ? [ended] : topicsOf(channel)) {
      one.stop();
      for (const subscriber of one.members.keys()) subscriber.outlet.end(error);
    }
    settle(key);
  }

  /** Who has caught up joins the others; what nobody listens to ends. */
  function settle(key: string): void {
    const channel = channels.get(key);
    if (channel === undefined) return;
    const { live, late } = channel;
    for (const one of late) {
      const hasCaughtUp = live.position !== undefined && one.position !== undefined && one.position >= live.position;
      if (hasCaughtUp) {
        for (const [subscriber, caller] of one.members) {
          subscriber.passed(one.position ?? 0);
          live.join(subscriber, caller);
        }
      }
      if (hasCaughtUp || one.members.size === 0) {
        one.stop();
        late.delete(one);
      }
    }
    if (live.members.size > 0 || late.size > 0) return;
    live.stop();
    channels.delete(key);
  }

  return {
    subscribe(operation, caller, after, outlet) {
      try {
        // Found out now, and told to the one who asks, not to a stream.
        plan(operation);
      } catch (cause) {
        log.info(faultForLog(cause), 'a subscription could not be planned');
        const error = new Unplannable(cause);
        outlet.end(options.formatError(error.toJSON(), error));
        return () => undefined;
      }
      const { subject } = caller.viewer;
      const count = counts.get(subject) ?? 0;
      if (count >= mostSubscriptions) {
        const message = `One person has at most ${mostSubscriptions} subscriptions at a time.`;
        outlet.end({ message, extensions: { code: 'BAD_REQUEST' } });
        return () => undefined;
      }
      counts.set(subject, count + 1);
      const key = topicKey(operation, caller);
      const subscriber = new Subscriber(outlet, after);
      let channel = channels.get(key);
      const begun: Topic[] = [];
      if (channel === undefined) {
        channel = { live: topic(operation, caller, key, undefined), late: new Set() };
        channels.set(key, channel);
        begun.push(channel.live);
      }
      const { live, late } = channel;
      let one = after === undefined ? live : topicsOf(channel).find((each) => each.goesOnBehind(after));
      if (one === undefined) {
        one = topic(operation, caller, key, after);
        late.add(one);
        begun.push(one);
      }
      one.join(subscriber, caller);
      // Not before somebody is in it: under whose token it runs.
      for (const each of begun) each.start();
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        const left = (counts.get(subject) ?? 1) - 1;
        if (left > 0) counts.set(subject, left);
        else counts.delete(subject);
        live.leave(subscriber);
        for (const each of late) each.leave(subscriber);
        settle(key);
      };
    },
    replan(next) {
      planner = next;
      plans.clear();
      for (const channel of channels.values()) for (const one of topicsOf(channel)) one.replan();
    },
    get topicCount() {
      return channels.size;
    },
    async close() {
      for (const channel of channels.values()) for (const one of topicsOf(channel)) one.stop();
      channels.clear();
      await Promise.all([...upstreams.values()].map((one) => one.close()));
    },
  };
}

const topicsOf = (channel: Channel | undefined): readonly Topic[] =>
  channel === undefined ? [] : [channel.live, ...channel.late];
