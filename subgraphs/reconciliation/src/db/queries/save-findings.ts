import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Findings } from '../../domain/supply-exception.ts';

/** What was found of a subject, and when that became so. */
export interface FoundAt extends Findings {
  readonly at: Temporal.Instant;
}

/**
 * Keeps what was found of these subjects, each named once, in one statement: what holds is opened or stays open since it was, what no
 * longer holds is closed, what comes back opens again.
 */
export async function saveFindings(tx: Tx, found: readonly FoundAt[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.flatMap(({ subject, exceptions, at }) =>
    exceptions.map((one) => ({
      id: one.id,
      kind: one.kind,
      subject,
      at: at.toString(),
      severity: one.severity,
      sentence: one.sentence,
      remedy: one.remedy,
      case_id: one.caseId,
      message_id: one.messageId,
      facility_ids: one.facilityId === null ? [] : [one.facilityId],
    })),
  );
  const subjects = found.map(({ subject, at }) => ({ subject, at: at.toString() }));
  await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, kind text, subject text, at timestamptz,
        severity text, sentence text, remedy text, case_id text, message_id text, facility_ids text[])
    ), closed as (
      update reconciliation.supply_exception as held set closed_at = judged.at
      from jsonb_to_recordset(${JSON.stringify(subjects)}::text::jsonb) as judged(subject text, at timestamptz)
      where held.subject = judged.subject and closed_at is null and id not in (select id from given)
    )
    insert into reconciliation.supply_exception as held
      (id, kind, subject, severity, sentence, remedy, case_id, message_id, opened_at, facility_ids, supplier_ids)
    select id, kind, subject, severity, sentence, remedy, case_id, message_id, at, facility_ids, '{}' from given
    on conflict (id) do update set
      severity = excluded.severity, sentence = excluded.sentence, remedy = excluded.remedy,
      case_id = excluded.case_id, message_id = excluded.message_id, facility_ids = excluded.facility_ids,
      opened_at = case when held.closed_at is null then held.opened_at else excluded.opened_at end, closed_at = null
    where (held.closed_at, held.severity, held.sentence, held.remedy, held.case_id, held.message_id, held.facility_ids)
      is distinct from (null, excluded.severity, excluded.sentence, excluded.remedy, excluded.case_id,
        excluded.message_id, excluded.facility_ids)`);
}
