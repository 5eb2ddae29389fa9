import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { Findings } from '../../domain/supply-exception.ts';

/**
 * Keeps what was found of these subjects, in one statement: what holds is opened or stays open since it was, what no
 * longer holds is closed, what comes back opens again.
 */
export async function saveFindings(tx: Tx, all: readonly Findings[], at: Temporal.Instant): Promise<void> {
  const rows = all.flatMap(({ subject, exceptions }) =>
    exceptions.map((one) => ({
      id: one.id,
      kind: one.kind,
      subject,
      severity: one.severity,
      sentence: one.sentence,
      remedy: one.remedy,
      case_id: one.caseId,
      message_id: one.messageId,
      facility_ids: one.facilityId === null ? [] : [one.facilityId],
    })),
  );
  const subjects = textArray(all.map(({ subject }) => subject));
  const instant = sql`${at.toString()}::timestamptz`;
  await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, kind text, subject text,
        severity text, sentence text, remedy text, case_id text, message_id text, facility_ids text[])
    ), closed as (
      update reconciliation.supply_exception set closed_at = ${instant}
      where subject = any(${subjects}) and closed_at is null and id not in (select id from given)
    )
    insert into reconciliation.supply_exception as held
      (id, kind, subject, severity, sentence, remedy, case_id, message_id, opened_at, facility_ids, supplier_ids)
    select id, kind, subject, severity, sentence, remedy, case_id, message_id, ${instant}, facility_ids, '{}' from given
    on conflict (id) do update set
      severity = excluded.severity, sentence = excluded.sentence, remedy = excluded.remedy,
      case_id = excluded.case_id, message_id = excluded.message_id, facility_ids = excluded.facility_ids,
      opened_at = case when held.closed_at is null then held.opened_at else excluded.opened_at end, closed_at = null
    where (held.closed_at, held.severity, held.sentence, held.remedy, held.case_id, held.message_id, held.facility_ids)
      is distinct from (null, excluded.severity, excluded.sentence, excluded.remedy, excluded.case_id,
        excluded.message_id, excluded.facility_ids)`);
}
