import { z } from 'zod';
import type { EventDefinition, HubEvent } from './define-event.ts';

/** A sequenced row of hub.outbox, as drizzle's client reads it: bigints and instants as text. */
export type StoredEvent = z.infer<typeof $StoredEvent>;
export const $StoredEvent = z.object({
  position: z.coerce.number(),
  id: z.string(),
  type: z.string(),
  data_version: z.number(),
  aggregate: z.string(),
  aggregate_id: z.string(),
  aggregate_version: z.coerce.number(),
  causation_id: z.string().nullable(),
  occurred_at: z.string(),
  data: z.unknown(),
  traceparent: z.string().nullish(),
});

/** The event as consumers get it. @throws EventUnreadable */
export function readEvent<Type extends string, Data>(
  definition: EventDefinition<Type, Data>,
  stored: StoredEvent,
): HubEvent<Type, Data> {
  return {
    specversion: '1.0',
    id: stored.id,
    source: `/${definition.type.split('.', 1)[0]}`,
    type: definition.type,
    subject: stored.aggregate_id,
    time: Temporal.Instant.from(stored.occurred_at),
    datacontenttype: 'application/json',
    data: definition.read(stored.data_version, stored.data),
    dataversion: definition.version,
    ...(stored.causation_id !== null && { causationid: stored.causation_id }),
    ...(typeof stored.traceparent === 'string' && { traceparent: stored.traceparent }),
    aggregate: stored.aggregate,
    aggregateversion: stored.aggregate_version,
    position: stored.position,
  };
}
