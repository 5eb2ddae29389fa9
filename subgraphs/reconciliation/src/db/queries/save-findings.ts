import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { dueAt } from '../../domain/exception-kinds.ts';
import type { Findings } from '../../domain/supply-exception.ts';
import { isToldToSuppliers } from '../../domain/told-to-suppliers.ts';
import { tellExceptions } from './tell-exceptions.ts';

/** What was found of a subject, and when that became so. */
export interface FoundAt extends Findings {
  readonly at: Temporal.Instant;
}

/**
 * Keeps what was found of these subjects, each named once, in one statement: what holds is opened or stays open since it
 * was, what no longer holds is closed, what comes back opens again, with nobody looking after it. What a person has
 * closed stays closed as long as it is there and the same. What is another than it was is told.
 */
export async function saveFindings(tx: Tx, found: readonly FoundAt[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.flatMap(({ subject, exceptions, at }) =>
    exceptions.map((one) => ({
      id: one.id,
      kind: one.kind,
      subject,
      at: at.toString(),
      due_at: dueAt(one.kind, at).toString(),
      severity: one.severity,
      sentence: one.sentence,
      remedy: one.remedy,
      case_id: one.caseId,
      message_id: one.messageId,
      facility_ids: one.facilityId === null ? [] : [one.facilityId],
      partner: one.partner,
      business_key: one.businessKey,
      supplier_id: one.supplierId,
      supplier_ids: one.supplierId !== null && isToldToSuppliers(one.kind) ? [one.supplierId] : [],
      order_ids: one.orderIds,
      case_ids: one.caseIds,
      order_line_ids: one.orderLineIds,
      item_id: one.itemId,
      team: one.team,
    })),
  );
  const subjects = found.map(({ subject, at }) => ({ subject, at: at.toString() }));
  const changed = await tx.execute<{ id: string }>(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, kind text, subject text,
        at timestamptz, due_at timestamptz, severity text, sentence text, remedy text, case_id text, message_id text,
        facility_ids text[], partner text, business_key text, supplier_id text, supplier_ids text[],
        order_ids text[],
        case_ids text[], order_line_ids text[], item_id text, team text)
    ), closed as (
      update reconciliation.supply_exception as held
      set closed_at = coalesce(held.closed_at, judged.at), is_waived = false
      from jsonb_to_recordset(${JSON.stringify(subjects)}::text::jsonb) as judged(subject text, at timestamptz)
      where held.subject = judged.subject and (closed_at is null or is_waived) and id not in (select id from given)
      returning held.id
    ), written as (
    insert into reconciliation.supply_exception as held (id, kind, subject, severity, sentence, remedy, case_id,
      message_id, opened_at, due_at, facility_ids, supplier_ids, partner, business_key, supplier_id, order_ids, is_waived,
      case_ids, order_line_ids, item_id, team)
    select id, kind, subject, severity, sentence, remedy, case_id,
      message_id, at, due_at, facility_ids, supplier_ids, partner, business_key, supplier_id, order_ids, false,
      case_ids, order_line_ids, item_id, team from given
    on conflict (id) do update set
      severity = excluded.severity, sentence = excluded.sentence, remedy = excluded.remedy,
      case_id = excluded.case_id, message_id = excluded.message_id, facility_ids = excluded.facility_ids,
      partner = excluded.partner, business_key = excluded.business_key, supplier_id = excluded.supplier_id,
      supplier_ids = excluded.supplier_ids, order_ids = excluded.order_ids, case_ids = excluded.case_ids, order_line_ids = excluded.order_line_ids,
      item_id = excluded.item_id, team = excluded.team,
      opened_at = case when held.closed_at is null then held.opened_at else excluded.opened_at end,
      due_at = case when held.closed_at is null then held.due_at else excluded.due_at end,
      owner = case when held.closed_at is null then held.owner end,
      owned_at = case when held.closed_at is null then held.owned_at end,
      closed_at = null, resolved_by = null, resolution = null, is_waived = false
    where not (held.is_waived and (held.sentence, held.severity) = (excluded.sentence, excluded.severity))
      and (held.closed_at, held.severity, held.sentence, held.remedy, held.case_id, held.message_id, held.facility_ids,
        held.partner, held.business_key, held.supplier_id, held.supplier_ids, held.order_ids, held.case_ids, held.order_line_ids,
        held.item_id, held.team)
      is distinct from (null, excluded.severity, excluded.sentence, excluded.remedy, excluded.case_id,
        excluded.message_id, excluded.facility_ids, excluded.partner, excluded.business_key, excluded.supplier_id,
        excluded.supplier_ids, excluded.order_ids, excluded.case_ids, excluded.order_line_ids, excluded.item_id, excluded.team)
    returning held.id
    )
    select id from closed union select id from written`);
  const latest = found.map(({ at }) => at).toSorted((a, b) => Temporal.Instant.compare(b, a))[0];
  if (latest !== undefined)
    await tellExceptions(
      tx,
      changed.map(({ id }) => id),
      latest,
    );
}
