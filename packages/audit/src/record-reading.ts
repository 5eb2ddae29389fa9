import type { Db } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';

/** The action of entries about what somebody was shown. */
export const readingAction = 'patient-data-read';

/** What one operation showed its viewer of what is marked in the schema as patient-linked. */
export interface Reading {
  /** A token's subject. */
  readonly actor: string;
  readonly role: string;
  readonly at: Temporal.Instant;
  /** The operation's name; null: it has none. */
  readonly operation: string | null;
  /** Under which the logs have the same operation. */
  readonly traceId: string;
  /** `Type.field`, each once. */
  readonly fields: readonly string[];
  /** Of what they are the fields: hub ids, each once; empty for what has none of its own. */
  readonly ids: readonly string[];
}

const longestName = 100;

/**
 * Keeps what was shown; one statement, durable when it settles. Entries belong to no one place: who oversees only some
 * facilities does not learn from them what others look at.
 */
export async function recordReadings(db: Db, readings: readonly Reading[]): Promise<void> {
  const rows = readings.map(({ actor, role, at, operation, traceId, fields, ids }) => {
    const name = operation?.slice(0, longestName) ?? 'anonymous';
    return { at: at.toString(), actor, subject: `operation:${name}`, after: { role, traceId, fields, ids } };
  });
  await db.execute(sql`
    insert into hub.audit_entry (at, actor, action, subject, reason, after, facility_ids, supplier_ids)
    select at, actor, ${readingAction}, subject, 'Shown to who asked for it.', after, '{}', '{}'
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as (at timestamptz, actor text, subject text, after jsonb)) with ordinality as given
    order by ordinality`);
}
