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
