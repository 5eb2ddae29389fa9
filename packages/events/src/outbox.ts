import { randomUUID } from 'node:crypto';
import { StateConflict } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import { keptTraceparent } from '@supply-hub/tracing';
import { sql } from 'drizzle-orm';
import { misfit, type EventDefinition } from './define-event.ts';

/** What a publisher says of one event; the definition says the rest. */
export interface Publication<Data> {
  /** The hub id of the aggregate; becomes `subject`. */
  aggregateId: string;
  /** Higher than that of every event of this type the aggregate had before, from 1. */
  aggregateVersion: number;
  data: Data;
  occurredAt: Temporal.Instant;
  /** Id of the event or message this one follows from. */
  causationId?: string;
}

/**
 * Publishes an event with the caller's transaction: it is delivered if that commits and never was if not.
 *
 * The caller holds a lock on the aggregate (its row `for update`, or just written) since before it read the version
 * it now publishes; that lock is what makes the order of events the order of changes.
 *
 * @returns the event's id, to name as the cause of what follows
 * @throws StateConflict this version of the aggregate was published already: somebody wrote without the lock
 * @throws TypeError the data does not fit the definition: a bug in the publisher
 */
export async function publish<Data>(
  tx: Tx,
  definition: EventDefinition<string, Data>,
  event: Publication<NoInfer<Data>>,
): Promise<string> {
  const [id] = await publishAll(tx, definition, [event]);
  if (id === undefined) throw new Error('An event was published without an id.');
  return id;
}

/**
 * Publishes many events of one definition in one statement, as {@link publish} does one. They are delivered in the
 * order given.
 *
 * @returns their ids, in the order given
 */
export async function publishAll<Data>(
  tx: Tx,
  definition: EventDefinition<string, Data>,
  events: readonly Publication<NoInfer<Data>>[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    id: randomUUID(),
    aggregate_id: event.aggregateId,
    aggregate_version: event.aggregateVersion,
    causation_id: event.causationId,
    occurred_at: event.occurredAt.toString(),
    data: checked(definition, event.data),
  }));
  // Two statements, so that where nobody traces nothing more is written.
  const traceparent = keptTraceparent();
  const [column, value] = traceparent === undefined ? [sql``, sql``] : [sql`, traceparent`, sql`, ${traceparent}`];
  try {
    // One parameter for them whatever the number of events: the same prepared statement serves all.
    await tx.execute(sql`
      insert into hub.outbox
        (id, type, data_version, aggregate, aggregate_id, aggregate_version, causation_id, occurred_at, data${column})
      select event.id, ${definition.type}, ${definition.version}, ${definition.aggregate},
        event.aggregate_id, event.aggregate_version, event.causation_id, event.occurred_at, event.data${value}
      from rows from (
        jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (
          id uuid, aggregate_id text, aggregate_version bigint, causation_id text, occurred_at timestamptz, data jsonb
        )
      ) with ordinality as event
      order by event.ordinality`);
  } catch (error) {
    if (!saysAVersionTwice(error)) throw error;
    const of = events.length === 1 ? ` of ${rows[0]?.aggregate_id} version ${rows[0]?.aggregate_version}` : '';
    throw new StateConflict(
      `${definition.type}${of} was published before: lock the ${definition.aggregate} before reading its version.`,
      { cause: error },
    );
  }
  return rows.map((row) => row.id);
}

function checked<Data>(definition: EventDefinition<string, Data>, data: Data): Data {
  const outcome = definition.data.safeParse(data);
  if (outcome.success) return outcome.data;
  throw new TypeError(`${definition.type} cannot be published${misfit(outcome.error)}`);
}

/** drizzle wraps what PostgreSQL said, so the constraint is looked for along the causes. */
function saysAVersionTwice(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint_name' in at && at.constraint_name === 'outbox_says_a_version_once') return true;
  }
  return false;
}
