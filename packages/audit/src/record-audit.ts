import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { differences } from './differences.ts';

/** A change, as whoever makes it tells of it. */
export interface AuditEntry {
  /** A token's subject, `system:<id>` for what a system said, `partner:<slug>` for what a partner sent, or `hub`. */
  readonly actor: string;
  /** What was done, in the trade's words: `stock-changed`, `partner-held`. */
  readonly action: string;
  /** The hub's id of what was changed. */
  readonly subject: string;
  /** Why, in a sentence without patient data. */
  readonly reason: string;
  /** Its whole state before, as JSON without patient data; `null`: it was not there. Only what differs is kept. */
  readonly before: unknown;
  /** Its whole state after; `null`: it is no more. */
  readonly after: unknown;
  /** Who may see it, as everywhere: null is master data, empty what belongs to no one place. */
  readonly facilityIds: readonly string[] | null;
  readonly supplierIds: readonly string[];
}

/**
 * Names the message that all which this transaction does from now on is done for, so that who writes an entry deep
 * below need not be told.
 */
export async function nameCause(tx: Tx, messageId: string): Promise<void> {
  await tx.execute(sql`select set_config('hub.message_id', ${messageId}, true)`);
}

/**
 * Writes entries in the transaction of the changes they tell of; one statement. What did not change leaves none.
 *
 * @param at when it was done
 */
export async function recordAudit(tx: Tx, entries: readonly AuditEntry[], at: Temporal.Instant): Promise<void> {
  const rows = entries.flatMap(({ before, after, facilityIds, supplierIds, ...entry }) => {
    const found = differences(before, after);
    if (found === null) return [];
    return { ...entry, ...found, facility_ids: facilityIds, supplier_ids: supplierIds };
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into hub.audit_entry (at, actor, action, subject, reason, before, after, message_id, facility_ids, supplier_ids)
    select ${at.toString()}::timestamptz, actor, action, subject, reason, nullif(before, 'null'), nullif(after, 'null'),
      nullif(current_setting('hub.message_id', true), ''), facility_ids, supplier_ids
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (actor text, action text, subject text,
      reason text, before jsonb, after jsonb, facility_ids text[], supplier_ids text[])) with ordinality as given
    order by ordinality`);
}
