import { inSpan, isTracing, spanContextOf } from '@supply-hub/tracing';
import type { StoredEvent } from './stored-event.ts';

/**
 * Handles events within a span of the trace they were published in. Of several traces it is part of none: it begins one of
 * its own that names them all, for what is done for many is done once.
 */
export async function inEventSpan(
  consumer: string,
  events: readonly StoredEvent[],
  handle: () => Promise<void>,
): Promise<void> {
  if (!isTracing()) return handle();
  const carried = [...new Set(events.flatMap(({ traceparent }) => traceparent ?? []))];
  const traces = new Set(carried.map((traceparent) => spanContextOf({ traceparent })?.traceId));
  const [first, ...others] = carried.map((traceparent) => ({ traceparent }));
  if (first === undefined) return handle();
  const isOne = traces.size === 1;
  const attributes = { 'hub.consumer': consumer, 'hub.events': events.length, 'hub.event.type': events[0]?.type ?? '' };
  return inSpan(
    {
      name: `event ${consumer}`,
      kind: 'consumer',
      attributes,
      parent: isOne ? first : null,
      links: isOne ? others : [first, ...others],
    },
    handle,
  );
}
