import type { Log } from '@supply-hub/log';
import type { Tx } from '@supply-hub/postgres';
import type { EventDefinition, EventOf, HubEvent } from './define-event.ts';

/** What a handler gets beside the event. */
export interface HandlerContext {
  /**
   * The consumer's own transaction, under its subgraph's role. What the handler changes here and the consumer's
   * progress commit together, so each event has its effect once. Nothing else is undone when the transaction is, so
   * a handler touches nothing else: what calls out or takes long is a job, enqueued here.
   */
  tx: Tx;
  log: Log;
}

export interface Handler {
  /** The consumer's durable name, `<subgraph>.<what it does>`; renamed, it is a new consumer. */
  readonly consumer: string;
  readonly definitions: readonly EventDefinition[];
  readonly startsFrom: 'beginning' | 'now';
  handle(event: HubEvent, context: HandlerContext): Promise<void>;
  /** The same for events that come one after another, where all of them at once cost less than each alone. */
  handleAll?(events: readonly HubEvent[], context: HandlerContext): Promise<void>;
}

/**
 * What a consumer does with each event of one or several definitions.
 *
 * Events come in one order, those of one aggregate always in the order they happened. An event may come again after
 * a replay, so a handler that keeps a copy ignores what is not newer than it (`aggregateversion`).
 *
 * @param options.startsFrom where a consumer starts that was never seen before: with all events there are, or with
 *   those published from now on (of those published just before, some may still come). @default 'beginning'
 */
export function handler<Definition extends EventDefinition>(
  definitions: Definition | readonly Definition[],
  consumer: string,
  handle: (event: EventOf<Definition>, context: HandlerContext) => Promise<void>,
  options: { startsFrom?: 'beginning' | 'now' } = {},
): Handler {
  return {
    consumer,
    definitions: [definitions].flat(),
    startsFrom: options.startsFrom ?? 'beginning',
    // Sound because delivery reads each event with the definition of its type, taken from the list above.
    handle: (event, context) => handle(event as EventOf<Definition>, context),
  };
}

/**
 * As {@link handler}, for a consumer that takes many events in few statements: a first load brings tens of thousands.
 *
 * It is given what waits of its definitions, in order, up to a step of delivery (`batchSize`). Events of one aggregate
 * may be among them, so the last of each counts. When it throws, all it did is undone and the events come again one by
 * one, each as a batch of its own: what a batch does must be what its events do one after another.
 */
export function batchHandler<Definition extends EventDefinition>(
  definitions: Definition | readonly Definition[],
  consumer: string,
  handleAll: (events: readonly EventOf<Definition>[], context: HandlerContext) => Promise<void>,
  options: { startsFrom?: 'beginning' | 'now' } = {},
): Handler {
  return {
    ...handler(definitions, consumer, (event, context) => handleAll([event], context), options),
    // Sound for the same reason as above.
    handleAll: (events, context) => handleAll(events as readonly EventOf<Definition>[], context),
  };
}
