import { $TroubleChanged, type TroubleChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { troubles } from '../trouble-schema.ts';

/** A trouble that holds, with its place. */
export type HeldTrouble = Omit<TroubleChanged, 'raisedAt' | 'endedAt'> & { readonly scope: string };

const $Changed = z.object({ version: z.coerce.number(), data: $TroubleChanged });
type Changed = z.infer<typeof $Changed>;

/**
 * Makes these the troubles of their scopes: what is new is raised, what is not among them ends, what differs is kept as
 * it is now. One statement.
 * @returns those that changed, as they are now
 */
export async function replaceTroubles(
  tx: Tx,
  scopes: readonly string[],
  held: readonly HeldTrouble[],
  at: Temporal.Instant,
): Promise<Changed[]> {
  const t = troubles;
  const rows = held.map((one) => ({
    id: one.id,
    scope: one.scope,
    kind: one.kind,
    key: one.key,
    sentence: one.sentence,
    remedy: one.remedy,
    team: one.team,
    order_id: one.orderId,
    order_number: one.orderNumber,
    order_line_ids: one.orderLineIds,
    item_id: one.itemId,
    facility_id: one.facilityId,
    supplier_id: one.supplierId,
    case_ids: one.caseIds,
    severity: one.severity,
  }));
  const now = sql`${at.toString()}::timestamptz(3)`;
  const changed = await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, scope text, kind text,
        key text, sentence text, remedy text, team text, order_id text, order_number text, order_line_ids text[],
        item_id text, facility_id text, supplier_id text, case_ids text[], severity text)
    ), ended as (
      update ${t} as old set ended_at = ${now}, version = version + 1
      where scope = any(${textArray(scopes)}) and ended_at is null and id not in (select id from given)
      returning old.*
    ), raised as (
      insert into ${t} as old (id, scope, kind, key, sentence, remedy, team, order_id, order_number, order_line_ids,
        item_id, facility_id, supplier_id, case_ids, severity, raised_at, version)
      select given.*, ${now}, 1 from given order by id
      on conflict (id) do update set sentence = excluded.sentence, remedy = excluded.remedy, team = excluded.team,
        order_id = excluded.order_id, order_number = excluded.order_number, order_line_ids = excluded.order_line_ids,
        item_id = excluded.item_id, facility_id = excluded.facility_id, supplier_id = excluded.supplier_id,
        case_ids = excluded.case_ids, severity = excluded.severity,
        raised_at = case when old.ended_at is null then old.raised_at else excluded.raised_at end,
        ended_at = null, version = old.version + 1
      where (old.ended_at, old.sentence, old.remedy, old.team, old.order_id, old.order_number, old.order_line_ids,
          old.item_id, old.facility_id, old.supplier_id, old.case_ids, old.severity)
        is distinct from (null, excluded.sentence, excluded.remedy, excluded.team, excluded.order_id,
          excluded.order_number, excluded.order_line_ids, excluded.item_id, excluded.facility_id, excluded.supplier_id,
          excluded.case_ids, excluded.severity)
      returning old.*
    )
    select version, jsonb_build_object('id', id, 'kind', kind, 'key', key, 'sentence', sentence, 'remedy', remedy,
      'team', team, 'orderId', order_id, 'orderNumber', order_number, 'orderLineIds', order_line_ids, 'itemId', item_id,
      'facilityId', facility_id, 'supplierId', supplier_id, 'caseIds', case_ids, 'severity', severity,
      'raisedAt', ${utc(sql`raised_at`)}, 'endedAt', ${utc(sql`ended_at`)}) as data
    from (select * from ended union all select * from raised) as changed
    order by ended_at is null, id`);
  return z.array($Changed).parse([...changed]);
}

const utc = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
